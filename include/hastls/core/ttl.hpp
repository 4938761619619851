// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

#include "hastls/core/result.hpp"

namespace hastls {

/// How long an answer may be kept.
/// Units: seconds, 0 to 2^31-1 (RFC 2181 §8).
class Ttl {
 public:
  static constexpr std::uint32_t kMax = 2147483647;

  constexpr Ttl() = default;
  /// For literals; input goes through parse(). Precondition: seconds <= kMax.
  explicit constexpr Ttl(std::uint32_t seconds) : seconds_(seconds) { assert(seconds <= kMax); }

  /// Reads seconds, or weeks to seconds as `1w2d3h4m5s`, each unit at most once and in that order,
  /// in any letter case (SPEC.md G4).
  /// Errors: Syntax for anything else, Range above kMax.
  [[nodiscard]] static Result<Ttl> parse(std::string_view text);

  [[nodiscard]] constexpr std::uint32_t seconds() const noexcept { return seconds_; }
  friend constexpr auto operator<=>(Ttl, Ttl) = default;

 private:
  std::uint32_t seconds_ = 0;
};

}  // namespace hastls
