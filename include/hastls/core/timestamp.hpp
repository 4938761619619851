// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "hastls/core/result.hpp"

namespace hastls {

/// A second of universal time.
/// Units: seconds since 1970, without leap seconds.
class Timestamp {
 public:
  constexpr Timestamp() = default;
  explicit constexpr Timestamp(std::int64_t seconds) : seconds_(seconds) {}

  /// Reads `YYYYMMDDHHMMSS`, or RFC 3339: `2026-11-22T09:30:00Z`, `2026-11-22T10:30:00+01:00`.
  /// Errors: Syntax for another shape, Range for a day or an hour that does not exist.
  [[nodiscard]] static Result<Timestamp> parse(std::string_view text);
  /// `YYYYMMDDHHMMSS` alone, from 1970 on (RFC 4034 §3.2); nothing for anything else.
  [[nodiscard]] static std::optional<Timestamp> parse_compact(std::string_view text) noexcept;
  [[nodiscard]] static Timestamp from_clock() noexcept;

  [[nodiscard]] constexpr std::int64_t seconds() const noexcept { return seconds_; }
  /// As RRSIGs have it: modulo 2^32 (RFC 4034 §3.1.5).
  [[nodiscard]] constexpr std::uint32_t serial() const noexcept {
    return static_cast<std::uint32_t>(seconds_);
  }
  /// Of the times that `serial` stands for the one nearest to this.
  [[nodiscard]] constexpr Timestamp nearest(std::uint32_t serial) const noexcept {
    return Timestamp{seconds_ + static_cast<std::int32_t>(serial - this->serial())};
  }

  /// `2026-11-22T09:30:00Z`.
  [[nodiscard]] std::string to_string() const;

  friend constexpr auto operator<=>(Timestamp, Timestamp) = default;

 private:
  std::int64_t seconds_ = 0;
};

/// Whether `a` is before `b` in serial arithmetic (RFC 1982 §3.2): neither is before the other
/// where they are 2^31 apart.
[[nodiscard]] constexpr bool serial_before(std::uint32_t a, std::uint32_t b) noexcept {
  return a != b && b - a < std::uint32_t{1} << 31;
}

}  // namespace hastls
