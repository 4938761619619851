// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/core/dnssec_status.hpp"

#include <algorithm>

namespace hastls {

std::string_view to_string(DnssecStatus status) noexcept {
  switch (status) {
    case DnssecStatus::Secure: return "secure";
    case DnssecStatus::Insecure: return "insecure";
    case DnssecStatus::Indeterminate: return "indeterminate";
    case DnssecStatus::Bogus: return "bogus";
    case DnssecStatus::Failed: return "failed";
  }
  return "";
}

std::optional<DnssecStatus> parse_dnssec_status(std::string_view text) noexcept {
  const auto* const it = std::ranges::find_if(
      kDnssecStatuses, [text](DnssecStatus status) { return to_string(status) == text; });
  return it == kDnssecStatuses.end() ? std::nullopt : std::optional(*it);
}

}  // namespace hastls
