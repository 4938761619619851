// SPDX-License-Identifier: BSD-2-Clause
#include "cli/record_texts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hastls::cli {
namespace {

using record::Hastls;
using ::testing::HasSubstr;

constexpr Hastls kMail{25, 25, 1};

TEST(RecordTexts, ReadsEveryForm) {
  for (const char* text : {
           "25 25 1",
           "  25\t25 \n 1 ",
           "HASTLS 25 25 1",
           "hastls 25 25 1",
           "\\# 6 001900190001",
           "\\# 6 0019 0019 0001",
           "HASTLS \\# 6 001900190001",
           "TYPE65443 \\# 6 001900190001",
           "type65443 \\# 6 0019 00190001",
           "(25 25 1)",
           "TYPE65443 \\# 6 ( 00190019\n 0001 )",
           "25 25 1 ; says the admin",
           "TYPE65443 \\# 6 001900190001 ; HASTLS 80 80 0",
           "_smtp._tcp.mx1.example.com. 3600 IN TYPE65443 \\# 6 001900190001",
           "_smtp._tcp.mx1 IN HASTLS 25 25 1",
       }) {
    const auto record = read_record(text, RrType{});
    ASSERT_TRUE(record) << text << ": " << record.error().message;
    EXPECT_EQ(*record, kMail) << text;
  }
  EXPECT_EQ(*read_record("0 0 65535", RrType{}), (Hastls{0, 0, 65535}));
  EXPECT_EQ(*read_record("TYPE65500 \\# 6 001900190001", RrType(65500)), kMail);
}

// Each with what its message has to say.
TEST(RecordTexts, SaysWhatIsWrongAndWhatToWrite) {
  const std::vector<std::pair<std::string, std::string>> wrong{
      {"", "ins-port is missing; write three decimal numbers"},
      {"; 25 25 1", "ins-port is missing"},
      {"HASTLS", "ins-port is missing"},
      {"25 25", "pol-pref is missing"},
      {"25 25 1 1", "'1' follows the three fields"},
      {"25 25 65536", "over 65535; pol-pref is two octets"},
      {"025 25 1", "leading zero; write the number without it"},
      {"-25 25 1", "no decimal number"},
      {"25,25,1", "no decimal number"},
      {"\\# 5 0019001901", "5 octets"},
      {"\\# 6 00190019000", "odd number of digits"},
      {"\\# 6 0019001900zz", "no hexadecimal digit"},
      {"\\# 7 001900190001", "the length says 7 octets and 6 follow"},
      {"\\#", "the RDATA length is missing"},
      {"TYPE65443 25 25 1", "begins with \\#"},
      {"TYPE65444 \\# 6 001900190001", "TYPE65443 is; --rrtype names another"},
      {"TYPE1 \\# 6 001900190001", "--rrtype"},
      {"(25 25 1", "a parenthesis lacks its other half"},
      {"25 25 1)", "a parenthesis lacks its other half"},
      {")25 25 1(", "a parenthesis lacks its other half"},
  };
  for (const auto& [text, message] : wrong) {
    const auto record = read_record(text, RrType{});
    ASSERT_FALSE(record) << text;
    EXPECT_EQ(record.error().code, ErrorCode::Usage);
    EXPECT_THAT(record.error().message, HasSubstr(message)) << text;
  }
  const auto huge = read_record(std::string(100'000, 'x'), RrType{});
  ASSERT_FALSE(huge);
  EXPECT_LT(huge.error().message.size(), 400U);
}

TEST(RecordTexts, KnowsTheForgottenQuotes) {
  const auto loose = read_records({"80", "443", "0"}, RrType{});
  ASSERT_FALSE(loose);
  EXPECT_THAT(loose.error().message, HasSubstr("put it in quotes, as '80 443 0'"));
  const auto several = read_records({"80 443 0", "25 25 1"}, RrType{});
  ASSERT_TRUE(several);
  EXPECT_EQ(*several, (std::vector<Hastls>{{80, 443, 0}, kMail}));
}

}  // namespace
}  // namespace hastls::cli
