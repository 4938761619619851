// SPDX-License-Identifier: BSD-2-Clause
#include "cli/read_back.hpp"

#include <string>

#include <gmock/gmock.h>

namespace hastls::cli {
namespace {

using ::testing::HasSubstr;

constexpr const char* kFirst = "_http._tcp.www.test. 60 IN TYPE65443 \\# 6 005001bb0000\n";
constexpr const char* kSecond = "_imap._tcp.www.test. 60 IN TYPE65443 \\# 6 000003e10000\n";

MeantRecords meant() {
  MeantRecords out;
  out.begin_host(".www.test.");
  out.add({"_http._tcp.www.test.", 60, {80, 443, 0}, {}, true});
  out.add({"_imap._tcp.www.test.", 60, {0, 993, 0}, {}, true});
  return out;
}

std::string difference(const std::string& text) {
  const auto same = read_back(text, meant(), RrType{});
  return same ? "" : same.error().message;
}

TEST(ReadBack, AcceptsWhatWasMeant) {
  EXPECT_EQ(difference(std::string(kFirst) + kSecond), "");
  EXPECT_EQ(difference(std::string("; a comment\n") + kFirst + kSecond), "");
  EXPECT_EQ(difference("_http._tcp.www.test. 60 IN HASTLS 80 443 0\n"
                       "_imap._tcp.www.test. 60 IN HASTLS 0 993 0\n"),
            "");
}

TEST(ReadBack, RefusesEverythingElse) {
  const std::string first = kFirst;
  const std::string second = kSecond;
  const auto changed = [&](const std::string& from, const std::string& to) {
    std::string text = first + second;
    return text.replace(text.find(from), from.size(), to);
  };
  EXPECT_THAT(difference(first), HasSubstr("_imap._tcp.www.test. is missing"));
  EXPECT_THAT(difference(first + second + second), HasSubstr("line 3 is too many"));
  EXPECT_THAT(difference(second + first), HasSubstr("line 1 should be about _http._tcp.www"));
  EXPECT_THAT(difference(changed("www", "wwx")), HasSubstr("line 1"));
  EXPECT_THAT(difference(changed("www.test.", "www.test")), HasSubstr("line 1"));
  EXPECT_THAT(difference(changed("_imap._tcp.www.test. 60 IN TYPE65443 \\# 6 000003e10000",
                                 "_imap._tcp.wwx.test. 60 IN HASTLS 0 993 0")),
              HasSubstr("line 2"));
  EXPECT_THAT(difference(changed("60", "61")), HasSubstr("line 1"));
  EXPECT_THAT(difference(changed(" IN ", " CH ")), HasSubstr("line 1"));
  EXPECT_THAT(difference(changed("0050", "0051")), HasSubstr("line 1"));
  EXPECT_THAT(difference(changed("# 6 0050", "# 5 50")), HasSubstr("line 1"));
  EXPECT_THAT(difference(first + "www.test. 60 IN A 192.0.2.1\n" + second),
              HasSubstr("other types"));
  EXPECT_THAT(difference(first + "(\n" + second), HasSubstr("nothing was written"));
}

}  // namespace
}  // namespace hastls::cli
