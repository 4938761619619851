// SPDX-License-Identifier: BSD-2-Clause
// Numbers, names, addresses and strings.
#include <algorithm>
#include <arpa/inet.h>
#include <array>

#include <fmt/format.h>

#include "hastls/core/ascii.hpp"
#include "hastls/core/decimal.hpp"

#include "dns/fields.hpp"

namespace hastls::dns {
namespace {

template <std::size_t Size>
Fault read_address(int family, std::string_view word, std::string_view what, Octets& out) {
  std::array<std::uint8_t, Size> octets{};
  // inet_pton stops at a NUL; what stands behind it must not go unseen.
  if (word.find('\0') != std::string_view::npos ||
      ::inet_pton(family, std::string(word).c_str(), octets.data()) != 1)
    return is_not(word, what);
  out.insert(out.end(), octets.begin(), octets.end());
  return std::nullopt;
}

// Appends a character-string whose octets `fits` accepts.
Fault append_string(std::string_view word, std::string_view what, bool (*fits)(std::string_view),
                    Octets& out) {
  const auto octets = unescape(word);
  if (!octets) return fmt::format("'{}' holds a bad escape", shown(word));
  if (octets->size() > 255)
    return fmt::format("a character-string of {} octets; 255 is the most (RFC 1035 §3.3)",
                       octets->size());
  if (!fits(*octets)) return is_not(word, what);
  out.push_back(static_cast<std::uint8_t>(octets->size()));
  out.insert(out.end(), octets->begin(), octets->end());
  return std::nullopt;
}

bool is_letter_or_digit(char c) noexcept {
  return ascii::is_letter(c) || ascii::is_digit(c);
}

bool is_decimal_fraction(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  const std::size_t dot = std::min(text.find('.'), text.size());
  const std::string_view whole = text.substr(0, dot);
  const std::string_view fraction = dot < text.size() ? text.substr(dot + 1) : "0";
  return !whole.empty() && !fraction.empty() && std::ranges::all_of(whole, ascii::is_digit) &&
         std::ranges::all_of(fraction, ascii::is_digit);
}

// delimiter pattern delimiter replacement delimiter flags, where `i` is the only flag (RFC 3402
// §3.2).
bool is_substitution(std::string_view text) {
  if (text.empty()) return true;
  const char delimiter = text.front();
  if (ascii::is_digit(delimiter) || delimiter == '\\' || delimiter == 'i') return false;
  int seen = 0;
  std::size_t last = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == delimiter) {
      ++seen;
      last = at;
    }
  }
  const std::string_view flags = text.substr(last + 1);
  return seen == 3 && (flags.empty() || flags == "i");
}

}  // namespace

Fault is_not(std::string_view word, std::string_view what) {
  return fmt::format("'{}' is not {}", shown(word), what);
}

void append_number(Octets& out, std::uint64_t value, std::size_t octets) {
  for (std::size_t i = octets; i-- > 0;)
    out.push_back(static_cast<std::uint8_t>(value >> (8 * i) & 0xff));
}

std::uint64_t number_at(std::span<const std::uint8_t> octets, std::size_t at,
                        std::size_t size) noexcept {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < size; ++i) value = value << 8 | octets[at + i];
  return value;
}

std::optional<std::uint64_t> read_number(std::string_view word, std::uint64_t most) {
  if (word.empty() || word.size() > 20) return std::nullopt;
  const std::size_t zeros = std::min(word.find_first_not_of('0'), word.size() - 1);
  const Decimal number = Decimal::parse(word.substr(zeros), most);
  if (number.fault) return std::nullopt;
  return number.value;
}

template <std::size_t Size>
Fault read_int(std::string_view word, const DomainName&, Octets& out) {
  constexpr std::uint64_t kMost = (std::uint64_t{1} << (8 * Size)) - 1;
  const auto number = read_number(word, kMost);
  if (!number) return is_not(word, fmt::format("a number from 0 to {}", kMost));
  append_number(out, *number, Size);
  return std::nullopt;
}
template Fault read_int<1>(std::string_view, const DomainName&, Octets&);
template Fault read_int<2>(std::string_view, const DomainName&, Octets&);
template Fault read_int<4>(std::string_view, const DomainName&, Octets&);

Fault read_name(std::string_view word, const DomainName& origin, Octets& out) {
  const auto name = DomainName::parse(word, origin);
  if (!name) return fmt::format("'{}' is not a domain name: {}", shown(word), name.error().message);
  // DomainName folds letter case, which the RDATA of most types keeps. The octets of a label are
  // the same but for that, so that they can be put back in order.
  const std::size_t from = out.size();
  out.insert(out.end(), name->wire().begin(), name->wire().end());
  if (word == "@") return std::nullopt;
  std::size_t in_wire = from + 1;
  for (std::size_t at = 0; at < word.size(); ++in_wire) {
    if (word[at] == '\\') {
      const std::size_t length = ascii::is_digit(word[at + 1]) ? 4 : 2;
      out[in_wire] = static_cast<std::uint8_t>(unescape(word.substr(at, length))->front());
      at += length;
    } else {
      if (word[at] != '.') out[in_wire] = static_cast<std::uint8_t>(word[at]);
      ++at;
    }
  }
  return std::nullopt;
}

Fault read_ipv4(std::string_view word, const DomainName&, Octets& out) {
  return read_address<4>(AF_INET, word, "an IPv4 address", out);
}
Fault read_ipv6(std::string_view word, const DomainName&, Octets& out) {
  return read_address<16>(AF_INET6, word, "an IPv6 address", out);
}

Fault read_string(std::string_view word, const DomainName&, Octets& out) {
  return append_string(
      word, "", [](std::string_view) { return true; }, out);
}
Fault read_digits(std::string_view word, const DomainName&, Octets& out) {
  constexpr auto kFits = [](std::string_view text) {
    return text.size() >= 4 && std::ranges::all_of(text, ascii::is_digit);
  };
  return append_string(word, "a PSDN address: four or more digits", kFits, out);
}
Fault read_degrees(std::string_view word, const DomainName&, Octets& out) {
  return append_string(word, "a decimal number, as -32.6882", is_decimal_fraction, out);
}
Fault read_letters(std::string_view word, const DomainName&, Octets& out) {
  constexpr auto kFits = [](std::string_view text) {
    return std::ranges::all_of(text, is_letter_or_digit);
  };
  return append_string(word, "letters and digits", kFits, out);
}
Fault read_substitution(std::string_view word, const DomainName&, Octets& out) {
  return append_string(word, "a substitution, as !pattern!replacement!", is_substitution, out);
}
Fault read_tag(std::string_view word, const DomainName&, Octets& out) {
  constexpr auto kFits = [](std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, is_letter_or_digit);
  };
  return append_string(word, "a property tag: letters and digits", kFits, out);
}

Fault read_long_string(std::string_view word, const DomainName&, Octets& out) {
  const auto octets = unescape(word);
  if (!octets) return fmt::format("'{}' holds a bad escape", shown(word));
  out.insert(out.end(), octets->begin(), octets->end());
  return std::nullopt;
}

}  // namespace hastls::dns
