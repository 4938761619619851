// SPDX-License-Identifier: BSD-2-Clause
#include "posture/sort_keys.hpp"

#include <bit>
#include <cstring>
#include <numeric>
#include <utility>

namespace hastls::posture {
namespace {

using Keys = std::span<SortKey>;

// Puts `from` into `to` in the order of one octet; keys that share it stay as they are.
template <class Octet>
void sort_by_octet(Keys from, Keys to, Octet octet) {
  std::array<std::size_t, 256> at{};
  for (const SortKey& key : from) ++at[octet(key)];
  std::exclusive_scan(at.begin(), at.end(), at.begin(), std::size_t{0});
  for (const SortKey& key : from) to[at[octet(key)]++] = key;
}

// Keys, and as much room to put them.
struct Buffers {
  Keys keys;
  Keys room;
};

// The same by a whole word, from its last octet on.
template <class Word>
Buffers sort_by_word(Buffers in, std::uint64_t differing, Word word) {
  for (unsigned shift = 0; shift < 64; shift += 8) {
    if ((differing >> shift & 0xff) == 0) continue;
    sort_by_octet(in.keys, in.room, [&](const SortKey& key) { return word(key) >> shift & 0xff; });
    std::swap(in.keys, in.room);
  }
  return in;
}

// 64 bits from the first one that is set in `differing`, which is not 0.
std::uint64_t from_first(std::uint64_t differing, std::uint64_t word, std::uint64_t next) noexcept {
  const int skipped = std::countl_zero(differing);
  return skipped == 0 ? word : word << skipped | next >> (64 - skipped);
}

}  // namespace

// What stands behind the name is read too and cleared: a copy of just so many octets takes three
// times as long.
std::array<std::uint64_t, 2> first_octets(std::string_view names, std::size_t at,
                                          std::size_t size) noexcept {
  std::array<std::uint64_t, 2> out{};
  if (names.size() - at >= sizeof out) {
    std::memcpy(out.data(), names.data() + at, sizeof out);
  } else {
    std::memcpy(out.data(), names.data() + at, names.size() - at);
  }
  if constexpr (std::endian::native == std::endian::little) {
    for (std::uint64_t& word : out) word = __builtin_bswap64(word);
  }
  constexpr std::size_t kWord = sizeof(std::uint64_t);
  const auto keep = [](std::uint64_t word, std::size_t octets) {
    return octets >= kWord ? word : word & ~(~std::uint64_t{0} >> 8 * octets);
  };
  return {keep(out[0], size), keep(out[1], size < kWord ? 0 : size - kWord)};
}

std::uint64_t KeyBits::word_of(const SortKey& key) const noexcept {
  if (zone_ != 0) return from_first(zone_, key.zone, key.octets[0]);
  if (octets_[0] != 0) return from_first(octets_[0], key.octets[0], key.octets[1]);
  return key.octets[1];
}

// Comparing would cost a mispredicted branch at every second key.
Keys sort_by_octets(Keys keys, Keys room) {
  KeyBits differing;
  for (const SortKey& key : keys) differing.add_difference(key, keys.front());
  Buffers in{keys, room};
  in = sort_by_word(in, differing.octets(1), [](const SortKey& key) { return key.octets[1]; });
  in = sort_by_word(in, differing.octets(0), [](const SortKey& key) { return key.octets[0]; });
  in = sort_by_word(in, differing.zone(),
                    [](const SortKey& key) { return std::uint64_t{key.zone}; });
  return in.keys;
}

}  // namespace hastls::posture
