// SPDX-License-Identifier: BSD-2-Clause
// Hex, base64 and base32 in their various dresses.
#include <algorithm>

#include <fmt/format.h>

#include "hastls/core/ascii.hpp"

#include "dns/fields.hpp"

namespace hastls::dns {
namespace {

constexpr std::string_view kBase64 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kBase32Hex = "0123456789abcdefghijklmnopqrstuv";

// The words that are left, joined; nothing where one of them is quoted.
std::optional<std::string> join_rest(TextReader& in) {
  std::string joined;
  while (!in.at_end()) {
    const Word& word = in.next();
    if (word.quoted) return std::nullopt;
    joined += word.text;
  }
  return joined;
}

// Puts `bits`-wide digits together to octets. What is left over must be less than a digit, all 0.
bool append_digits(std::string_view text, std::string_view alphabet, unsigned bits, Octets& out) {
  unsigned held = 0;
  unsigned count = 0;
  for (const char c : text) {
    const std::size_t digit = alphabet.find(c);
    if (digit == std::string_view::npos) return false;
    held = (held << bits | static_cast<unsigned>(digit)) & 0xffffU;
    count += bits;
    if (count < 8) continue;
    count -= 8;
    out.push_back(static_cast<std::uint8_t>(held >> count & 0xffU));
  }
  return count < bits && (held & ((1U << count) - 1)) == 0;
}

// Groups of two hex digits with `separator` between them.
Fault read_pairs(std::string_view word, std::size_t octets, std::string_view what, Octets& out) {
  bool right = word.size() == octets * 3 - 1;
  for (std::size_t i = 0; right && i < octets; ++i) {
    if (i > 0) right = word[i * 3 - 1] == '-';
    right = right && append_hex(word.substr(i * 3, 2), out);
  }
  if (!right) return is_not(word, what);
  return std::nullopt;
}

std::string without_dots(std::string_view word) {
  std::string out(word);
  out.erase(std::remove(out.begin(), out.end(), '.'), out.end());
  return out;
}

}  // namespace

bool append_hex(std::string_view digits, Octets& out) {
  if (digits.size() % 2 != 0) return false;
  for (std::size_t i = 0; i < digits.size(); i += 2) {
    const int high = ascii::hex_value(digits[i]);
    const int low = ascii::hex_value(digits[i + 1]);
    if (high < 0 || low < 0) return false;
    out.push_back(static_cast<std::uint8_t>(high * 16 + low));
  }
  return true;
}

bool append_base64(std::string_view text, Octets& out) {
  if (text.size() % 4 != 0) return false;
  std::size_t padding = 0;
  while (padding < 2 && text.ends_with('=')) {
    text.remove_suffix(1);
    ++padding;
  }
  return append_digits(text, kBase64, 6, out);
}

Fault read_hex(TextReader& in, Octets& out) {
  const auto digits = join_rest(in);
  if (!digits || digits->empty() || !append_hex(*digits, out))
    return is_not(digits.value_or("\""), "hex: pairs of hexadecimal digits");
  return std::nullopt;
}

Fault read_base64(TextReader& in, Octets& out) {
  const auto text = join_rest(in);
  if (!text || text->empty() || !append_base64(*text, out))
    return is_not(text.value_or("\""), "base64 (RFC 4648 §4)");
  return std::nullopt;
}

Fault read_optional_base64(TextReader& in, Octets& out) {
  if (in.at_end()) return std::nullopt;
  return read_base64(in, out);
}

Fault read_salt(std::string_view word, const DomainName&, Octets& out) {
  Octets salt;
  if (word != "-" && (word.empty() || !append_hex(word, salt) || salt.size() > 255))
    return is_not(word, "a salt: up to 255 octets of hex, or - for none");
  out.push_back(static_cast<std::uint8_t>(salt.size()));
  out.insert(out.end(), salt.begin(), salt.end());
  return std::nullopt;
}

Fault read_next_hashed(std::string_view word, const DomainName&, Octets& out) {
  Octets hash;
  if (word.empty() || !append_digits(ascii::lower(word), kBase32Hex, 5, hash) || hash.size() > 255)
    return is_not(word, "a hashed owner in base32hex without padding (RFC 5155 §3.3)");
  out.push_back(static_cast<std::uint8_t>(hash.size()));
  out.insert(out.end(), hash.begin(), hash.end());
  return std::nullopt;
}

Fault read_ilnp64(std::string_view word, const DomainName&, Octets& out) {
  constexpr std::string_view kWhat = "four groups of hex, as 0014:4fff:ff20:ee64";
  std::size_t at = 0;
  for (int group = 0; group < 4; ++group) {
    const std::size_t end = std::min(word.find(':', at), word.size());
    const std::size_t size = end - at;
    if (size == 0 || size > 4 || (group == 3) != (end == word.size())) return is_not(word, kWhat);
    if (!append_hex(std::string(4 - size, '0').append(word.substr(at, size)), out))
      return is_not(word, kWhat);
    at = end + 1;
  }
  return std::nullopt;
}

Fault read_eui48(std::string_view word, const DomainName&, Octets& out) {
  return read_pairs(word, 6, "an EUI-48 address, as 00-00-5e-00-53-2a", out);
}
Fault read_eui64(std::string_view word, const DomainName&, Octets& out) {
  return read_pairs(word, 8, "an EUI-64 address, as 00-00-5e-ef-10-00-00-2a", out);
}

Fault read_nsap(std::string_view word, const DomainName&, Octets& out) {
  const std::string digits = without_dots(word);
  const bool marked = digits.size() > 2 && digits[0] == '0' && ascii::lower(digits[1]) == 'x';
  if (!marked || !append_hex(std::string_view(digits).substr(2), out))
    return is_not(word, "an NSAP address: hex behind 0x");
  return std::nullopt;
}

Fault read_atma(std::string_view word, const DomainName&, Octets& out) {
  const bool e164 = word.starts_with('+');
  const std::string digits = without_dots(e164 ? word.substr(1) : word);
  out.push_back(e164 ? 1 : 0);
  const bool right = e164 ? std::ranges::all_of(digits, ascii::is_digit) : append_hex(digits, out);
  if (digits.empty() || !right)
    return is_not(word, "an ATM address: hex, or + and the digits of an E.164 number");
  if (e164) out.insert(out.end(), digits.begin(), digits.end());
  return std::nullopt;
}

}  // namespace hastls::dns
