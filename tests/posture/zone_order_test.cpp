// SPDX-License-Identifier: BSD-2-Clause
#include "posture/zone_order.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace hastls::posture {
namespace {

DomainName name(const std::string& text) {
  return *DomainName::parse_absolute(text);
}

// Few zones are sorted in another way than many.
TEST(ZoneOrder, IsCanonicalAndHasEachZoneOnce) {
  for (const int count : {1, 40, 3000}) {
    std::vector<DomainName> added{name("."), name("test."), name("a-long-name.that.ends.in.test.")};
    for (int i = 0; i < count; ++i) {
      added.push_back(name("z" + std::to_string(i * 7919 % 2000) + ".a-long-name.of.a.zone.test."));
      added.push_back(name(std::to_string(i % 9) + ".x" + std::to_string(i % 700) + ".test."));
    }
    std::vector<DomainName> wanted = added;
    std::ranges::sort(wanted);
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    ZoneOrder order;
    for (const DomainName& zone : added) order.add(zone);
    order.sort();
    ASSERT_EQ(order.size(), wanted.size());
    for (std::uint32_t i = 0; i < added.size(); ++i) EXPECT_EQ(wanted[order.rank(i)], added[i]);
    for (std::size_t rank = 0; rank < wanted.size(); ++rank)
      EXPECT_EQ(order.take(rank), wanted[rank]);
  }
}

TEST(ZoneOrder, KeysOfZonesBeginWithThoseOfTheZonesTheyLieIn) {
  ZoneOrder order;
  for (const char* zone : {"a.test.", ".", "b.a.test.", "ab.test."}) order.add(name(zone));
  order.sort();
  EXPECT_EQ(order.key(0), "");
  EXPECT_EQ(order.key(1),
            "test\x01"
            "a\x01");
  EXPECT_EQ(order.key(2),
            "test\x01"
            "a\x01"
            "b\x01");
  EXPECT_FALSE(order.key(3).starts_with(order.key(1)));
}

TEST(ZoneOrder, ChangesNothingWhereZonesComeInOrder) {
  const auto changes_nothing = [](const std::vector<std::string>& zones) {
    ZoneOrder order;
    for (const std::string& zone : zones) order.add(name(zone));
    order.sort();
    return order.changes_nothing();
  };
  EXPECT_TRUE(changes_nothing({}));
  EXPECT_TRUE(changes_nothing({"a.test.", "b.test."}));
  EXPECT_FALSE(changes_nothing({"b.test.", "a.test."}));
  EXPECT_FALSE(changes_nothing({"a.test.", "a.test.", "b.test."}));
}

}  // namespace
}  // namespace hastls::posture
