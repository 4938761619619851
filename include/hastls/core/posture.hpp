// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace hastls {

/// How a host offers an application (the draft's section 2).
enum class Posture : std::uint8_t {
  InsecureOnly,  ///< SIO
  SecureOnly,    ///< SSO
  Both,          ///< SSB
};

/// "SIO", "SSO" or "SSB".
[[nodiscard]] std::string_view to_string(Posture posture) noexcept;

/// Reads one of the three names in any letter case.
[[nodiscard]] std::optional<Posture> parse_posture(std::string_view text) noexcept;

}  // namespace hastls
