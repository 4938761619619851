// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/generate/records.hpp"

#include <utility>

namespace hastls::generate {
namespace {

// Nearly always the same octets in the same place.
bool is_same(std::string_view a, std::string_view b) noexcept {
  return a.size() == b.size() && (a.data() == b.data() || a == b);
}

}  // namespace

Records::Records(const posture::Fleet& fleet, const DomainName& zone,
                 posture::Declarations declarations)
    : fleet_(fleet), declarations_(std::move(declarations)), owner_(zone) {}

Records::Records(const posture::Fleet& fleet, const posture::Fleet::Zone& zone)
    : Records(fleet, zone.name, fleet.declarations(zone)) {}

Records::Records(const posture::Fleet& fleet, const posture::Fleet::Part& part)
    : Records(fleet, part.zone->name, fleet.declarations(part)) {}

const Record* Records::next() {
  const posture::Declaration* made = declarations_.next();
  if (made == nullptr) return nullptr;
  const bool same_host = begun_ && is_same(made->host, host_);
  if (!same_host) owner_.take_host(made->host);
  current_.begins_rrset = !same_host || !is_same(made->labels, labels_);
  if (current_.begins_rrset) current_.owner = owner_.with_labels(made->labels);
  begun_ = true;
  host_ = made->host;
  labels_ = made->labels;
  current_.ttl = made->ttl;
  current_.rdata = made->record;
  current_.remark = fleet_.remarks()[made->remark];
  return &current_;
}

}  // namespace hastls::generate
