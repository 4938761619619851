// SPDX-License-Identifier: BSD-2-Clause
// LOC (RFC 1876).
#include <algorithm>

#include <fmt/format.h>

#include "hastls/core/ascii.hpp"

#include "dns/fields.hpp"

namespace hastls::dns {
namespace {

constexpr std::uint32_t kEquator = 0x80000000U;
constexpr std::uint64_t kAltitudeBase = 10000000;  // 100,000 m below the spheroid, in cm

// A number with up to `decimals` digits behind its point, times ten to the power of `decimals`.
std::optional<std::uint64_t> read_fixed(std::string_view word, std::size_t decimals) {
  const std::size_t dot = std::min(word.find('.'), word.size());
  std::string fraction(dot < word.size() ? word.substr(dot + 1) : std::string_view{"0"});
  if (fraction.empty() || fraction.size() > decimals) return std::nullopt;
  fraction.append(decimals - fraction.size(), '0');
  const auto whole = read_number(word.substr(0, dot), 100000000);
  const auto part = read_number(fraction, 1000);
  if (!whole || !part) return std::nullopt;
  std::uint64_t scale = 1;
  for (std::size_t i = 0; i < decimals; ++i) scale *= 10;
  return *whole * scale + *part;
}

std::string_view without_metres(std::string_view word) noexcept {
  if (word.ends_with('m') || word.ends_with('M')) word.remove_suffix(1);
  return word;
}

struct Axis {
  std::string_view what;
  char positive;
  char negative;
  std::uint64_t most_degrees;
};
constexpr Axis kLatitude{"a latitude, as 52 22 23.000 N", 'n', 's', 90};
constexpr Axis kLongitude{"a longitude, as 4 53 32.000 E", 'e', 'w', 180};

constexpr std::uint64_t kUnit[] = {3600000, 60000, 1};  // thousandths of a second

// Degrees, minutes or seconds, in thousandths of a second; `part` is 0 to 2.
std::optional<std::uint64_t> read_angle_part(const Word& word, std::size_t part, const Axis& axis) {
  if (word.quoted) return std::nullopt;
  const auto number = part == 2 ? read_fixed(word.text, 3)
                                : read_number(word.text, part == 0 ? axis.most_degrees : 59);
  if (!number || (part == 2 && *number > 59999)) return std::nullopt;
  return *number * kUnit[part];
}

// True for north and east, false for south and west, nothing for other words.
std::optional<bool> direction_of(const Word& word, const Axis& axis) {
  const char letter = word.quoted || word.text.size() != 1 ? '\0' : ascii::lower(word.text[0]);
  if (letter == axis.positive) return true;
  return letter == axis.negative ? std::optional(false) : std::nullopt;
}

void append_angle(Octets& out, std::uint64_t angle, bool positive) {
  append_number(out, positive ? kEquator + angle : kEquator - angle, 4);
}

// The words of one axis up to and including its direction.
Fault read_axis(TextReader& in, const Axis& axis, Octets& out) {
  std::uint64_t total = 0;
  for (std::size_t part = 0; !in.at_end() && part < 4; ++part) {
    const Word& word = in.next();
    const auto direction = part > 0 ? direction_of(word, axis) : std::nullopt;
    if (direction) {
      if (total > axis.most_degrees * kUnit[0]) break;
      append_angle(out, total, *direction);
      return std::nullopt;
    }
    const auto angle = part < 3 ? read_angle_part(word, part, axis) : std::nullopt;
    if (!angle) return is_not(word.text, axis.what);
    total += *angle;
  }
  return fmt::format("the RDATA lacks {}", axis.what);
}

Fault read_altitude(TextReader& in, Octets& out) {
  constexpr std::string_view kWhat = "an altitude, as -2.00m";
  if (in.at_end()) return fmt::format("the RDATA lacks {}", kWhat);
  const Word& word = in.next();
  std::string_view text = without_metres(word.text);
  const bool below = text.starts_with('-');
  if (below) text.remove_prefix(1);
  const auto centimetres = read_fixed(text, 2);
  const bool in_range = centimetres && (below ? *centimetres <= kAltitudeBase
                                              : *centimetres + kAltitudeBase <= 0xffffffffU);
  if (word.quoted || !in_range) return is_not(word.text, kWhat);
  append_number(out, below ? kAltitudeBase - *centimetres : kAltitudeBase + *centimetres, 4);
  return std::nullopt;
}

// A size or precision as mantissa and exponent of ten, in cm.
Fault read_precision(TextReader& in, std::uint8_t& octet) {
  if (in.at_end()) return std::nullopt;
  const Word& word = in.next();
  auto value = read_fixed(without_metres(word.text), 2);
  if (word.quoted || !value || *value > 9000000000U)
    return is_not(word.text, "a size or precision in metres, as 10000.00m");
  unsigned exponent = 0;
  for (; *value >= 10; *value /= 10) ++exponent;
  octet = static_cast<std::uint8_t>(*value << 4 | exponent);
  return std::nullopt;
}

bool is_precision(std::uint8_t octet) noexcept {
  return octet >> 4 <= 9 && (octet & 0xf) <= 9;
}

bool is_angle(std::uint64_t value, std::uint64_t most_degrees) noexcept {
  const std::uint64_t off = value > kEquator ? value - kEquator : kEquator - value;
  return off <= most_degrees * 3600000;
}

}  // namespace

Fault read_loc(TextReader& in, Octets& out) {
  std::uint8_t precisions[] = {0x12, 0x16, 0x13};  // 1 m, 10 km, 10 m (RFC 1876 §3)
  Octets place;
  if (auto fault = read_axis(in, kLatitude, place)) return fault;
  if (auto fault = read_axis(in, kLongitude, place)) return fault;
  if (auto fault = read_altitude(in, place)) return fault;
  for (std::uint8_t& precision : precisions) {
    if (auto fault = read_precision(in, precision)) return fault;
  }
  out.push_back(0);  // version
  out.insert(out.end(), std::begin(precisions), std::end(precisions));
  out.insert(out.end(), place.begin(), place.end());
  return std::nullopt;
}

Fault check_loc(WireReader& in) {
  const auto octets = in.take(16);
  if (!octets) return "LOC RDATA is 16 octets (RFC 1876 §2)";
  if ((*octets)[0] != 0) return "LOC RDATA of a version other than 0";
  if (!std::ranges::all_of(octets->subspan(1, 3), is_precision))
    return "a LOC size or precision over 9e9 cm";
  if (!is_angle(number_at(*octets, 4, 4), 90) || !is_angle(number_at(*octets, 8, 4), 180))
    return "a LOC latitude over 90 or longitude over 180 degrees";
  return std::nullopt;
}

}  // namespace hastls::dns
