// SPDX-License-Identifier: BSD-2-Clause
// Times, algorithms, types and their bitmaps.
#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include <fmt/format.h>

#include "hastls/core/ascii.hpp"
#include "hastls/core/timestamp.hpp"
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

using Types = std::vector<std::uint16_t>;

// Reads mnemonics until the words end, and puts their codes in order.
Fault read_types(TextReader& in, Types& types) {
  while (!in.at_end()) {
    const Word& word = in.next();
    const auto type = word.quoted ? std::nullopt : type_code(word.text);
    if (!type) return is_not(word.text, "a type");
    types.push_back(*type);
  }
  std::ranges::sort(types);
  return std::nullopt;
}

// One bit for each of the types of one window of 256, up to the last that is there.
Octets window_bits(std::span<const std::uint16_t> types) {
  Octets bits((types.back() & 0xffU) / 8 + 1, 0);
  for (const std::uint16_t type : types)
    bits[(type & 0xffU) / 8] |= static_cast<std::uint8_t>(0x80 >> type % 8);
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
  const auto date = Timestamp::parse_compact(word);
  const auto seconds = word.size() > 10 ? std::nullopt : read_number(word, 0xffffffff);
  if (!date && !seconds) return is_not(word, "a time: YYYYMMDDHHMMSS, or seconds since 1970");
  append_number(out, date ? date->serial() : *seconds, 4);
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
  Types types;
  if (auto fault = read_types(in, types)) return fault;
  for (std::span<const std::uint16_t> rest = types; !rest.empty();) {
    const std::uint8_t window = static_cast<std::uint8_t>(rest.front() >> 8);
    std::size_t size = 1;
    while (size < rest.size() && rest[size] >> 8 == window) ++size;
    const Octets bits = window_bits(rest.first(size));
    out.push_back(window);
    out.push_back(static_cast<std::uint8_t>(bits.size()));
    out.insert(out.end(), bits.begin(), bits.end());
    rest = rest.subspan(size);
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
  Types types;
  if (auto fault = read_types(in, types)) return fault;
  if (types.empty()) return std::nullopt;
  if (types.back() > 127) return "an NXT bitmap holds types up to 127 (RFC 2535 §5.2)";
  const Octets bits = window_bits(types);
  out.insert(out.end(), bits.begin(), bits.end());
  return std::nullopt;
}

Fault check_nxt_bitmap(WireReader& in) {
  const auto bits = in.take(in.rest().size());
  if (bits->size() > 16 || (!bits->empty() && bits->back() == 0))
    return "the NXT bitmap has a wrong length (RFC 2535 §5.2)";
  return std::nullopt;
}

}  // namespace hastls::dns
