// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/lint/baseline.hpp"

#include <random>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hastls::lint {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::string kHead = "hastls baseline 1\n";

diag::Diagnostic finding(const std::string& rule, const std::string& owner,
                         const std::string& rdata) {
  diag::Diagnostic out;
  out.rule = rule;
  out.owner = owner;
  out.rdata = rdata;
  return out;
}

DomainName name(const char* text) {
  return *DomainName::parse_absolute(text);
}

std::string fault(const std::string& lines) {
  const auto baseline = Baseline::parse(kHead + lines);
  if (baseline) return "";
  return fmt::format("{}:{} {}", baseline.error().line, baseline.error().column,
                     baseline.error().message);
}

TEST(Baseline, HoldsBackAsManyAsItCounts) {
  auto baseline = Baseline::parse(kHead + "split-pair a.example. 2 80 0 0\n");
  ASSERT_TRUE(baseline.has_value());
  const auto known = finding("split-pair", "a.example.", "80 0 0");
  EXPECT_TRUE(baseline->hold_back(known, {}));
  EXPECT_TRUE(baseline->hold_back(known, {}));
  EXPECT_FALSE(baseline->hold_back(known, {}));
}

TEST(Baseline, TellsRuleOwnerAndRdataApart) {
  auto baseline = Baseline::parse(kHead + "split-pair a.example. 9 80 0 0\n");
  ASSERT_TRUE(baseline.has_value());
  EXPECT_FALSE(baseline->hold_back(finding("dead-wildcard", "a.example.", "80 0 0"), {}));
  EXPECT_FALSE(baseline->hold_back(finding("split-pair", "b.example.", "80 0 0"), {}));
  EXPECT_FALSE(baseline->hold_back(finding("split-pair", "a.example.", "80 0 1"), {}));
  EXPECT_TRUE(baseline->hold_back(finding("split-pair", "a.example.", "80 0 0"), {}));
}

TEST(Baseline, TakesTheApexForTheOwnerThatAFindingLacks) {
  auto baseline = Baseline::parse(kHead + "portability example. 1 -\n");
  ASSERT_TRUE(baseline.has_value());
  const auto known = finding("portability", "", "");
  EXPECT_FALSE(baseline->hold_back(known, {}));
  EXPECT_FALSE(baseline->hold_back(known, name("example.net")));
  EXPECT_TRUE(baseline->hold_back(known, name("example")));
}

TEST(Baseline, HoldsNothingNormative) {
  EXPECT_FALSE(Baseline::can_hold(finding("zero-ports", "a.", ""), {}));
  EXPECT_FALSE(Baseline::can_hold(finding("syntax", "", ""), name("a")));
  EXPECT_FALSE(Baseline::can_hold(finding("no-such-rule", "a.", ""), {}));
  EXPECT_FALSE(Baseline::can_hold(finding("portability", "", ""), {}));
  EXPECT_TRUE(Baseline::can_hold(finding("mnemonic", "a.", "1 1 1"), {}));
  EXPECT_THAT(fault("zero-ports a.example. 1 0 0 1\n"), HasSubstr("2:1 nothing can silence"));
}

TEST(Baseline, IsOneSortedLineAKey) {
  Baseline baseline;
  baseline.add(finding("split-pair", "b.example.", "80 0 0"), {});
  baseline.add(finding("portability", "", ""), name("example"));
  baseline.add(finding("split-pair", "a.example.", "80 0 0"), {});
  baseline.add(finding("split-pair", "b.example.", "80 0 0"), {});
  EXPECT_EQ(baseline.to_text(),
            kHead +
                "# RULE OWNER COUNT RDATA: findings that 'hastls lint --baseline' holds back.\n"
                "portability example. 1 -\n"
                "split-pair a.example. 1 80 0 0\n"
                "split-pair b.example. 2 80 0 0\n");
  EXPECT_EQ(baseline.size(), 4U);
}

TEST(Baseline, ReadsWhatItWrites) {
  Baseline baseline;
  const auto owner =
      DomainName::from_wire(std::string_view("\x0b#\"; \n\r\0\xff.\\x\x04test\0", 18));
  ASSERT_TRUE(owner);
  baseline.add(finding("split-pair", owner->to_string(), "80 0 0"), {});
  baseline.add(finding("portability", "", ""), DomainName());
  const std::string text = baseline.to_text();
  EXPECT_EQ(std::ranges::count(text, '\n'), 4);
  auto read = Baseline::parse(text);
  ASSERT_TRUE(read.has_value()) << read.error().message;
  EXPECT_EQ(read->to_text(), text);
  EXPECT_TRUE(read->hold_back(finding("split-pair", owner->to_string(), "80 0 0"), {}));
}

