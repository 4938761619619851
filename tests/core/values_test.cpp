// SPDX-License-Identifier: BSD-2-Clause
#include <array>
#include <string_view>

#include <gtest/gtest.h>

#include "hastls/core/port.hpp"
#include "hastls/core/posture.hpp"
#include "hastls/core/rr_type.hpp"
#include "hastls/core/suggest.hpp"
#include "hastls/core/ttl.hpp"

namespace hastls {
namespace {

TEST(Port, TakesDecimalDigitsFrom1To65535) {
  EXPECT_EQ(Port::parse("1")->value(), 1);
  EXPECT_EQ(Port::parse("65535")->value(), 65535);
  for (const char* text : {"0", "65536", "99999999999999999999"})
    EXPECT_EQ(Port::parse(text).error().code, ErrorCode::Range) << text;
  for (const char* text : {"", "012", "0x19", "25.0", "1:30", "+25", "-1", " 25", "25 ", "2_5"})
    EXPECT_EQ(Port::parse(text).error().code, ErrorCode::Syntax) << text;
}

TEST(Ttl, TakesSecondsOrUnitsInOrder) {
  EXPECT_EQ(Ttl::parse("0")->seconds(), 0U);
  EXPECT_EQ(Ttl::parse("1h30m")->seconds(), 5400U);
  EXPECT_EQ(Ttl::parse("1W2D3H4M5S")->seconds(), 788645U);
  EXPECT_EQ(Ttl::parse("2147483647")->seconds(), Ttl::kMax);
  EXPECT_EQ(Ttl::parse("2147483647s")->seconds(), Ttl::kMax);
  for (const char* text :
       {"", "h", "1h30", "30m1h", "1h1h", "1.5h", "-1", "+1", "1 h", "1y", "5s3"})
    EXPECT_EQ(Ttl::parse(text).error().code, ErrorCode::Syntax) << text;
  for (const char* text : {"2147483648", "3551w", "99999999999999999999999999"})
    EXPECT_EQ(Ttl::parse(text).error().code, ErrorCode::Range) << text;
}

TEST(RrType, IsForPrivateUseOnly) {
  EXPECT_EQ(RrType{}.to_string(), "TYPE65443");
  EXPECT_EQ(RrType::parse("65280")->code(), 65280);
  EXPECT_EQ(RrType::parse("type65534")->code(), 65534);
  for (const char* text : {"65279", "65535", "TYPE1", "99999"})
    EXPECT_EQ(RrType::parse(text).error().code, ErrorCode::Range) << text;
  for (const char* text : {"", "TYPE", "HASTLS", "TYPE065443", "0xff00"})
    EXPECT_EQ(RrType::parse(text).error().code, ErrorCode::Syntax) << text;
}

TEST(RrType, KnowsWhoUsesACodeForItself) {
  EXPECT_EQ(RrType{}.used_by(), "");
  EXPECT_EQ(RrType{65281}.used_by(), "Technitium and Windows DNS");
  EXPECT_EQ(RrType{65401}.used_by(), "PowerDNS and Knot");
  EXPECT_EQ(RrType{65534}.used_by(), "BIND");
  EXPECT_EQ(RrType{65403}.used_by(), "");
}

TEST(Posture, IsNamedInAnyCase) {
  EXPECT_EQ(parse_posture("ssB"), Posture::Both);
  EXPECT_EQ(parse_posture("SIO"), Posture::InsecureOnly);
  EXPECT_EQ(parse_posture("both"), std::nullopt);
}

TEST(Closest, FindsATypoAndNothingFarOff) {
  constexpr std::array<std::string_view, 4> kKeys{"zone", "servers", "defaults", "profiles"};
  EXPECT_EQ(closest("server", kKeys), "servers");
  EXPECT_EQ(closest("sevrers", kKeys), "servers");
  EXPECT_EQ(closest("Zone", kKeys), "zone");
  EXPECT_EQ(closest("nameserver", kKeys), std::nullopt);
  EXPECT_EQ(closest("", kKeys), std::nullopt);
  EXPECT_EQ(closest("x", kKeys), std::nullopt);
}

}  // namespace
}  // namespace hastls
