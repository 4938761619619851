// SPDX-License-Identifier: BSD-2-Clause
#include "posture/sort_keys.hpp"

#include <bit>
#include <cstring>
#include <numeric>
#include <utility>

namespace hastls::posture {
namespace {

using Keys = std::span<SortKey>;

constexpr unsigned kWordBits = 64;

// 64 bits from the first one that is set in `differing`, which is not 0.
std::uint64_t from_first(std::uint64_t differing, std::uint64_t word, std::uint64_t next) noexcept {
  const int skipped = std::countl_zero(differing);
  return skipped == 0 ? word : word << skipped | next >> (64 - skipped);
}

}  // namespace

// What stands behind the name is read too and cleared: a copy of just so many octets takes three
// times as long.
LeadingOctets leading_octets(std::uint32_t zone, std::string_view names, std::size_t at,
                             std::size_t size) noexcept {
  LeadingOctets out{zone, {}};
  if (names.size() - at >= sizeof out.octets) {
    std::memcpy(out.octets.data(), names.data() + at, sizeof out.octets);
  } else {
    std::memcpy(out.octets.data(), names.data() + at, names.size() - at);
  }
  if constexpr (std::endian::native == std::endian::little) {
    for (std::uint64_t& word : out.octets) word = __builtin_bswap64(word);
  }
  constexpr std::size_t kWord = sizeof(std::uint64_t);
  const auto keep = [](std::uint64_t word, std::size_t octets) {
    return octets >= kWord ? word : word & ~(~std::uint64_t{0} >> 8 * octets);
  };
  out.octets = {keep(out.octets[0], size), keep(out.octets[1], size < kWord ? 0 : size - kWord)};
  return out;
}

std::uint64_t DifferingBits::word_of(const LeadingOctets& leading) const noexcept {
  if (set_.zone != 0) return from_first(set_.zone, leading.zone, leading.octets[0]);
  if (set_.octets[0] != 0) return from_first(set_.octets[0], leading.octets[0], leading.octets[1]);
  return leading.octets[1];
}

// Each bit goes to the right by as many places as bits on its right are not set in the mask. Here
// that number is found digit by digit: `odd` has those bits on whose right an odd number of what is
// left of the others stands (Warren, Hacker's Delight, 7-4).
BitPicker::BitPicker(std::uint64_t mask) noexcept
    : mask_(mask), bits_(static_cast<unsigned>(std::popcount(mask))) {
  std::uint64_t unset = ~mask << 1;
  for (std::size_t i = 0; i < kSteps; ++i) {
    std::uint64_t odd = unset;
    for (unsigned shift = 1; shift < kWordBits; shift *= 2) odd ^= odd << shift;
    moving_[i] = odd & mask;
    mask = (mask ^ moving_[i]) | moving_[i] >> (1U << i);
    unset &= ~odd;
  }
}

OrderWords::OrderWords(const DifferingBits& differing) noexcept {
  const LeadingOctets& set = differing.set();
  const std::array<std::uint64_t, 3> masks{set.zone, set.octets[0], set.octets[1]};
  unsigned room = kWordBits;
  for (std::size_t i = 0; i < masks.size() && room > 0; ++i) {
    Part& part = parts_[i];
    part.picker = BitPicker(masks[i]);
    const unsigned bits = part.picker.bits();
    if (bits > room) {
      part.right = bits - room;
      room = 0;
    } else if (bits > 0) {
      room -= bits;
      part.left = room;
    }
  }
}

// Comparing would cost a mispredicted branch at every second key. Octet by octet, from the last one
// on; those that are the same in all keys are passed over.
Keys sort_by_words(Keys keys, Keys room) {
  std::uint64_t differing = 0;
  for (const SortKey& key : keys) differing |= key.word ^ keys.front().word;
  while (differing != 0) {
    const int shift = std::countr_zero(differing);
    const auto octet_of = [shift](const SortKey& key) { return key.word >> shift & 0xff; };
    std::array<std::uint32_t, 256> at{};
    for (const SortKey& key : keys) ++at[octet_of(key)];
    std::exclusive_scan(at.begin(), at.end(), at.begin(), std::uint32_t{0});
    for (const SortKey& key : keys) room[at[octet_of(key)]++] = key;
    std::swap(keys, room);
    differing &= ~(std::uint64_t{0xff} << shift);
  }
  return keys;
}

}  // namespace hastls::posture
