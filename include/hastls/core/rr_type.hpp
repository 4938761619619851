// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "hastls/core/result.hpp"

namespace hastls {

/// The type code that stands for HASTLS, which was never assigned one.
/// Spec: SPEC.md D2, RFC 6895 §3.1 (private use: 65280 to 65534).
class RrType {
 public:
  static constexpr std::uint16_t kFirst = 65280;
  static constexpr std::uint16_t kLast = 65534;

  /// 65443.
  constexpr RrType() = default;
  /// For literals; input goes through parse(). Precondition: a private-use code.
  explicit constexpr RrType(std::uint16_t code) : code_(code) {
    assert(code >= kFirst && code <= kLast);
  }

  /// Reads `65443` or `TYPE65443`, any letter case.
  /// Errors: Syntax for what is no code, Range for a code that is assigned or reserved.
  [[nodiscard]] static Result<RrType> parse(std::string_view text);

  [[nodiscard]] constexpr std::uint16_t code() const noexcept { return code_; }
  /// `TYPE65443` (RFC 3597 §5).
  [[nodiscard]] std::string to_string() const;
  /// The programs that use this code for themselves, as "PowerDNS and Knot"; empty for most.
  /// Views: static storage.
  [[nodiscard]] std::string_view used_by() const noexcept;

  friend constexpr auto operator<=>(RrType, RrType) = default;

 private:
  std::uint16_t code_ = 65443;
};

}  // namespace hastls
