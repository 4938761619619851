// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/core/growing_text.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hastls {
namespace {

TEST(GrowingText, IsWhatWasAppended) {
  GrowingText text;
  EXPECT_EQ(text.view(), "");
  text.append("www");
  text.push_back('.');
  text.extend(2)[1] = 'b';
  text.extend(0, 100);
  EXPECT_EQ(text.size(), 6U);
  EXPECT_EQ(text.view().substr(0, 4), "www.");
  EXPECT_EQ(text.view().back(), 'b');
  text.shrink(3);
  EXPECT_EQ(text.view(), "www");
}

TEST(GrowingText, KeepsItsOctetsWhereItBecomesLarge) {
  GrowingText text;
  std::string same;
  while (same.size() < 3000000) {
    const std::string line = "line " + std::to_string(same.size()) + "\n";
    text.append(line);
    same += line;
  }
  EXPECT_TRUE(text.view() == same);
}

}  // namespace
}  // namespace hastls
