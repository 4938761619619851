// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/core/timestamp.hpp"

#include <limits>

#include <gtest/gtest.h>

namespace hastls {
namespace {

constexpr std::int64_t kMidnight = 1795305600;  // 2026-11-22T00:00:00Z

std::int64_t seconds(std::string_view text) {
  const auto time = Timestamp::parse(text);
  EXPECT_TRUE(time) << text;
  return time ? time->seconds() : -1;
}
ErrorCode error(std::string_view text) {
  const auto time = Timestamp::parse(text);
  EXPECT_FALSE(time) << text;
  return time ? ErrorCode::Io : time.error().code;
}
std::string message(std::string_view text) {
  const auto time = Timestamp::parse(text);
  return time ? "" : time.error().message;
}

TEST(Timestamp, ReadsBothForms) {
  EXPECT_EQ(seconds("20261122000000"), kMidnight);
  EXPECT_EQ(seconds("2026-11-22T00:00:00Z"), kMidnight);
  EXPECT_EQ(seconds("2026-11-22t00:00:00z"), kMidnight);
  EXPECT_EQ(seconds("2026-11-22T01:30:00+01:30"), kMidnight);
  EXPECT_EQ(seconds("2026-11-21T19:00:00-05:00"), kMidnight);
  EXPECT_EQ(seconds("2026-11-22T00:00:00-00:00"), kMidnight);
  EXPECT_EQ(seconds("2026-11-22T00:00:00.999Z"), kMidnight);
  EXPECT_EQ(seconds("19700101000000"), 0);
  EXPECT_EQ(seconds("1969-12-31T23:59:59Z"), -1);
  EXPECT_EQ(seconds("21060207062816"), std::int64_t{1} << 32);
  EXPECT_EQ(seconds("20240229120000"), 1709208000);
}

TEST(Timestamp, KnowsLeapSecondsOnlyWhereTheyMayBe) {
  EXPECT_EQ(seconds("2016-12-31T23:59:60Z"), seconds("2017-01-01T00:00:00Z"));
  EXPECT_EQ(seconds("2017-01-01T00:59:60+01:00"), seconds("2017-01-01T00:00:00Z"));
  EXPECT_EQ(error("2016-12-31T22:59:60Z"), ErrorCode::Range);
  EXPECT_EQ(error("2016-12-31T23:59:61Z"), ErrorCode::Range);
}

TEST(Timestamp, RefusesOtherShapes) {
  for (const std::string_view text :
       {"", "now", "2026112200000", "202611220000000", "2026112200000x", "1795305600", "2026-11-22",
        "2026-11-22T00:00:00", "2026-11-22 00:00:00Z", "2026-11-22T00:00Z", "2026-11-22T00:00:00.Z",
        "2026-11-22T00:00:00+0100", "2026-11-22T00:00:00+01", "2026-11-22T00:00:00+24:00",
        "2026-11-22T00:00:00ZZ", " 20261122000000", "+20261122000000", "2026-1-22T00:00:00Z"})
    EXPECT_EQ(error(text), ErrorCode::Syntax) << text;
}

TEST(Timestamp, RefusesWhatDoesNotExist) {
  for (const std::string_view text :
       {"20261322000000", "20260022000000", "20261131000000", "20260229000000", "20261122240000",
        "20261122006000", "2026-11-22T24:00:00Z", "2026-02-29T00:00:00Z"})
    EXPECT_EQ(error(text), ErrorCode::Range) << text;
}

TEST(Timestamp, SaysWhatIsMissing) {
  EXPECT_NE(message("2026-11-22").find("add T00:00:00Z"), std::string::npos);
  EXPECT_NE(message("2026-11-22T00:00:00").find("add Z"), std::string::npos);
  EXPECT_NE(message("2026-11-22 00:00:00").find("write T"), std::string::npos);
  EXPECT_NE(message("20261122").find("14 digits"), std::string::npos);
}

TEST(Timestamp, ReadsTheTimesOfZoneFiles) {
  EXPECT_EQ(Timestamp::parse_compact("20261122000000"), Timestamp{kMidnight});
  EXPECT_EQ(Timestamp::parse_compact("19691231235959"), std::nullopt);
  EXPECT_EQ(Timestamp::parse_compact("20161231235960"), std::nullopt);
  EXPECT_EQ(Timestamp::parse_compact("2026-11-22T00:00:00Z"), std::nullopt);
}

TEST(Timestamp, WritesWhatItReads) {
  for (const std::string_view text :
       {"1970-01-01T00:00:00Z", "2026-11-22T09:08:07Z", "2106-02-07T06:28:16Z"})
    EXPECT_EQ(Timestamp::parse(text)->to_string(), text);
}

// 2106-02-07T06:28:16Z is second 2^32.
TEST(Timestamp, UnwrapsSerialsToTheNearestTime) {
  const Timestamp before_wrap = *Timestamp::parse("2106-02-07T06:28:00Z");
  const Timestamp after_wrap = *Timestamp::parse("2106-02-07T06:28:20Z");
  EXPECT_EQ(before_wrap.serial(), 0xfffffff0U);
  EXPECT_EQ(after_wrap.serial(), 4U);
  EXPECT_EQ(before_wrap.nearest(4), after_wrap);
  EXPECT_EQ(after_wrap.nearest(0xfffffff0U), before_wrap);
  EXPECT_EQ(Timestamp{kMidnight}.nearest(Timestamp{kMidnight}.serial()), Timestamp{kMidnight});
}

TEST(Serial, IsComparedOnACircle) {
  constexpr std::uint32_t kHalf = std::uint32_t{1} << 31;
  constexpr std::uint32_t kMost = std::numeric_limits<std::uint32_t>::max();
  EXPECT_TRUE(serial_before(0, 1));
  EXPECT_FALSE(serial_before(1, 0));
  EXPECT_FALSE(serial_before(7, 7));
  EXPECT_TRUE(serial_before(kMost, 0));
  EXPECT_FALSE(serial_before(0, kMost));
  EXPECT_TRUE(serial_before(5, 5 + kHalf - 1));
  EXPECT_FALSE(serial_before(5, 5 + kHalf));
  EXPECT_FALSE(serial_before(5 + kHalf, 5));
  EXPECT_FALSE(serial_before(5, 5 + kHalf + 1));
  EXPECT_TRUE(serial_before(5 + kHalf + 1, 5));
}

}  // namespace
}  // namespace hastls
