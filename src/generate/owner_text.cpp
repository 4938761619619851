// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/generate/owner_text.hpp"

#include <algorithm>

namespace hastls::generate {
namespace {

constexpr std::size_t kRoom = DomainName::kMaxWire;

}  // namespace

OwnerText::OwnerText(const DomainName& zone)
    : zone_text_(zone.is_root() ? "." : "." + zone.to_string()), text_(kRoom, '.') {}

void OwnerText::take_host(std::string_view key) {
  text_.resize(kRoom);
  host_at_ = kRoom;
  if (!key.empty()) {
    text_ += '.';
    posture::Fleet::append_host(text_, key);
  }
  text_ += zone_text_;
}

std::string_view OwnerText::with_labels(std::string_view labels) {
  const auto service = posture::Fleet::service(labels);
  const std::size_t at = host_at_ - service.application.size() - 1 - service.protocol.size();
  const auto to = std::ranges::copy(service.application, text_.data() + at).out;
  *to = '.';
  std::ranges::copy(service.protocol, to + 1);
  return std::string_view(text_).substr(at);
}

}  // namespace hastls::generate
