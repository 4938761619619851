// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace hastls {

/// Why a text is not a plain decimal number.
enum class DecimalFault : std::uint8_t { Empty, NotDigits, LeadingZero, TooLarge };

/// Reads one or more ASCII digits, nothing else: no sign, no blanks, no leading zero.
struct Decimal {
  std::uint64_t value = 0;
  std::optional<DecimalFault> fault;

  /// TooLarge where the number is above `most`.
  [[nodiscard]] static Decimal parse(std::string_view text, std::uint64_t most) noexcept;
};

}  // namespace hastls
