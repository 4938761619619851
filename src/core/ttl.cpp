// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/core/ttl.hpp"

#include <cstddef>

#include <fmt/format.h>

#include "hastls/core/ascii.hpp"

namespace hastls {
namespace {

constexpr std::string_view kUnits = "wdhms";
constexpr std::uint64_t kSecondsPer[] = {604800, 86400, 3600, 60, 1};

Error not_a_ttl(std::string_view text) {
  return {ErrorCode::Syntax,
          fmt::format("'{}' is no TTL: seconds as digits, or units as in 1h30m or 2d", text),
          {}};
}
Error too_long(std::string_view text) {
  return {ErrorCode::Range,
          fmt::format("the TTL {} is over {} seconds (RFC 2181 §8)", text, Ttl::kMax),
          {}};
}

}  // namespace

Result<Ttl> Ttl::parse(std::string_view text) {
  std::uint64_t total = 0;
  std::size_t unit = 0;
  std::size_t at = 0;
  do {
    std::uint64_t number = 0;
    const std::size_t digits_from = at;
    for (; at < text.size() && ascii::is_digit(text[at]); ++at) {
      number = number * 10 + static_cast<std::uint64_t>(text[at] - '0');
      if (number > kMax) return too_long(text);
    }
    if (at == digits_from) return not_a_ttl(text);
    if (at == text.size()) {
      if (digits_from != 0) return not_a_ttl(text);
      return Ttl{static_cast<std::uint32_t>(number)};
    }
    const std::size_t found = kUnits.find(ascii::lower(text[at++]), unit);
    if (found == std::string_view::npos) return not_a_ttl(text);
    total += number * kSecondsPer[found];
    unit = found + 1;
    if (total > kMax) return too_long(text);
  } while (at < text.size());
  return Ttl{static_cast<std::uint32_t>(total)};
}

}  // namespace hastls
