// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace hastls::posture {

/// What decides nearly every comparison of two placements, in the cache: the zone, and the name's
/// first octets. The rest of the name is far away in memory.
struct SortKey {
  std::array<std::uint64_t, 2> octets;
  std::uint32_t zone;
  std::uint32_t place;
};

/// The octets that a key has of a name, which are `size` octets of `names` from `at` on, to be
/// compared as numbers.
[[nodiscard]] std::array<std::uint64_t, 2> first_octets(std::string_view names, std::size_t at,
                                                        std::size_t size) noexcept;

/// Bits in which keys differ, by zone and octets.
class KeyBits {
 public:
  void add_difference(const SortKey& a, const SortKey& b) noexcept {
    zone_ |= a.zone ^ b.zone;
    octets_[0] |= a.octets[0] ^ b.octets[0];
    octets_[1] |= a.octets[1] ^ b.octets[1];
  }
  void add(const KeyBits& other) noexcept {
    zone_ |= other.zone_;
    octets_[0] |= other.octets_[0];
    octets_[1] |= other.octets_[1];
  }
  /// 64 bits of a key from the first one in which any differ: of two keys with different words
  /// the one with the smaller word comes first.
  [[nodiscard]] std::uint64_t word_of(const SortKey& key) const noexcept;

  [[nodiscard]] std::uint32_t zone() const noexcept { return zone_; }
  [[nodiscard]] std::uint64_t octets(std::size_t i) const noexcept { return octets_[i]; }

 private:
  std::uint32_t zone_ = 0;
  std::array<std::uint64_t, 2> octets_{};
};

/// Sorts keys by zone and octets; those in which both are the same stay as they are. `room` is as
/// large as `keys`; the result is in one of the two.
[[nodiscard]] std::span<SortKey> sort_by_octets(std::span<SortKey> keys, std::span<SortKey> room);

/// Sorts keys by `before`, which compares zone and octets first. As above.
template <class Before>
[[nodiscard]] std::span<SortKey> sort_keys(std::span<SortKey> keys, std::span<SortKey> room,
                                           Before before) {
  constexpr std::size_t kFew = 512;
  if (keys.size() < kFew) {
    std::sort(keys.begin(), keys.end(), before);
    return keys;
  }
  const std::span<SortKey> sorted = sort_by_octets(keys, room);
  const auto differ = [](const SortKey& a, const SortKey& b) {
    return a.zone != b.zone || a.octets != b.octets;
  };
  for (auto from = sorted.begin(); from != sorted.end();) {
    auto to = std::adjacent_find(from, sorted.end(), differ);
    if (to != sorted.end()) ++to;
    if (to - from > 1) std::sort(from, to, before);
    from = to;
  }
  return sorted;
}

}  // namespace hastls::posture
