// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "hastls/core/result.hpp"

namespace hastls::resolver {

/// Where a name server listens.
struct Address {
  std::string ip;  ///< IPv4 or IPv6, without brackets.
  std::uint16_t port = 53;

  /// Reads `192.0.2.1`, `192.0.2.1@5300`, `2001:db8::1` or `2001:db8::1@5300`.
  /// Errors: Usage.
  [[nodiscard]] static Result<Address> parse(std::string_view text);

  /// `192.0.2.1@53`.
  [[nodiscard]] std::string to_string() const;
};

}  // namespace hastls::resolver
