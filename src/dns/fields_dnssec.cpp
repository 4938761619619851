// SPDX-License-Identifier: BSD-2-Clause
// Times, algorithms, types and their bitmaps.
#include <algorithm>
#include <array>
#include <bitset>
#include <chrono>
#include <memory>

#include <fmt/format.h>

#include "hastls/core/ascii.hpp"
#include "hastls/dns/rdata.hpp"

#include "dns/fields.hpp"

namespace hastls::dns {
namespace {

// BIND's names where ldns has others for the same algorithms.
struct AlgorithmName {
  std::string_view name;
  std::uint8_t code;
};
constexpr std::array kOtherAlgorithmNames{
    AlgorithmName{"NSEC3DSA", 6}, AlgorithmName{"NSEC3RSASHA1", 7}, AlgorithmName{"ECCGOST", 12}};

unsigned two_digits(std::string_view digits, std::size_t at) noexcept {
  return static_cast<unsigned>((digits[at] - '0') * 10 + (digits[at + 1] - '0'));
}

// Seconds since 1970 of YYYYMMDDHHMMSS, all digits.
std::optional<std::uint64_t> date_seconds(std::string_view text) {
  const auto year = static_cast<int>(two_digits(text, 0) * 100 + two_digits(text, 2));
  const std::chrono::year_month_day date{std::chrono::year{year},
                                         std::chrono::month{two_digits(text, 4)},
                                         std::chrono::day{two_digits(text, 6)}};
  const unsigned hour = two_digits(text, 8);
  const unsigned minute = two_digits(text, 10);
  const unsigned second = two_digits(text, 12);
  if (!date.ok() || year < 1970 || hour > 23 || minute > 59 || second > 59) return std::nullopt;
  const auto days = std::chrono::sys_days(date).time_since_epoch().count();
  return static_cast<std::uint64_t>(days) * 86400 + hour * 3600 + minute * 60 + second;
}

using TypeSet = std::bitset<65536>;

// Reads mnemonics until the words end.
Fault read_types(TextReader& in, TypeSet& types) {
  while (!in.at_end()) {
    const Word& word = in.next();
    const auto type = word.quoted ? std::nullopt : type_code(word.text);
    if (!type) return is_not(word.text, "a type");
    types.set(*type);
  }
  return std::nullopt;
}

// The octets of one window of 256 types, without those at the end that are 0.
Octets window_bits(const TypeSet& types, std::size_t window) {
  Octets bits(32, 0);
  for (std::size_t low = 0; low < 256; ++low) {
    if (types.test(window * 256 + low)) bits[low / 8] |= static_cast<std::uint8_t>(0x80 >> low % 8);
  }
  while (!bits.empty() && bits.back() == 0) bits.pop_back();
  return bits;
}

}  // namespace

Fault read_period(std::string_view word, const DomainName&, Octets& out) {
  constexpr std::string_view kUnits = "wdhms";
  constexpr std::array<std::uint64_t, 5> kSeconds{604800, 86400, 3600, 60, 1};
  constexpr std::string_view kWhat = "a time: seconds, or units as 1h30m";
  constexpr std::uint64_t kMost = 0xffffffff;
  std::uint64_t total = 0;
  std::size_t at = 0;
  do {
    const std::size_t end = std::min(word.find_first_not_of("0123456789", at), word.size());
    const auto number = read_number(word.substr(at, end - at), kMost);
    if (!number || (end == word.size() && at != 0)) return is_not(word, kWhat);
    const std::size_t unit = end == word.size() ? 4 : kUnits.find(ascii::lower(word[end]));
    if (unit == std::string_view::npos) return is_not(word, kWhat);
    total += *number * kSeconds.at(unit);
    if (total > kMost) return fmt::format("the time {} is over {} seconds", shown(word), kMost);
    at = std::min(end + 1, word.size());
  } while (at < word.size());
  append_number(out, total, 4);
  return std::nullopt;
}

Fault read_time(std::string_view word, const DomainName&, Octets& out) {
  const bool digits = std::ranges::all_of(word, ascii::is_digit);
  const auto seconds =
      word.size() == 14 && digits ? date_seconds(word) : read_number(word, 0xffffffff);
  if (!seconds || (word.size() > 10 && word.size() != 14))
    return is_not(word, "a time: YYYYMMDDHHMMSS, or seconds since 1970");
  append_number(out, *seconds, 4);  // from 2106 on it wraps, as RFC 4034 §3.1.5 wants it
  return std::nullopt;
}

Fault read_type(std::string_view word, const DomainName&, Octets& out) {
  const auto type = type_code(word);
  if (!type) return is_not(word, "a type");
  append_number(out, *type, 2);
  return std::nullopt;
}

Fault read_algorithm(std::string_view word, const DomainName&, Octets& out) {
  const auto number = read_number(word, 255);
  const auto* const known = ldns_lookup_by_name(ldns_algorithms, std::string(word).c_str());
  const auto* const other = std::ranges::find_if(kOtherAlgorithmNames, [&](const auto& row) {
    return ascii::equal_ignoring_case(row.name, word);
  });
  if (number) {
    append_number(out, *number, 1);
  } else if (known != nullptr) {
    append_number(out, static_cast<std::uint64_t>(known->id), 1);
  } else if (other != kOtherAlgorithmNames.end()) {
    append_number(out, other->code, 1);
  } else {
    return is_not(word, "an algorithm: a number from 0 to 255, or a mnemonic");
  }
  return std::nullopt;
}

Fault read_cert_type(std::string_view word, const DomainName&, Octets& out) {
  const auto number = read_number(word, 65535);
  const auto* const known = ldns_lookup_by_name(ldns_cert_algorithms, std::string(word).c_str());
  if (!number && known == nullptr)
    return is_not(word, "a certificate type: a number from 0 to 65535, or a mnemonic");
  append_number(out, number ? *number : static_cast<std::uint64_t>(known->id), 2);
  return std::nullopt;
}

Fault read_type_bitmap(TextReader& in, Octets& out) {
  const auto types = std::make_unique<TypeSet>();  // 8 KiB: not on a small thread's stack
  if (auto fault = read_types(in, *types)) return fault;
  for (std::size_t window = 0; window < 256; ++window) {
    const Octets bits = window_bits(*types, window);
    if (bits.empty()) continue;
    out.push_back(static_cast<std::uint8_t>(window));
    out.push_back(static_cast<std::uint8_t>(bits.size()));
    out.insert(out.end(), bits.begin(), bits.end());
  }
  return std::nullopt;
}

Fault check_type_bitmap(WireReader& in) {
  int previous = -1;
  while (!in.at_end()) {
    const auto head = in.take(2);
    if (!head) return "the type bitmap ends within a window";
    const auto [window, length] = std::pair{int{(*head)[0]}, std::size_t{(*head)[1]}};
    const auto bits = in.take(length);
    if (!bits || length == 0 || length > 32)
      return "a window of the type bitmap has a wrong length (RFC 4034 §4.1.2)";
    if (window <= previous || bits->back() == 0)
      return "the windows of the type bitmap are not in their one form (RFC 4034 §4.1.2)";
    previous = window;
  }
  return std::nullopt;
}

Fault read_nxt_bitmap(TextReader& in, Octets& out) {
  const auto types = std::make_unique<TypeSet>();
  if (in.at_end()) return "the RDATA ends before its types";
  if (auto fault = read_types(in, *types)) return fault;
  for (std::size_t type = 128; type < types->size(); ++type) {
    if (types->test(type)) return "an NXT bitmap holds types up to 127 (RFC 2535 §5.2)";
  }
  const Octets bits = window_bits(*types, 0);
  out.insert(out.end(), bits.begin(), bits.end());
  return std::nullopt;
}

Fault check_nxt_bitmap(WireReader& in) {
  const auto bits = in.take(in.rest().size());
  if (bits->empty() || bits->size() > 16 || bits->back() == 0)
    return "the NXT bitmap has a wrong length (RFC 2535 §5.2)";
  return std::nullopt;
}

}  // namespace hastls::dns
