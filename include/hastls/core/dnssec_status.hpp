// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace hastls {

/// How far an answer of the DNS can be trusted.
/// Spec: RFC 4035 §4.3; SPEC.md D10, D11.
enum class DnssecStatus : std::uint8_t {
  Secure,         ///< Validated, also where it says that there is no record.
  Insecure,       ///< Proven to come from a part of the DNS that is not signed.
  Indeterminate,  ///< No trust anchor covers the name.
  Bogus,          ///< Should validate and does not.
  Failed,         ///< No answer at all: a timeout, SERVFAIL, REFUSED, a malformed message.
};
inline constexpr std::array kDnssecStatuses{DnssecStatus::Secure, DnssecStatus::Insecure,
                                            DnssecStatus::Indeterminate, DnssecStatus::Bogus,
                                            DnssecStatus::Failed};

/// "secure", "insecure", "indeterminate", "bogus" or "failed".
[[nodiscard]] std::string_view to_string(DnssecStatus status) noexcept;

/// Reads one of these words as it is written there.
[[nodiscard]] std::optional<DnssecStatus> parse_dnssec_status(std::string_view text) noexcept;

/// What two answers that depend on each other are worth together: the worse of both.
[[nodiscard]] constexpr DnssecStatus weaker(DnssecStatus a, DnssecStatus b) noexcept {
  return a < b ? b : a;
}

}  // namespace hastls
