// SPDX-License-Identifier: BSD-2-Clause
#include "zone/generate.hpp"

#include <gtest/gtest.h>

#include "hastls/zone/type_code.hpp"

namespace hastls::zone {
namespace {

struct Step {
  const char* text;
  std::uint32_t step;
  const char* out;
};

// What named-compilezone 9.18 makes of these.
TEST(Generate, FormatsAsBindDoes) {
  const Step cases[] = {
      {"a$b", 7, "a7b"},          {"$$", 7, "$"},           {"\\$", 7, "$"},
      {"\\\\$", 7, "\\\\7"},      {"${0}", 7, "7"},         {"${3}", 7, "10"},
      {"${-7}", 7, "0"},          {"${0,3}", 7, "007"},     {"${0,3,d}", 1234, "1234"},
      {"${1,4,X}", 17, "0012"},   {"${0,0,x}", 255, "ff"},  {"${0,0,o}", 8, "10"},
      {"${0,1,n}", 0, "0"},       {"${0,2,n}", 0, "0."},    {"${0,3,N}", 0, "0.0"},
      {"${0,6,n}", 17, "1.1.0."}, {"${0,0,N}", 171, "B.A"},
  };
  for (const Step& good : cases)
    EXPECT_EQ(*generate_step(good.text, good.step), good.out) << good.text;
}

TEST(Generate, RefusesWhatIsNoStep) {
  for (const char* text : {"${", "${}", "${x}", "${0,}", "${0,256}", "${0,1,q}", "${0,1,d,}",
                           "${-8}", "${2147483641}"})
    EXPECT_FALSE(generate_step(text, 7).has_value()) << text;
  EXPECT_TRUE(generate_step("${2147483640}", 7).has_value());
}

TEST(Generate, ReadsRanges) {
  EXPECT_EQ(GenerateRange::parse("0-10/5")->steps(), 3U);
  EXPECT_EQ(GenerateRange::parse("3-3")->steps(), 1U);
  EXPECT_EQ(GenerateRange::parse("0-65535")->steps(), 65536U);
  EXPECT_EQ(GenerateRange::parse("0-65536").error().code, ErrorCode::Range);
  for (const char* text : {"", "1", "1-", "-1", "2-1", "1-2/0", "1-2/", "1-2x", "a-b", "+1-2"})
    EXPECT_FALSE(GenerateRange::parse(text).has_value()) << text;
}

TEST(TypeCode, ReadsMnemonicsAndNumbers) {
  EXPECT_EQ(type_code("a"), 1);
  EXPECT_EQ(type_code("Nsec3Param"), 51);
  EXPECT_EQ(type_code("NSAP-PTR"), 23);
  EXPECT_EQ(type_code("OPENPGPKEY"), 61);
  EXPECT_EQ(type_code("type65535"), 65535);
  for (const char* text : {"", "HASTLS", "TYPE", "TYPE65536", "TYPE01", "TYPE-1", "AA",
                           "NSEC3PARAMX", "ABCDEFGHIJKLMNOPQ"})
    EXPECT_FALSE(type_code(text)) << text;
  for (unsigned code = 0; code < 65536; ++code)
    ASSERT_EQ(type_code(type_name(static_cast<std::uint16_t>(code))), code);
}

}  // namespace
}  // namespace hastls::zone
