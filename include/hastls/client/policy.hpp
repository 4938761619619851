// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace hastls::client {

/// What a client is configured to do with a host (the draft's section 2).
enum class Policy : std::uint8_t {
  InsecureOnly,  ///< CIO
  SecureOnly,    ///< CSO
  Fallback,      ///< CFB: securely first, insecurely where no TLS session comes about.
};
inline constexpr std::array kPolicies{Policy::InsecureOnly, Policy::SecureOnly, Policy::Fallback};

/// "CIO", "CSO" or "CFB".
[[nodiscard]] std::string_view to_string(Policy policy) noexcept;

/// Reads one of the three names in any letter case.
[[nodiscard]] std::optional<Policy> parse_policy(std::string_view text) noexcept;

}  // namespace hastls::client
