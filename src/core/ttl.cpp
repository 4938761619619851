// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/core/ttl.hpp"

#include <cstddef>
#include <optional>

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

/// Takes the digits that `text` begins with; nothing where the number is over Ttl::kMax.
std::optional<std::uint64_t> take_number(std::string_view& text) {
  std::uint64_t number = 0;
  for (; !text.empty() && ascii::is_digit(text.front()); text.remove_prefix(1)) {
    number = number * 10 + static_cast<std::uint64_t>(text.front() - '0');
    if (number > Ttl::kMax) return std::nullopt;
  }
  return number;
}

}  // namespace

Result<Ttl> Ttl::parse(std::string_view text) {
  std::uint64_t total = 0;
  std::size_t unit = 0;
  std::string_view rest = text;
  do {
    const bool first = rest.size() == text.size();
    if (rest.empty() || !ascii::is_digit(rest.front())) return not_a_ttl(text);
    const auto number = take_number(rest);
    if (!number) return too_long(text);
    if (rest.empty()) {
      if (!first) return not_a_ttl(text);
      return Ttl{static_cast<std::uint32_t>(*number)};
    }
    const std::size_t found = kUnits.find(ascii::lower(rest.front()), unit);
    if (found == std::string_view::npos) return not_a_ttl(text);
    rest.remove_prefix(1);
    total += *number * kSecondsPer[found];
    unit = found + 1;
    if (total > kMax) return too_long(text);
  } while (!rest.empty());
  return Ttl{static_cast<std::uint32_t>(total)};
}

}  // namespace hastls
