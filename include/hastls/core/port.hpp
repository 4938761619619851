// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

#include "hastls/core/result.hpp"

namespace hastls {

/// A port that can be dialled: 1 to 65535.
/// Spec: SPEC.md D4, G4. Port 0, "not offered" in a record, is the absence of a Port.
class Port {
 public:
  /// For literals; input goes through parse(). Precondition: value is not 0.
  explicit constexpr Port(std::uint16_t value) : value_(value) { assert(value != 0); }

  /// Reads decimal digits without sign or leading zero.
  /// Errors: Syntax for anything else, Range for 0 and for numbers above 65535.
  [[nodiscard]] static Result<Port> parse(std::string_view text);

  [[nodiscard]] constexpr std::uint16_t value() const noexcept { return value_; }
  friend constexpr auto operator<=>(Port, Port) = default;

 private:
  std::uint16_t value_;
};

}  // namespace hastls
