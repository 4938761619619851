// SPDX-License-Identifier: BSD-2-Clause
#include "zone/fields.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <string>

#include <fmt/format.h>

#include "hastls/core/ascii.hpp"
#include "hastls/core/decimal.hpp"
#include "hastls/core/suggest.hpp"
#include "hastls/zone/type_code.hpp"

namespace hastls::zone {
namespace {

constexpr std::uint16_t kNoneClass = 254;
constexpr std::uint16_t kAnyClass = 255;
constexpr std::uint16_t kOpt = 41;
constexpr std::uint16_t kFirstMeta = 128;
constexpr std::uint16_t kLastMeta = 255;

std::string shown(std::string_view text) {
  constexpr std::size_t kMost = 40;
  return text.size() <= kMost ? std::string(text) : fmt::format("{}...", text.substr(0, kMost));
}

std::uint64_t seconds_per(char unit) noexcept {
  switch (ascii::lower(unit)) {
    case 'w': return 604800;
    case 'd': return 86400;
    case 'h': return 3600;
    case 'm': return 60;
    case 's': return 1;
    default: return 0;
  }
}

// The number at `at`, or `most` where it is at least that; moves behind it.
std::uint64_t take_digits(std::string_view text, std::size_t& at, std::uint64_t most) noexcept {
  std::uint64_t number = 0;
  for (; at < text.size() && ascii::is_digit(text[at]); ++at)
    number = std::min(most, number * 10 + static_cast<std::uint64_t>(text[at] - '0'));
  return number;
}

struct NamedClass {
  std::string_view name;
  std::uint16_t code;
};
constexpr std::array kClasses{
    NamedClass{"IN", 1},          NamedClass{"CH", 3},     NamedClass{"CHAOS", 3},
    NamedClass{"HS", 4},          NamedClass{"HESIOD", 4}, NamedClass{"NONE", kNoneClass},
    NamedClass{"ANY", kAnyClass},
};

// Nothing where the text does not look like a class at all.
std::optional<Result<std::uint16_t, TextFault>> read_class(const Token& token) {
  for (const NamedClass& known : kClasses) {
    if (!ascii::equal_ignoring_case(token.text, known.name)) continue;
    // ANY is a type too, but neither belongs in a zone.
    if (known.code >= kNoneClass)
      return TextFault{fmt::format("class {} stands in queries and updates only", known.name),
                       "write IN", token.span};
    return known.code;
  }
  if (token.text.size() < 6 || !ascii::equal_ignoring_case(token.text.substr(0, 5), "CLASS"))
    return std::nullopt;
  const Decimal number = Decimal::parse(token.text.substr(5), 65535);
  if (number.fault)
    return TextFault{fmt::format("'{}' is no class: CLASS0 to CLASS65535", shown(token.text)),
                     "write IN", token.span};
  if (number.value == kNoneClass || number.value == kAnyClass)
    return TextFault{fmt::format("{} stands in queries and updates only", token.text), "write IN",
                     token.span};
  return static_cast<std::uint16_t>(number.value);
}

TextFault unknown_type(const Token& token) {
  static constexpr std::array<std::string_view, 12> kCommon{
      "A", "AAAA", "CAA", "CNAME", "DNSKEY", "HASTLS", "MX", "NS", "PTR", "SOA", "SRV", "TXT"};
  const auto close = closest(token.text, kCommon);
  const bool sign = token.text[0] == '-' || token.text[0] == '+';
  return {
      sign ? fmt::format("'{}' is neither a TTL nor a type: a TTL has no sign", shown(token.text))
           : fmt::format("unknown type '{}'", shown(token.text)),
      close && !sign ? fmt::format("did you mean {}?", *close)
                     : "TTL, class and type stand in front of the RDATA; types without a "
                       "mnemonic are written as TYPEnnn \\# (RFC 3597 §5)",
      token.span};
}

std::optional<TextFault> read_type(Fields& fields, const Token& token, RrType hastls) {
  if (token.quoted) return TextFault{"a type is not quoted", "remove the quotes", token.span};
  fields.type = &token;
  if (ascii::equal_ignoring_case(token.text, "HASTLS")) {
    fields.hastls_mnemonic = true;
    fields.type_code = hastls.code();
    return std::nullopt;
  }
  const auto code = type_code(token.text);
  if (!code) return unknown_type(token);
  if (*code == 0 || *code == kOpt || (*code >= kFirstMeta && *code <= kLastMeta))
    return TextFault{fmt::format("type {} does not belong in a zone", type_name(*code)),
                     "remove the record: the type has a meaning in messages only", token.span};
  fields.type_code = *code;
  return std::nullopt;
}

diag::Span behind(const Token& token) noexcept {
  return {token.span.line, token.span.end_column, token.span.end_column};
}

TextFault missing_type(const Token& token) {
  return {"the type is missing", "write owner, TTL, class, type and RDATA in this order",
          behind(token)};
}

}  // namespace

const Token& Fields::first() const noexcept {
  if (owner != nullptr) return *owner;
  if (ttl != nullptr && (rr_class == nullptr || ttl < rr_class)) return *ttl;
  return rr_class != nullptr ? *rr_class : *type;
}

Result<std::uint32_t, std::string_view> read_ttl(std::string_view text) {
  constexpr std::string_view kNoTtl = "is no TTL: seconds as digits, or units as in 1h30m or 2d";
  constexpr std::string_view kTooLong = "is over 4294967295 seconds";
  constexpr std::uint64_t kMost = std::numeric_limits<std::uint32_t>::max();
  std::uint64_t total = 0;
  std::size_t at = 0;
  do {
    const std::size_t from = at;
    const std::uint64_t number = take_digits(text, at, kMost + 1);
    // Digits alone are seconds; behind a unit they are nothing.
    if (at == from || (at == text.size() && from != 0)) return kNoTtl;
    const std::uint64_t unit = at == text.size() ? 1 : seconds_per(text[at++]);
    if (unit == 0) return kNoTtl;
    total += number * unit;
    if (total > kMost) return kTooLong;
  } while (at < text.size());
  return static_cast<std::uint32_t>(total);
}

Result<std::uint32_t, TextFault> read_ttl(const Token& token) {
  const auto seconds = read_ttl(token.text);
  if (seconds && !token.quoted) return *seconds;
  return TextFault{fmt::format("'{}' {}", shown(token.text),
                               token.quoted ? "is quoted, a TTL is not" : seconds.error()),
                   "write seconds, as 3600", token.span};
}

namespace {

// False where the token is neither, or would be the second of its kind.
Result<bool, TextFault> take_ttl_or_class(Fields& fields, const Token& token) {
  if (token.quoted) return false;
  if (fields.ttl == nullptr && ascii::is_digit(token.text.front())) {
    const auto ttl = read_ttl(token);
    if (!ttl) return ttl.error();
    fields.ttl = &token;
    fields.ttl_seconds = *ttl;
    return true;
  }
  const auto rr_class = fields.rr_class == nullptr ? read_class(token) : std::nullopt;
  if (!rr_class) return false;
  if (!*rr_class) return rr_class->error();
  fields.rr_class = &token;
  fields.class_code = **rr_class;
  return true;
}

}  // namespace

Result<Fields, TextFault> read_fields(const Entry& entry, RrType hastls) {
  Fields fields;
  const std::span<const Token> tokens = entry.tokens;
  std::size_t at = 0;
  if (!entry.blank_start) {
    fields.owner = &tokens[at++];
    if (fields.owner->quoted)
      return TextFault{"an owner is not quoted", "escape what is special in it with a backslash",
                       fields.owner->span};
  }
  for (; at < tokens.size(); ++at) {
    const auto taken = take_ttl_or_class(fields, tokens[at]);
    if (!taken) return taken.error();
    if (!*taken) break;
  }
  if (at == tokens.size()) return missing_type(tokens.back());
  if (auto fault = read_type(fields, tokens[at], hastls)) return *std::move(fault);
  fields.rdata = tokens.subspan(at + 1);
  return fields;
}

}  // namespace hastls::zone
