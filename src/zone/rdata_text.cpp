// SPDX-License-Identifier: BSD-2-Clause
// The fields of RDATA in presentation format, each checked by itself.
#include "zone/rdata_text.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <string>

#include <fmt/format.h>

#include "hastls/core/ascii.hpp"
#include "hastls/core/decimal.hpp"
#include "hastls/zone/type_code.hpp"

#include "zone/fields.hpp"

namespace hastls::zone {
namespace {

constexpr std::size_t kMostString = 255;

std::string shown(std::string_view text) {
  constexpr std::size_t kMost = 40;
  return text.size() <= kMost ? std::string(text) : fmt::format("{}...", text.substr(0, kMost));
}

// Leading zeros are harmless here, and found in real zones.
bool is_number(std::string_view text, std::uint64_t most) noexcept {
  if (text.empty() || !std::ranges::all_of(text, ascii::is_digit)) return false;
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && value <= most;
}

bool is_address(int family, std::string_view text) {
  std::array<char, INET6_ADDRSTRLEN + 1> copy{};
  if (text.size() >= copy.size()) return false;
  std::ranges::copy(text, copy.begin());
  std::array<unsigned char, sizeof(in6_addr)> octets{};
  return ::inet_pton(family, copy.data(), octets.data()) == 1;
}

// A mnemonic has letters; which ones there are is left to the DNS library.
bool is_number_or_mnemonic(std::string_view text, std::uint64_t most) noexcept {
  if (text.empty()) return false;
  if (!ascii::is_letter(text.front())) return is_number(text, most);
  return std::ranges::all_of(
      text, [](char c) { return ascii::is_letter(c) || ascii::is_digit(c) || c == '-'; });
}

bool is_time(std::string_view text) noexcept {
  if (!std::ranges::all_of(text, ascii::is_digit)) return false;
  if (text.size() != 14) return is_number(text, 0xffffffff);
  const auto two = [&](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
  return two(4) >= 1 && two(4) <= 12 && two(6) >= 1 && two(6) <= 31 && two(8) <= 23 &&
         two(10) <= 59 && two(12) <= 60;
}

// Each word by itself; sizes over the words together.
bool is_hex(std::span<const Token> words) noexcept {
  std::size_t digits = 0;
  for (const Token& word : words) {
    if (!std::ranges::all_of(word.text, [](char c) { return ascii::hex_value(c) >= 0; }))
      return false;
    digits += word.text.size();
  }
  return digits % 2 == 0;
}

bool is_base64(std::span<const Token> words) noexcept {
  std::size_t digits = 0;
  std::size_t padding = 0;
  for (const Token& word : words) {
    for (const char c : word.text) {
      const bool digit = ascii::is_letter(c) || ascii::is_digit(c) || c == '+' || c == '/';
      if (c == '=')
        ++padding;
      else if (!digit || padding != 0)
        return false;
      else
        ++digits;
    }
  }
  return padding <= 2 && (digits + padding) % 4 == 0;
}

bool is_base32hex(std::string_view text) noexcept {
  const auto digit = [](char c) {
    const char folded = ascii::lower(c);
    return ascii::is_digit(c) || (folded >= 'a' && folded <= 'v');
  };
  return !text.empty() && std::ranges::all_of(text, digit);
}

bool is_eui(std::string_view text) noexcept {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i % 3 == 2 ? text[i] != '-' : ascii::hex_value(text[i]) < 0) return false;
  }
  return text.size() % 3 == 2;
}

std::optional<TextFault> name_fault(const Token& token, const DomainName* origin) {
  const auto name = DomainName::parse(token.text, origin == nullptr ? DomainName{} : *origin);
  if (!name)
    return TextFault{name.error().message, "check the dots and the escapes of the name",
                     token.span};
  if (origin != nullptr || token.text.ends_with('.')) return std::nullopt;
  return TextFault{"a relative name, and nothing says what it is relative to",
                   "give the zone's name with --origin, or begin with $ORIGIN", token.span};
}

std::optional<TextFault> string_fault(const Token& token) {
  const std::size_t octets = text_octets(token.text);
  if (octets <= kMostString) return std::nullopt;
  return TextFault{fmt::format("a string of {} octets; {} is the most", octets, kMostString),
                   "split it into several strings", token.span};
}

bool is_good(FieldShape field, std::span<const Token> tokens) {
  const std::string_view text = tokens.empty() ? std::string_view{} : tokens[0].text;
  switch (field) {
    case FieldShape::Octet: return is_number(text, 0xff);
    case FieldShape::Short: return is_number(text, 0xffff);
    case FieldShape::Long: return is_number(text, 0xffffffff);
    case FieldShape::Period: return read_ttl(text).has_value();
    case FieldShape::Address4: return is_address(AF_INET, text);
    case FieldShape::Address6: return is_address(AF_INET6, text);
    case FieldShape::Hex:
    case FieldShape::HexWord: return is_hex(tokens);
    case FieldShape::Salt: return text == "-" || (is_hex(tokens) && text.size() <= 510);
    case FieldShape::Base64: return is_base64(tokens);
    case FieldShape::Hash: return is_base32hex(text);
    case FieldShape::Time: return is_time(text);
    case FieldShape::Type: return type_code(text).has_value();
    case FieldShape::Bitmap:
      return std::ranges::all_of(tokens,
                                 [](const Token& t) { return type_code(t.text).has_value(); });
    case FieldShape::Algorithm: return is_number_or_mnemonic(text, 0xff);
    case FieldShape::CertType: return is_number_or_mnemonic(text, 0xffff);
    case FieldShape::Eui: return is_eui(text);
    case FieldShape::Name:
    case FieldShape::String:
    case FieldShape::Strings:
    case FieldShape::Text:
    case FieldShape::Rest: break;
  }
  return true;
}

}  // namespace

