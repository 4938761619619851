// SPDX-License-Identifier: BSD-2-Clause
// What findings say of the other records of an RRset.
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/linting.hpp"

namespace hastls::lint {
namespace {

// The messages at other places that one rule's first finding has.
std::vector<std::string> related_of(std::string_view rule, const std::string& lines) {
  std::vector<std::string> out;
  for (const diag::Diagnostic& finding : testing::lint_lines(lines)) {
    if (finding.rule != rule) continue;
    for (const diag::Related& other : finding.related) out.push_back(other.message);
    break;
  }
  return out;
}

std::string two_at(const std::string& owner) {
  return owner + " IN TYPE65443 \\# 6 008f03e10001\n" + owner +
         " IN TYPE65443 \\# 6 008f03e20001\n";
}

TEST(LintTexts, NameTheOtherRecordsOfASet) {
  EXPECT_THAT(related_of("dead-wildcard", two_at("_imap._tcp.a.*.b")),
              ::testing::ElementsAre("and this record"));
  EXPECT_THAT(related_of("doubled-origin", two_at("_imap._tcp.www.example.com")),
              ::testing::ElementsAre("and this record"));
  EXPECT_THAT(related_of("tls-service-name", two_at("_imaps._tcp.ns1")),
              ::testing::ElementsAre("and this record"));
  EXPECT_THAT(related_of("dead-wildcard", two_at("_imap._tcp.b")), ::testing::IsEmpty());
}

TEST(LintTexts, SayWhatALongTtlIs) {
  const auto count = [](const char* ttl) {
    return testing::only("portability", testing::lint_lines(std::string("_imap._tcp.ns1 ") + ttl +
                                                            " IN TYPE65443 \\# 6 008f03e10001\n"))
        .size();
  };
  EXPECT_EQ(count("2147483648"), 1U);
  EXPECT_EQ(count("2147483647"), 0U);
}

}  // namespace
}  // namespace hastls::lint
