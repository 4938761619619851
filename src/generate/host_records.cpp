// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/generate/host_records.hpp"

namespace hastls::generate {

HostRecords::HostRecords(const posture::Fleet& fleet, const posture::Fleet::Part& part)
    : fleet_(fleet), hosts_(fleet.hosts(part)), owner_(part.zone->name) {}

const HostRecords::Host* HostRecords::next() {
  const posture::Hosts::Host* host = hosts_.next();
  if (host == nullptr) return nullptr;
  owner_.take_host(host->key);
  host_ = {owner_.ending(), host->likeness};
  return &host_;
}

const Record* HostRecords::next_record() {
  const posture::Declaration* made = hosts_.next_record();
  if (made == nullptr) return nullptr;
  current_.owner = owner_.with_labels(made->labels);
  current_.ttl = made->ttl;
  current_.rdata = made->record;
  current_.remark = fleet_.remarks()[made->remark];
  return &current_;
}

}  // namespace hastls::generate