TEST(Baseline, ReadsOverCommentsEmptyLinesAndCrlf) {
  auto baseline = Baseline::parse(
      "hastls baseline 1\r\n\r\n# x\r\nsplit-pair a. 1 80 0 0\r\n\nsplit-pair b. 1 -");
  ASSERT_TRUE(baseline.has_value()) << baseline.error().message;
  EXPECT_EQ(baseline->size(), 2U);
}

TEST(Baseline, SaysWhereItIsWrong) {
  EXPECT_THAT(fault("split-pair a. 1 1 1 1\nsplit-pear a. 1 -\n"),
              HasSubstr("3:1 there is no rule 'split-pear'; did you mean 'split-pair'?"));
  EXPECT_THAT(fault("split-pair a 1 -\n"), HasSubstr("2:12 the owner is an absolute name"));
  EXPECT_THAT(fault("split-pair a..b. 1 -\n"), HasSubstr("2:12 this is no owner"));
  EXPECT_THAT(fault("split-pair\n"), HasSubstr("2:11"));
  EXPECT_THAT(fault("split-pair a. 0 -\n"), HasSubstr("2:15 '0' is no count"));
  EXPECT_THAT(fault("split-pair a. 4294967296 -\n"), HasSubstr("is no count"));
  EXPECT_EQ(fault("split-pair a. 4294967295 -\n"), "");
  EXPECT_THAT(fault("split-pair a. 1x -\n"), HasSubstr("is no count"));
  EXPECT_THAT(fault("split-pair a. 1\n"), HasSubstr("2:16"));
  EXPECT_THAT(fault("split-pair a. 1 80 0\n"), HasSubstr("2:17"));
  EXPECT_THAT(fault("split-pair a. 1 80 0 0 0\n"), HasSubstr("2:17"));
  EXPECT_THAT(fault("split-pair a. 1 \\# 6 005000000000\n"), HasSubstr("2:17"));
  EXPECT_THAT(fault("split-pair a. 1 80 0 0 \n"), HasSubstr("more than one blank"));
  EXPECT_THAT(fault("split-pair  a. 1 80 0 0\n"), HasSubstr("2:12"));
  EXPECT_THAT(fault(" split-pair a. 1 80 0 0\n"), HasSubstr("2:1"));
  EXPECT_THAT(fault("split-pair a. 1 -\n\nsplit-pair A. 2 -\n"),
              HasSubstr("4:1 the same entry as in line 2"));
  EXPECT_FALSE(Baseline::parse("").has_value());
  EXPECT_FALSE(Baseline::parse("hastls baseline 2\n").has_value());
}

TEST(Baseline, SurvivesWhateverItIsGiven) {
  std::mt19937 random(3);
  const std::string good = kHead + "split-pair a\\032b.example. 2 80 0 0\nportability . 1 -\n";
  for (int round = 0; round < 20000; ++round) {
    std::string text = good;
    for (int i = 0; i < 3; ++i) text[random() % text.size()] = static_cast<char>(random() % 256);
    auto baseline = Baseline::parse(text.substr(0, random() % (text.size() + 1)));
    if (baseline) {
      EXPECT_TRUE(Baseline::parse(baseline->to_text()).has_value()) << text;
    }
  }
}

TEST(Baseline, KnowsWhatIsUsedUpInTheZonesThatWereRead) {
  auto baseline = Baseline::parse(kHead +
                                  "split-pair a.example. 2 80 0 0\nsplit-pair b.example. 1 -\n"
                                  "split-pair a.example.net. 1 -\n");
  ASSERT_TRUE(baseline.has_value());
  EXPECT_TRUE(baseline->hold_back(finding("split-pair", "a.example.", "80 0 0"), {}));
  EXPECT_TRUE(baseline->hold_back(finding("split-pair", "b.example.", ""), {}));
  const auto used_up = baseline->used_up({name("example")});
  ASSERT_EQ(used_up.size(), 1U);
  EXPECT_EQ(used_up[0].line, 2U);
  EXPECT_EQ(used_up[0].used, 1U);
  EXPECT_THAT(baseline->used_up({}), IsEmpty());
}

}  // namespace
}  // namespace hastls::lint
