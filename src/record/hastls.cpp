// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/record/hastls.hpp"

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "hastls/core/ascii.hpp"
#include "hastls/core/decimal.hpp"

namespace hastls::record {
namespace {

constexpr std::string_view kGenericMarker = "\\#";
constexpr std::string_view kTextShape =
    "write three decimal numbers: ins-port sec-port pol-pref, as 25 25 1";
constexpr std::string_view kGenericShape =
    "write six octets of hex: ins-port, sec-port and pol-pref, as \\# 6 001900190001";

// A hostile word can be megabytes long; a message shows its beginning.
std::string shown(std::string_view word) {
  constexpr std::size_t kMost = 40;
  if (word.size() <= kMost) return std::string(word);
  return fmt::format("{}...", word.substr(0, kMost));
}

Fault number_fault(DecimalFault fault, std::size_t index, std::string_view word) {
  const std::string_view name = kFields.at(index).name;
  switch (fault) {
    case DecimalFault::LeadingZero:
      return {FaultKind::LeadingZero, index, 0,
              fmt::format("{} {} has a leading zero", name, shown(word)),
              "write the number without it"};
    case DecimalFault::TooLarge:
      return {FaultKind::OutOfRange, index, 0,
              fmt::format("{} {} is over 65535", name, shown(word)),
              fmt::format("{} is two octets: 0 to 65535", name)};
    case DecimalFault::Empty:
    case DecimalFault::NotDigits: break;
  }
  return {FaultKind::NotDecimal, index, 0,
          fmt::format("{} '{}' is no decimal number", name, shown(word)), std::string(kTextShape)};
}

Decoded<Hastls> from_fields(std::span<const std::string_view> words) {
  Hastls record;
  for (std::size_t i = 0; i < std::min(words.size(), kFields.size()); ++i) {
    const Decimal number = Decimal::parse(words[i], 65535);
    if (number.fault) return number_fault(*number.fault, i, words[i]);
    record.*kFields.at(i).member = static_cast<std::uint16_t>(number.value);
  }
  if (words.size() < kFields.size())
    return Fault{FaultKind::TooFewFields, words.size(), 0,
                 fmt::format("{} is missing", kFields.at(words.size()).name),
                 std::string(kTextShape)};
  if (words.size() > kFields.size())
    return Fault{FaultKind::TooManyFields, kFields.size(), 0,
                 fmt::format("'{}' follows the three fields", shown(words[kFields.size()])),
                 std::string(kTextShape)};
  return record;
}

// The octets of hex words, read without regard to where the words are split.
Decoded<std::vector<std::uint8_t>> from_hex(std::span<const std::string_view> words,
                                            std::size_t first) {
  std::vector<std::uint8_t> octets;
  int high = -1;
  for (std::size_t i = first; i < words.size(); ++i) {
    for (std::size_t at = 0; at < words[i].size(); ++at) {
      const int digit = ascii::hex_value(words[i][at]);
      if (digit < 0)
        return Fault{FaultKind::NotHex, i, at,
                     fmt::format("'{}' holds what is no hexadecimal digit", shown(words[i])),
                     std::string(kGenericShape)};
      if (high >= 0) octets.push_back(static_cast<std::uint8_t>(high * 16 + digit));
      high = high >= 0 ? -1 : digit;
    }
  }
  if (high >= 0)
    return Fault{FaultKind::OddHex, words.size() - 1, 0,
                 "the hex has an odd number of digits: half an octet is left over",
                 std::string(kGenericShape)};
  return octets;
}

Decoded<Hastls> from_generic(std::span<const std::string_view> words) {
  const Decimal length = Decimal::parse(words.size() > 1 ? words[1] : std::string_view{}, 65535);
  if (length.fault)
    return Fault{FaultKind::NoLength, std::min<std::size_t>(1, words.size()), 0,
                 words.size() > 1 ? fmt::format("'{}' is no RDATA length", shown(words[1]))
                                  : std::string("the RDATA length is missing behind \\#"),
                 std::string(kGenericShape)};
  const auto octets = from_hex(words, 2);
  if (!octets) return octets.error();
  if (octets->size() != length.value)
    return Fault{
        FaultKind::LengthMismatch, 1, 0,
        fmt::format("the length says {} octets and {} follow", length.value, octets->size()),
        std::string(kGenericShape)};
  auto record = from_wire(*octets);
  if (!record) {
    Fault fault = std::move(record).error();
    fault.word = 1;
    return fault;
  }
  return record;
}

}  // namespace

Decoded<Hastls> from_wire(std::span<const std::uint8_t> wire) {
  if (wire.size() == kWireSize - 1)
    return Fault{FaultKind::FiveOctets, 0, 0, "HASTLS RDATA of 5 octets: it is exactly 6",
                 "pol-pref is two octets, as 0001"};
  if (wire.size() != kWireSize)
    return Fault{FaultKind::WrongSize, 0, 0,
                 fmt::format("HASTLS RDATA of {} octets: it is exactly 6", wire.size()),
                 std::string(kGenericShape)};
  Hastls record;
  for (std::size_t i = 0; i < kFields.size(); ++i)
    record.*kFields.at(i).member = static_cast<std::uint16_t>(wire[2 * i] << 8 | wire[2 * i + 1]);
  return record;
}

Decoded<Hastls> from_words(std::span<const std::string_view> words, bool mnemonic) {
  if (!words.empty() && words[0] == kGenericMarker) return from_generic(words);
  if (mnemonic) return from_fields(words);
  return Fault{FaultKind::NeedsGeneric, 0, 0,
               "RDATA of a type written as TYPEnnn begins with \\# (RFC 3597 §5)",
               std::string(kGenericShape)};
}

Wire to_wire(const Hastls& record) noexcept {
  Wire wire{};
  for (std::size_t i = 0; i < kFields.size(); ++i) {
    const std::uint16_t value = record.*kFields[i].member;
    wire[2 * i] = static_cast<std::uint8_t>(value >> 8);
    wire[2 * i + 1] = static_cast<std::uint8_t>(value & 0xff);
  }
  return wire;
}

void append_text(std::string& out, const Hastls& record) {
  std::array<char, 8> digits{};
  for (const Field& field : kFields) {
    if (&field != kFields.data()) out += ' ';
    const auto end =
        std::to_chars(digits.data(), digits.data() + digits.size(), record.*field.member);
    out.append(digits.data(), end.ptr);
  }
}

void append_generic(std::string& out, const Hastls& record) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::array<char, 2 * kWireSize> hex{};
  std::size_t at = 0;
  for (const std::uint8_t octet : to_wire(record)) {
    hex[at++] = kDigits[octet >> 4];
    hex[at++] = kDigits[octet & 0xf];
  }
  out.append("\\# 6 ").append(hex.data(), hex.size());
}

std::string to_text(const Hastls& record) {
  std::string out;
  append_text(out, record);
  return out;
}

std::string to_generic(const Hastls& record) {
  std::string out;
  append_generic(out, record);
  return out;
}

}  // namespace hastls::record
