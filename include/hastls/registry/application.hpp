// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <string_view>

namespace hastls::registry {

/// Whether an application can start TLS on its cleartext port (STARTTLS and its like).
enum class InBand : std::uint8_t {
  No,
  Yes,
  Obsolete,  ///< Specified, but clients do not implement it.
};

/// "no", "yes" or "obsolete".
[[nodiscard]] std::string_view to_string(InBand in_band) noexcept;

/// One application protocol that a HASTLS record can speak of.
/// Spec: SPEC.md section 8. Port 0 stands for "has none".
struct Application {
  std::string_view name;  ///< The service name, lower-case, without underscore: "imap".
  std::uint16_t cleartext = 0;
  std::uint16_t tls_only = 0;
  InBand in_band = InBand::No;
  std::string_view upgrade;  ///< The in-band command where it has a name of its own: "STLS".
  std::string_view source;   ///< The documents that the row comes from.
  bool tls_only_on_request = false;  ///< The TLS-only port is not what an omitted port means (G2).

  /// The TLS-only port that an omitted port stands for; 0 where there is none (G2).
  [[nodiscard]] constexpr std::uint16_t default_tls_only() const noexcept {
    return tls_only_on_request ? std::uint16_t{0} : tls_only;
  }
};

}  // namespace hastls::registry
