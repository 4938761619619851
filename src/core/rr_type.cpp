// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/core/rr_type.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "hastls/core/ascii.hpp"
#include "hastls/core/decimal.hpp"

namespace hastls {
namespace {

struct Range {
  std::uint16_t first;
  std::uint16_t last;
  std::string_view programs;
};

// Private-use codes that servers use for themselves (SPEC.md D2).
constexpr std::array kUsed{
    Range{65280, 65280, "Technitium"},
    Range{65281, 65282, "Technitium and Windows DNS"},
    Range{65357, 65357, "Technitium"},
    Range{65400, 65400, "PowerDNS"},
    Range{65401, 65401, "PowerDNS and Knot"},
    Range{65402, 65402, "PowerDNS"},
    Range{65433, 65433, "Knot"},
    Range{65533, 65534, "BIND"},
};

}  // namespace

Result<RrType> RrType::parse(std::string_view text) {
  std::string_view digits = text;
  if (digits.size() > 4 && ascii::equal_ignoring_case(digits.substr(0, 4), "TYPE"))
    digits.remove_prefix(4);
  const Decimal number = Decimal::parse(digits, 65535);
  if (number.fault && number.fault != DecimalFault::TooLarge)
    return Error{ErrorCode::Syntax,
                 fmt::format("'{}' is no type code: 65280 to 65534, as 65443 or TYPE65443", text),
                 {}};
  if (number.fault || number.value < kFirst || number.value > kLast)
    return Error{ErrorCode::Range,
                 fmt::format("the type code {} is not for private use, which is 65280 to 65534 "
                             "(RFC 6895 §3.1): it would hijack another type",
                             text),
                 {}};
  return RrType{static_cast<std::uint16_t>(number.value)};
}

std::string RrType::to_string() const {
  return fmt::format("TYPE{}", code_);
}

std::string_view RrType::used_by() const noexcept {
  const auto* const it = std::ranges::find_if(
      kUsed, [this](const Range& range) { return range.first <= code_ && code_ <= range.last; });
  return it == kUsed.end() ? std::string_view{} : it->programs;
}

}  // namespace hastls
