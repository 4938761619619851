// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/core/decimal.hpp"

#include <algorithm>

#include "hastls/core/ascii.hpp"

namespace hastls {

Decimal Decimal::parse(std::string_view text, std::uint64_t most) noexcept {
  if (text.empty()) return {0, DecimalFault::Empty};
  if (!std::ranges::all_of(text, ascii::is_digit)) return {0, DecimalFault::NotDigits};
  if (text.size() > 1 && text.front() == '0') return {0, DecimalFault::LeadingZero};
  std::uint64_t value = 0;
  for (const char c : text) {
    const auto digit = static_cast<std::uint64_t>(c - '0');
    if (value > (most - std::min(digit, most)) / 10) return {0, DecimalFault::TooLarge};
    value = value * 10 + digit;
    if (value > most) return {0, DecimalFault::TooLarge};
  }
  return {value, std::nullopt};
}

}  // namespace hastls
