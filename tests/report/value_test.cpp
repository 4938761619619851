// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/report/value.hpp"

#include <limits>

#include <gtest/gtest.h>

#include "hastls/report/format.hpp"

namespace hastls::report {
namespace {

TEST(Value, BecomesJsonInTheOrderOfItsMembers) {
  const Value tree = Object{{"z", 1},
                            {"a", Array{true, Value{}, "text", Object{}, Array{}}},
                            {"m", std::numeric_limits<std::int64_t>::min()}};
  EXPECT_EQ(to_json(tree, Layout::OneLine),
            R"({"z":1,"a":[true,null,"text",{},[]],"m":-9223372036854775808})");
}

TEST(Value, IsIndentedForPeople) {
  EXPECT_EQ(to_json(Object{{"a", Array{1, 2}}}), "{\n  \"a\": [\n    1,\n    2\n  ]\n}");
}

TEST(Value, TextIsNeverATruthValue) {
  EXPECT_EQ(to_json("x"), "\"x\"");
  EXPECT_EQ(to_json(false), "false");
  EXPECT_EQ(to_json(std::uint16_t{65535}), "65535");
}

TEST(Value, EscapesWhatJsonCannotCarry) {
  EXPECT_EQ(to_json(Object{{"\xff", "\xc3\x28\n\u00e9"}}, Layout::OneLine),
            R"({"\\xff":"\\xc3(\n\u00e9"})");
}

TEST(Formats, AreFoundByName) {
  for (const char* name : {"gcc", "json", "text"}) {
    const Format* format = find_format(name);
    ASSERT_NE(format, nullptr);
    EXPECT_EQ(format->name, name);
    EXPECT_FALSE(format->summary.empty());
  }
  EXPECT_EQ(find_format("xml"), nullptr);
  EXPECT_EQ(find_format(""), nullptr);
}

}  // namespace
}  // namespace hastls::report
