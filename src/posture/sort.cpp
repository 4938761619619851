// SPDX-License-Identifier: BSD-2-Clause
#include "posture/sort.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace hastls::posture {
namespace {

using Placement = Fleet::Placement;

// What decides nearly every comparison, in the cache: the zone, and the name's octets behind what
// all names of the run begin with. The rest of the name is far away in memory.
struct Key {
  std::uint32_t zone;
  std::uint32_t place;
  std::uint64_t octets;
};

std::uint64_t first_octets(std::string_view name) noexcept {
  std::uint64_t out = 0;
  std::memcpy(&out, name.data(), std::min<std::size_t>(name.size(), 8));
  return __builtin_bswap64(out);
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
    keys.push_back({placed.zone, static_cast<std::uint32_t>(keys.size()),
                    first_octets(store.name(placed))});
  return keys;
}

}  // namespace

void sort_placements(Fleet::Store& store) {
  if (is_sorted(store)) return;
  std::vector<Key> keys = keys_of(store);
  std::ranges::sort(keys, [&](const Key& a, const Key& b) {
    if (a.zone != b.zone) return a.zone < b.zone;
    if (a.octets != b.octets) return a.octets < b.octets;
    const int order = store.name(store.placements[a.place]).compare(
        store.name(store.placements[b.place]));
    return order != 0 ? order < 0 : a.place < b.place;
  });
  std::vector<Placement> sorted;
  sorted.reserve(keys.size());
  for (const Key& key : keys) sorted.push_back(store.placements[key.place]);
  store.placements = std::move(sorted);
}

}  // namespace hastls::posture
