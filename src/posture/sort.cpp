// SPDX-License-Identifier: BSD-2-Clause
#include "posture/sort.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <numeric>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hastls/core/ordered_work.hpp"
#include "hastls/core/result.hpp"

namespace hastls::posture {
namespace {

using Placement = Fleet::Placement;

// What decides nearly every comparison, in the cache: the zone, and the name's first octets. The
// rest of the name is far away in memory.
struct Key {
  std::array<std::uint64_t, 2> octets;
  std::uint32_t zone;
  std::uint32_t place;
};

std::array<std::uint64_t, 2> first_octets(std::string_view name) noexcept {
  std::array<std::uint64_t, 2> out{};
  std::memcpy(out.data(), name.data(), std::min(name.size(), sizeof out));
  if constexpr (std::endian::native == std::endian::little) {
    for (std::uint64_t& word : out) word = __builtin_bswap64(word);
  }
  return out;
}

bool is_sorted(const Fleet::Store& store) {
  return std::ranges::is_sorted(store.placements, [&](const Placement& a, const Placement& b) {
    return a.zone != b.zone ? a.zone < b.zone : store.name(a) < store.name(b);
  });
}

std::vector<Key> keys_of(const Fleet::Store& store) {
  std::vector<Key> keys;
  keys.reserve(store.placements.size());
  for (const Placement& placed : store.placements)
    keys.push_back(
        {first_octets(store.name(placed)), placed.zone, static_cast<std::uint32_t>(keys.size())});
  return keys;
}

// Puts `from` into `to` in the order of one octet; keys that share it stay as they are.
template <class Octet>
void sort_by_octet(std::span<Key> from, std::span<Key> to, Octet octet) {
  std::array<std::size_t, 256> at{};
  for (const Key& key : from) ++at[octet(key)];
  std::exclusive_scan(at.begin(), at.end(), at.begin(), std::size_t{0});
  for (const Key& key : from) to[at[octet(key)]++] = key;
}

// Keys, and as much room to put them.
struct Buffers {
  std::span<Key> keys;
  std::span<Key> room;
};

// The same by a whole word, from its last octet on.
template <class Word>
Buffers sort_by_word(Buffers in, Word word) {
  std::uint64_t differing = 0;
  for (const Key& key : in.keys) differing |= word(key) ^ word(in.keys.front());
  for (unsigned shift = 0; shift < 64; shift += 8) {
    if ((differing >> shift & 0xff) == 0) continue;
    sort_by_octet(in.keys, in.room, [&](const Key& key) { return word(key) >> shift & 0xff; });
    std::swap(in.keys, in.room);
  }
  return in;
}

// Zone and first octets alone. Comparing would cost a mispredicted branch at every second key.
void sort_by_octets(std::span<Key> keys) {
  std::vector<Key> room(keys.size());
  Buffers in{keys, room};
  in = sort_by_word(in, [](const Key& key) { return key.octets[1]; });
  in = sort_by_word(in, [](const Key& key) { return key.octets[0]; });
  in = sort_by_word(in, [](const Key& key) { return std::uint64_t{key.zone}; });
  if (in.keys.data() != keys.data()) std::ranges::copy(in.keys, keys.begin());
}

template <class Before>
void sort_stretch(std::span<Key> keys, Before before) {
  constexpr std::size_t kFew = 512;
  if (keys.size() < kFew) return std::sort(keys.begin(), keys.end(), before);
  sort_by_octets(keys);
  const auto differ = [](const Key& a, const Key& b) {
    return a.zone != b.zone || a.octets != b.octets;
  };
  for (auto from = keys.begin(); from != keys.end();) {
    auto to = std::adjacent_find(from, keys.end(), differ);
    if (to != keys.end()) ++to;
    if (to - from > 1) std::sort(from, to, before);
    from = to;
  }
}

// Sorts stretches on a thread each, and merges them.
template <class Before>
void sort_keys(std::vector<Key>& keys, std::size_t jobs, Before before) {
  constexpr std::size_t kLeast = 4096;  // fewer are sorted sooner than a thread begins
  const std::size_t count = std::clamp<std::size_t>(keys.size() / kLeast, 1, jobs);
  const auto bound = [&](std::size_t i) {
    return keys.begin() + static_cast<std::ptrdiff_t>(keys.size() * i / count);
  };
  OrderedWork<Done> work(jobs);
  for (std::size_t i = 0; i < count; ++i) {
    work.add([&bound, &before, i] {
      sort_stretch(std::span(bound(i), bound(i + 1)), before);
      return Done{};
    });
  }
  for (std::size_t i = 0; i < count; ++i) {
    (void)work.next();
    std::inplace_merge(keys.begin(), bound(i), bound(i + 1), before);
  }
}

// The placements, and their names too: who reads them in order reads memory in order.
void put_in_order(Fleet::Store& store, const std::vector<Key>& keys) {
  std::vector<Placement> placements;
  placements.reserve(keys.size());
  std::string names;
  names.reserve(store.names.size());
  for (const Key& key : keys) {
    Placement placed = store.placements[key.place];
    const std::string_view name = store.name(placed);
    placed.name = names.size();
    names += name;
    placements.push_back(placed);
  }
  store.placements = std::move(placements);
  store.names = std::move(names);
}

}  // namespace

void sort_placements(Fleet::Store& store, std::size_t jobs) {
  if (is_sorted(store)) return;
  std::vector<Key> keys = keys_of(store);
  sort_keys(keys, jobs, [&](const Key& a, const Key& b) {
    if (a.zone != b.zone) return a.zone < b.zone;
    if (a.octets != b.octets) return a.octets < b.octets;
    const int order =
        store.name(store.placements[a.place]).compare(store.name(store.placements[b.place]));
    return order != 0 ? order < 0 : a.place < b.place;
  });
  put_in_order(store, keys);
}

}  // namespace hastls::posture
