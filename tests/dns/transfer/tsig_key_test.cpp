// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/dns/tsig_key.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hastls::dns {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(TsigKey, IsReadAsTsigKeygenWritesIt) {
  const auto key = TsigKey::parse(
      "key \"Transfer.example\" {\n\talgorithm hmac-sha256;\n\tsecret \"AQID\";\n};\n");
  ASSERT_TRUE(key) << key.error().message;
  EXPECT_EQ(key->name.to_string(), "transfer.example.");
  EXPECT_EQ(key->algorithm.to_string(), "hmac-sha256.");
  EXPECT_THAT(key->secret, ElementsAre(1, 2, 3));
}

TEST(TsigKey, IsReadAsNamedConfMayHaveIt) {
  const auto key = TsigKey::parse(
      "# one\n// two\n/* three\n */ KEY k{secret AQI=;/**/Algorithm\"HMAC-SHA512.\";}; # four");
  ASSERT_TRUE(key) << key.error().message;
  EXPECT_EQ(key->name.to_string(), "k.");
  EXPECT_EQ(key->algorithm.to_string(), "hmac-sha512.");
  EXPECT_THAT(key->secret, ElementsAre(1, 2));
}

class BadTsigKey : public ::testing::TestWithParam<const char*> {};

TEST_P(BadTsigKey, IsRefusedWithoutQuotingIt) {
  const auto key = TsigKey::parse(GetParam());
  ASSERT_FALSE(key);
  EXPECT_EQ(key.error().code, ErrorCode::Syntax);
  EXPECT_THAT(key.error().message, HasSubstr("line "));
  EXPECT_THAT(key.error().message, Not(HasSubstr("AQID")));
}

INSTANTIATE_TEST_SUITE_P(
    All, BadTsigKey,
    ::testing::Values("", "key", "key \"k\"", "key {", "key \"k\" {", "key \"k\" { algorithm",
                      "key \"k\" { algorithm hmac-sha256",
                      R"(options { }; key "k" { algorithm hmac-sha256; secret "AQID"; };)",
                      R"(key "k" { algorithm hmac-sha256; };)", R"(key "k" { secret "AQID"; };)",
                      R"(key "k" { algorithm hmac-sha256; secret "AQID"; })",
                      R"(key "k" { algorithm hmac-sha256 secret "AQID"; };)",
                      R"(key "k" { algorithm hmac-sha256; secret "AQID" };)",
                      R"(key "k" { algorithm hmac-sha256; secret "AQI"; };)",
                      R"(key "k" { algorithm hmac-sha256; secret "AQID!"; };)",
                      R"(key "k" { algorithm hmac-sha256; secret ""; };)",
                      R"(key "k" { algorithm hmac-sha256; secret "AQID"; port 53; };)",
                      R"(key "a..b" { algorithm hmac-sha256; secret "AQID"; };)",
                      R"(key "k" { algorithm hmac-sha256; secret "AQID"; }; key)",
                      R"(key "k" { algorithm hmac-sha256; secret "AQID"; }; /* never closed */ x)",
                      "key \"k\" { algorithm hmac-sha256; secret \"AQ\nID\"; };"));

TEST(TsigKey, SaysInWhichLine) {
  const auto key = TsigKey::parse("key \"k\" {\n  algorithm hmac-sha256;\n  secret \"?\";\n};\n");
  ASSERT_FALSE(key);
  EXPECT_EQ(key.error().message, "line 3: the secret is no base64");
}

TEST(TsigKey, WithAnAlgorithmOfAnotherTimeIsUnsupported) {
  for (const char* algorithm :
       {"hmac-md5", "hmac-md5.sig-alg.reg.int", "gss-tsig", "sha256", "."}) {
    const auto key =
        TsigKey::parse(std::string("key k { algorithm ") + algorithm + "; secret \"AQID\"; };");
    ASSERT_FALSE(key) << algorithm;
    EXPECT_EQ(key.error().code, ErrorCode::Unsupported) << algorithm;
  }
}

}  // namespace
}  // namespace hastls::dns
