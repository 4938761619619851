// SPDX-License-Identifier: BSD-2-Clause
// What a zone file is told that goes beyond what any zone file has.
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zone/describe.hpp"

namespace hastls::zone {
namespace {

using ::testing::HasSubstr;

std::string last_said(const std::string& text) {
  const Zone zone = read_text("$ORIGIN example.com.\n$TTL 60\n" + text);
  return zone.diagnostics().empty() ? "" : zone.diagnostics().back().message;
}

TEST(ZoneTexts, ClassesOfQueries) {
  EXPECT_THAT(last_said("a CLASS254 A 192.0.2.1\n"), HasSubstr("CLASS254 stands in queries"));
  EXPECT_THAT(last_said("a CLASS255 A 192.0.2.1\n"), HasSubstr("CLASS255 stands in queries"));
  EXPECT_EQ(last_said("a CLASS253 A 192.0.2.1\n").find("CLASS253 stands"), std::string::npos);
}

TEST(ZoneTexts, MoreFindingsThanAnyoneReads) {
  std::string text;
  for (int i = 0; i < 10'000; ++i) text += "a A..\\256 x\n";
  EXPECT_THAT(last_said(text), ::testing::Not(HasSubstr("the rest is not listed")));
  EXPECT_THAT(last_said(text + "a A..\\256 x\n"), HasSubstr("the rest is not listed"));
}

}  // namespace
}  // namespace hastls::zone