std::string_view field_name(FieldShape field) noexcept {
  switch (field) {
    case FieldShape::Name: return "a name";
    case FieldShape::Octet: return "a number of 0 to 255";
    case FieldShape::Short: return "a number of 0 to 65535";
    case FieldShape::Long: return "a number of 0 to 4294967295";
    case FieldShape::Period: return "a period in seconds";
    case FieldShape::Address4: return "an IPv4 address";
    case FieldShape::Address6: return "an IPv6 address";
    case FieldShape::String:
    case FieldShape::Strings:
    case FieldShape::Text: return "a string";
    case FieldShape::Hex:
    case FieldShape::HexWord: return "hex";
    case FieldShape::Salt: return "a salt in hex, or -";
    case FieldShape::Base64: return "base64";
    case FieldShape::Hash: return "base32hex";
    case FieldShape::Time: return "a time as YYYYMMDDHHmmSS";
    case FieldShape::Type: return "a type";
    case FieldShape::Bitmap: return "a list of types";
    case FieldShape::Algorithm: return "an algorithm";
    case FieldShape::CertType: return "a certificate type";
    case FieldShape::Eui: return "octets in hex with dashes";
    case FieldShape::Rest: break;
  }
  return "a field";
}

bool takes_rest(FieldShape field) noexcept {
  using enum FieldShape;
  return field == Strings || field == Hex || field == Base64 || field == Bitmap || field == Rest;
}

bool may_be_absent(FieldShape field) noexcept {
  return field == FieldShape::Bitmap || field == FieldShape::Rest;
}

std::size_t text_octets(std::string_view text) noexcept {
  std::size_t octets = 0;
  for (std::size_t at = 0; at < text.size(); ++octets) {
    if (text[at] != '\\')
      at += 1;
    else
      at += at + 1 < text.size() && ascii::is_digit(text[at + 1]) ? 4U : 2U;
  }
  return octets;
}

std::optional<TextFault> field_fault(FieldShape field, std::span<const Token> tokens,
                                     const DomainName* origin) {
  if (field == FieldShape::Strings || field == FieldShape::String) {
    for (const Token& token : tokens) {
      if (auto fault = string_fault(token)) return fault;
    }
    return std::nullopt;
  }
  if (field == FieldShape::Text) return std::nullopt;
  const auto quoted = std::ranges::find(tokens, true, &Token::quoted);
  if (quoted != tokens.end())
    return TextFault{fmt::format("{} is expected here, which is not quoted", field_name(field)),
                     "remove the quotes", quoted->span};
  if (field == FieldShape::Name) return name_fault(tokens[0], origin);
  if (is_good(field, tokens)) return std::nullopt;
  return TextFault{fmt::format("'{}' is not what is expected here: {}", shown(tokens[0].text),
                               field_name(field)),
                   fmt::format("write {}", field_name(field)), tokens[0].span};
}

}  // namespace hastls::zone
