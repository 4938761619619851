// SPDX-License-Identifier: BSD-2-Clause
#include "posture/zone_order.hpp"

#include <algorithm>
#include <utility>

#include "posture/owner_key.hpp"
#include "posture/sort_keys.hpp"

namespace hastls::posture {

void ZoneOrder::reserve(std::size_t zones) {
  constexpr std::size_t kUsual = 24;  // octets of a name
  names_.reserve(zones);
  keys_.reserve(zones * kUsual);
  begins_.reserve(zones + 1);
}

// A zone's name has no character below the separator (G5).
void ZoneOrder::add(DomainName zone) {
  const std::string_view labels = zone.wire().substr(0, zone.wire().size() - 1);
  char* to = keys_.extend(labels.size()) + labels.size();
  for (std::size_t at = 0; at < labels.size();) {
    const auto size = static_cast<std::size_t>(static_cast<unsigned char>(labels[at]));
    *--to = kKeySeparator;
    to -= size;
    std::ranges::copy(labels.substr(at + 1, size), to);
    at += size + 1;
  }
  begins_.push_back(keys_.size());
  names_.push_back(std::move(zone));
}

void ZoneOrder::sort() {
  const auto leading = [this](std::uint32_t zone) {
    return leading_octets(0, keys_.view(), begins_[zone], key_of(zone).size());
  };
  DifferingBits differing;
  for (std::uint32_t zone = 1; zone < names_.size(); ++zone)
    differing.add(leading(0), leading(zone));
  const OrderWords words(differing);
  GrowingArray<SortKey> keys;
  keys.reserve(names_.size());
  for (std::uint32_t zone = 0; zone < names_.size(); ++zone)
    keys.push_back({words.of(leading(zone)), zone});
  GrowingArray<SortKey> room;
  room.extend(keys.size());
  const auto sorted = sort_keys(keys, room, [this](std::uint32_t a, std::uint32_t b) {
    const int order = key_of(a).compare(key_of(b));
    return order != 0 ? order < 0 : a < b;
  });
  rank_.resize(names_.size());
  order_.reserve(names_.size());
  for (const SortKey& key : sorted) {
    if (order_.empty() || names_[order_.back()] != names_[key.place]) order_.push_back(key.place);
    rank_[key.place] = static_cast<std::uint32_t>(order_.size() - 1);
  }
}

bool ZoneOrder::changes_nothing() const {
  return std::ranges::is_sorted(rank_) && order_.size() == rank_.size();
}

}  // namespace hastls::posture
