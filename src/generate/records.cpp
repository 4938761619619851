// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/generate/records.hpp"

#include <utility>

namespace hastls::generate {

Records::Records(const posture::Fleet& fleet, const DomainName& zone,
                 posture::Declarations declarations)
    : fleet_(fleet),
      declarations_(std::move(declarations)),
      zone_text_(zone.is_root() ? "." : "." + zone.to_string()),
      host_text_(zone_text_) {}

Records::Records(const posture::Fleet& fleet, const posture::Fleet::Zone& zone)
    : Records(fleet, zone.name, fleet.declarations(zone)) {}

Records::Records(const posture::Fleet& fleet, const posture::Fleet::Part& part)
    : Records(fleet, part.zone->name, fleet.declarations(part)) {}

const Record* Records::next() {
  const posture::Declaration* made = declarations_.next();
  if (made == nullptr) return nullptr;
  const bool same_host = made->host == host_;
  if (!same_host) {
    host_ = made->host;
    host_text_.clear();
    if (!host_.empty()) host_text_ += '.';
    posture::Fleet::append_host(host_text_, *made);
    host_text_ += zone_text_;
  }
  const bool same_owner = same_host && made->labels == labels_;
  if (!same_owner) {
    labels_ = made->labels;
    owner_.clear();
    posture::Fleet::append_labels(owner_, *made);
    owner_ += host_text_;
  }
  current_ = {owner_, made->ttl, made->record, fleet_.remarks()[made->remark], !same_owner};
  return &current_;
}

}  // namespace hastls::generate
