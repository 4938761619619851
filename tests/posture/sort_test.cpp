// SPDX-License-Identifier: BSD-2-Clause
#include "posture/sort.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace hastls::posture {
namespace {

using Row = std::tuple<std::uint32_t, std::string, std::uint32_t>;  // zone, name, line

// Names that differ early, late, only in their size, and not at all.
std::string name_of(std::uint64_t number) {
  switch (number % 4) {
    case 0: return fmt::format("{:x}\x01_", number * 0x9e3779b97f4a7c15);
    case 1: return fmt::format("a-name-that-is-long-and-ends-in-{}\x01_", number * 7919 % 1000);
    case 2: return std::string(number % 23, 'a') + "\x01_";
    default: return fmt::format("h{}\x01_", number % 50);
  }
}

Fleet::Store store_of(std::size_t hosts) {
  Fleet::Store out;
  for (std::size_t i = 0; i < hosts; ++i) {
    const std::string name = name_of(i);
    Fleet::Placement placed;
    placed.name = out.names.size();
    placed.name_size = static_cast<std::uint8_t>(name.size());
    placed.zone = static_cast<std::uint32_t>(i * 7 % 300);
    placed.line = static_cast<std::uint32_t>(i);
    out.names.append(name);
    out.placements.push_back(placed);
  }
  return out;
}

std::vector<Row> rows(const Fleet::Store& store) {
  std::vector<Row> out;
  for (std::size_t i = 0; i < store.placements.size(); ++i)
    out.emplace_back(store.at(i).zone, std::string(store.name_at(i)), store.at(i).line);
  return out;
}

// Few hosts are sorted in another way than many.
TEST(SortPlacements, PutsAnyNumberInOrderOnAnyNumberOfThreads) {
  for (const std::size_t hosts : {std::size_t{0}, std::size_t{1}, std::size_t{511},
                                  std::size_t{512}, std::size_t{20000}, std::size_t{150000}}) {
    std::vector<Row> wanted = rows(store_of(hosts));
    std::ranges::sort(wanted);
    for (const std::size_t jobs : {std::size_t{1}, std::size_t{2}, std::size_t{3}}) {
      Fleet::Store store = store_of(hosts);
      sort_placements(store, jobs);
      EXPECT_TRUE(rows(store) == wanted) << hosts << ' ' << jobs;
    }
  }
}

}  // namespace
}  // namespace hastls::posture
