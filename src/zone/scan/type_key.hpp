// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace hastls::zone::scan {

/// Eight octets with their ASCII letters made upper case, all at once.
[[nodiscard]] constexpr std::uint64_t upper8(std::uint64_t octets) noexcept {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  const std::uint64_t seven_bits = octets & (0x7f * kOnes);
  const std::uint64_t above_z = seven_bits + (0x7f - 'z') * kOnes;
  const std::uint64_t from_a = seven_bits + (0x80 - 'a') * kOnes;
  const std::uint64_t lower = ~octets & (above_z ^ from_a) & (0x80 * kOnes);
  return octets ^ (lower >> 2);
}
/// The same the other way.
[[nodiscard]] constexpr std::uint64_t lower8(std::uint64_t octets) noexcept {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  const std::uint64_t seven_bits = octets & (0x7f * kOnes);
  const std::uint64_t above_z = seven_bits + (0x7f - 'Z') * kOnes;
  const std::uint64_t from_a = seven_bits + (0x80 - 'A') * kOnes;
  const std::uint64_t upper = ~octets & (above_z ^ from_a) & (0x80 * kOnes);
  return octets | (upper >> 2);
}

/// The highest bit of every octet that is a dot; no other bit.
[[nodiscard]] constexpr std::uint64_t dots8(std::uint64_t octets) noexcept {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  constexpr std::uint64_t kSeven = 0x7f * kOnes;
  const std::uint64_t zeros = octets ^ ('.' * kOnes);
  return ~(((zeros & kSeven) + kSeven) | zeros | kSeven);
}

/// Eight octets as they stand in memory, the first one lowest.
[[nodiscard]] inline std::uint64_t load8(const char* at) noexcept {
  static_assert(std::endian::native == std::endian::little);
  std::uint64_t out = 0;
  std::memcpy(&out, at, sizeof out);
  return out;
}

/// A type token in upper case, as two words that compare at once.
struct TypeKey {
  static constexpr std::size_t kMost = 16;
  std::uint64_t low = 0;
  std::uint64_t high = 0;

  friend constexpr bool operator==(const TypeKey&, const TypeKey&) = default;

  [[nodiscard]] constexpr std::size_t slot(std::size_t slots) const noexcept {
    const std::uint64_t mixed = (low ^ (high * 0x9e3779b97f4a7c15)) * 0xd6e8feb86659fd93;
    return static_cast<std::size_t>(mixed >> 40) & (slots - 1);
  }

  /// Precondition: 1 to 16 octets of token, and 16 octets may be read at `at`.
  [[nodiscard]] static TypeKey load(const char* at, std::size_t size) noexcept {
    TypeKey key;
    if (size < 8) {
      key.low = upper8(load8(at) & ((std::uint64_t{1} << (8 * size)) - 1));
    } else {
      const std::size_t rest = size - 8;
      key.low = upper8(load8(at));
      const std::uint64_t mask =
          rest == 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (8 * rest)) - 1;
      key.high = upper8(load8(at + 8) & mask);
    }
    return key;
  }
  [[nodiscard]] static constexpr TypeKey of(std::string_view text) noexcept {
    TypeKey key;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const std::uint64_t octet = static_cast<unsigned char>(text[i]);
      (i < 8 ? key.low : key.high) |= octet << (8 * (i % 8));
    }
    return key;
  }
};

/// The code of a mnemonic; 0 where there is none.
[[nodiscard]] std::uint16_t mnemonic_code(const TypeKey& key) noexcept;

}  // namespace hastls::zone::scan
