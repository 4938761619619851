// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "hastls/core/domain_name.hpp"

namespace hastls::resolver {

/// MX RDATA (RFC 1035 §3.3.9); host is the root in a null MX (RFC 7505).
struct MailExchange {
  static constexpr std::uint16_t kType = 15;

  std::uint16_t preference = 0;
  DomainName host;

  /// Nothing where the octets are no MX RDATA without compression.
  [[nodiscard]] static std::optional<MailExchange> from_rdata(std::string_view octets);
};

}  // namespace hastls::resolver
