// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace hastls::posture {

/// What decides nearly every comparison of two placements: the zone, and the name's first octets as
/// numbers.
struct LeadingOctets {
  std::uint64_t zone = 0;
  std::array<std::uint64_t, 2> octets{};
};

/// Of the name which is `size` octets of `names` from `at` on.
[[nodiscard]] LeadingOctets leading_octets(std::uint32_t zone, std::string_view names,
                                           std::size_t at, std::size_t size) noexcept;

/// Bits in which any of some leading octets differ.
class DifferingBits {
 public:
  void add(const LeadingOctets& a, const LeadingOctets& b) noexcept {
    set_.zone |= a.zone ^ b.zone;
    set_.octets[0] |= a.octets[0] ^ b.octets[0];
    set_.octets[1] |= a.octets[1] ^ b.octets[1];
  }
  void add(const DifferingBits& other) noexcept { add(other.set_, {}); }

  [[nodiscard]] const LeadingOctets& set() const noexcept { return set_; }
  /// 64 bits from the first one in which any differ: of two with different words the one with the
  /// smaller word comes first.
  [[nodiscard]] std::uint64_t word_of(const LeadingOctets& leading) const noexcept;

 private:
  LeadingOctets set_;
};

/// Takes those bits of a word that are set in a mask, and puts them together: 0b1010 of 0b1110 is
/// 0b101.
class BitPicker {
 public:
  explicit BitPicker(std::uint64_t mask) noexcept;

  [[nodiscard]] std::uint64_t pick(std::uint64_t word) const noexcept {
    word &= mask_;
    for (std::size_t i = 0; i < kSteps; ++i) {
      const std::uint64_t moving = word & moving_[i];
      word = (word ^ moving) | moving >> (1U << i);
    }
    return word;
  }
  [[nodiscard]] unsigned bits() const noexcept { return bits_; }

 private:
  static constexpr std::size_t kSteps = 6;

  std::uint64_t mask_;
  unsigned bits_;
  std::array<std::uint64_t, kSteps> moving_{};  ///< By 2^i places to the right.
};

/// Makes words that are in the order of what they are made from. They hold bits in which any differ
/// and no others, so that there is room for what differs late; it takes longer than
/// DifferingBits::word_of.
class OrderWords {
 public:
  explicit OrderWords(const DifferingBits& differing) noexcept;

  [[nodiscard]] std::uint64_t of(const LeadingOctets& leading) const noexcept {
    return parts_[0].of(leading.zone) | parts_[1].of(leading.octets[0]) |
           parts_[2].of(leading.octets[1]);
  }

 private:
  /// Of a word: its place in the one that is made.
  struct Part {
    BitPicker picker{0};
    unsigned left = 0;
    unsigned right = 0;  ///< One of the two is 0.

    [[nodiscard]] std::uint64_t of(std::uint64_t word) const noexcept {
      return picker.bits() == 0 ? 0 : picker.pick(word) << left >> right;
    }
  };

  std::array<Part, 3> parts_;
};

/// Something to be sorted, `place` among all.
struct SortKey {
  std::uint64_t word;
  std::uint32_t place;
};

/// Sorts keys by their words; those of the same word stay as they are. `room` is as large as
/// `keys`; the result is in one of the two.
[[nodiscard]] std::span<SortKey> sort_by_words(std::span<SortKey> keys, std::span<SortKey> room);

/// Sorts keys by their words and, where these are the same, by `before`, which compares places. As
/// above.
template <class Before>
[[nodiscard]] std::span<SortKey> sort_keys(std::span<SortKey> keys, std::span<SortKey> room,
                                           Before before) {
  constexpr std::size_t kFew = 256;
  const auto by_place = [&](const SortKey& a, const SortKey& b) {
    return before(a.place, b.place);
  };
  const auto differ = [](const SortKey& a, const SortKey& b) { return a.word != b.word; };
  if (keys.size() < kFew) {
    std::sort(keys.begin(), keys.end(), [&](const SortKey& a, const SortKey& b) {
      return differ(a, b) ? a.word < b.word : by_place(a, b);
    });
    return keys;
  }
  const std::span<SortKey> sorted = sort_by_words(keys, room);
  for (auto from = sorted.begin(); from != sorted.end();) {
    auto to = std::adjacent_find(from, sorted.end(), differ);
    if (to != sorted.end()) ++to;
    if (to - from > 1) std::sort(from, to, by_place);
    from = to;
  }
  return sorted;
}

}  // namespace hastls::posture
