// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/generate/records.hpp"

#include <algorithm>
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
    : fleet_(fleet),
      declarations_(std::move(declarations)),
      zone_text_(zone.is_root() ? "." : "." + zone.to_string()) {}

Records::Records(const posture::Fleet& fleet, const posture::Fleet::Zone& zone)
    : Records(fleet, zone.name, fleet.declarations(zone)) {}

Records::Records(const posture::Fleet& fleet, const posture::Fleet::Part& part)
    : Records(fleet, part.zone->name, fleet.declarations(part)) {}

// The labels of a host's records are written in front of it, where there is room for any.
void Records::take_host(const posture::Declaration& made) {
  constexpr std::size_t kRoom = DomainName::kMaxWire;
  host_ = made.host;
  text_.assign(kRoom, '.');
  host_at_ = kRoom;
  if (!host_.empty()) {
    text_ += '.';
    posture::Fleet::append_host(text_, made);
  }
  text_ += zone_text_;
}

void Records::take_labels(const posture::Declaration& made) {
  labels_ = made.labels;
  const auto service = posture::Fleet::service(made);
  const std::size_t at = host_at_ - service.application.size() - 1 - service.protocol.size();
  const auto to = std::ranges::copy(service.application, text_.data() + at).out;
  *to = '.';
  std::ranges::copy(service.protocol, to + 1);
  current_.owner = std::string_view(text_).substr(at);
}

const Record* Records::next() {
  const posture::Declaration* made = declarations_.next();
  if (made == nullptr) return nullptr;
  const bool same_host = !text_.empty() && is_same(made->host, host_);
  if (!same_host) take_host(*made);
  current_.begins_rrset = !same_host || !is_same(made->labels, labels_);
  if (current_.begins_rrset) take_labels(*made);
  current_.ttl = made->ttl;
  current_.rdata = made->record;
  current_.remark = fleet_.remarks()[made->remark];
  return &current_;
}

}  // namespace hastls::generate
