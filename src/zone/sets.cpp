// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/zone/sets.hpp"

#include <algorithm>
#include <limits>
#include <vector>

namespace hastls::zone {
namespace {

void sort_by_owner(GrowingArray<HastlsRecord>& records) {
  constexpr std::uint32_t kUnseen = std::numeric_limits<std::uint32_t>::max();
  const auto [first, last_one] =
      std::ranges::minmax_element(records, {}, [](const auto& record) { return record.owner; });
  const auto least = static_cast<std::size_t>(first->owner);
  std::vector<std::uint32_t> rank(static_cast<std::size_t>(last_one->owner) - least + 1, kUnseen);
  const auto rank_of = [&rank, least](const HastlsRecord& record) -> std::uint32_t& {
    return rank[static_cast<std::size_t>(record.owner) - least];
  };
  std::uint32_t owners = 0;
  bool grouped = true;
  std::uint32_t last = 0;
  for (const HastlsRecord& record : records) {
    std::uint32_t& mine = rank_of(record);
    if (mine == kUnseen) mine = owners++;
    grouped = grouped && mine >= last;
    last = mine;
  }
  if (!grouped) std::ranges::stable_sort(records, {}, rank_of);
}

}  // namespace

// Names are numbered as they come: whoever has the highest number so far was not there before. Most
// files have one record an owner, or keep the records of an owner together; then nothing is moved.
GrowingArray<std::uint32_t> group_by_owner(GrowingArray<HastlsRecord>& records) {
  GrowingArray<std::uint32_t> firsts;
  const auto not_new = [](const HastlsRecord& a, const HastlsRecord& b) {
    return a.owner >= b.owner;
  };
  if (std::ranges::adjacent_find(records, not_new) == records.end()) return firsts;
  if (!std::ranges::is_sorted(records, {}, &HastlsRecord::owner)) sort_by_owner(records);
  const auto same_owner = [](const HastlsRecord& a, const HastlsRecord& b) {
    return a.owner == b.owner;
  };
  if (std::ranges::adjacent_find(records, same_owner) == records.end()) return firsts;
  for (std::size_t at = 0; at < records.size(); ++at) {
    if (at == 0 || records[at].owner != records[at - 1].owner)
      firsts.push_back(static_cast<std::uint32_t>(at));
  }
  return firsts;
}

}  // namespace hastls::zone
