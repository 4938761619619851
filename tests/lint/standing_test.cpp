// SPDX-License-Identifier: BSD-2-Clause
// Where a set stands is judged as closely behind a hundred that stand well as in front of them.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/linting.hpp"

namespace hastls::testing {
namespace {

// A record's owner behind `_smtp._tcp.`, or as a whole, the lines that it needs, and what rules
// find there.
struct Odd {
  std::string_view owner;
  std::string_view lines;
  std::vector<std::string> rules;
};

std::vector<Odd> odd_places() {
  return {
      {"_smtp._tcp.well", "well A 192.0.2.5\nwell MX 1 well\n", {}},
      {"_smtp._tcp._x.well", "_x.well A 192.0.2.5\n", {"bad-owner"}},
      {"_smtp._tcp.a._x", "a._x A 192.0.2.5\n", {"bad-owner"}},
      {"_smtp._tcp.", "", {"bad-owner"}},
      {"_smtp._tcp", "@ A 192.0.2.5\n", {}},
      {"_smtp._tcp.*", "* A 192.0.2.5\n", {"dead-wildcard"}},
      {"_smtp._tcp.a.*", "a.* A 192.0.2.5\n", {"dead-wildcard"}},
      {"_smtp._tcp.a.example.com", "", {"doubled-origin"}},
      {"_smtp._tcp.alias", "alias A 192.0.2.5\n_smtp._tcp.alias CNAME .\n", {"cname-conflict"}},
      {"_smtp._tcp.cut", "cut NS ns1\n", {"occluded"}},
      {"_smtp._tcp.below.cut2", "cut2 NS ns1\nbelow.cut2 A 192.0.2.5\n", {"occluded"}},
      {"_smtp._tcp.a", "a A 192.0.2.5\n_tcp.a NS ns1\n", {"occluded"}},
      {"_smtp._tcp.own", "own A 192.0.2.5\n_smtp._tcp.own NS ns1\n", {"occluded"}},
      {"_smtp._tcp.b.d", "d DNAME other.\nb.d A 192.0.2.5\n", {"occluded"}},
      {"_smtp._tcp.at", "at A 192.0.2.5\nat DNAME other.\n", {"occluded"}},
      {"_smtp._tcp.out.example.", "out.example. A 192.0.2.5\n", {"occluded"}},
      {"_smtp._tcp.mail",
       "mail A 192.0.2.5\nmail MX 1 other\nother A 192.0.2.6\n",
       {"not-the-mail-host"}},
      {"_smtp._tcp.null", "null A 192.0.2.5\nnull MX 0 .\n", {"not-the-mail-host"}},
      {"_smtp._tcp.bare", "", {"missing-host"}},
      {"_smtp._tcp.one", "one A 192.0.2.5\none MX 1 two\none MX 2 one\ntwo A 192.0.2.6\n", {}},
  };
}

std::string line_of(std::string_view owner) {
  return std::string(owner) + " 3600 IN TYPE65443 \\# 6 001900190001\n";
}

// `count` hosts that are as they should be, numbered from `from` on.
std::string good_hosts(int from, int count) {
  std::string out;
  for (int i = from; i < from + count; ++i)
    out += fmt::format("h{0} A 192.0.2.7\nh{0} MX 1 h{0}\n{1}", i,
                       line_of(fmt::format("_smtp._tcp.h{}", i)));
  return out;
}

std::vector<std::string> rules_of(const std::string& lines) {
  std::vector<std::string> out;
  for (const diag::Diagnostic& finding : lint_lines(lines)) {
    if (finding.rule != "mx-uncovered") out.emplace_back(finding.rule);
  }
  std::ranges::sort(out);
  return out;
}

TEST(Standing, IsJudgedAloneAndBehindOthersAndInFrontOfThem) {
  for (const Odd& odd : odd_places()) {
    const std::string lines = std::string(odd.lines) + line_of(odd.owner);
    EXPECT_EQ(rules_of(lines), odd.rules) << odd.owner;
    EXPECT_EQ(rules_of(good_hosts(0, 100) + lines), odd.rules) << odd.owner;
    EXPECT_EQ(rules_of(lines + good_hosts(0, 100)), odd.rules) << odd.owner;
    EXPECT_EQ(rules_of(good_hosts(0, 2) + lines + good_hosts(2, 2)), odd.rules) << odd.owner;
  }
}

// Nobody knows the apex of a fragment: there is no outside, and a zone cut is only an owner's.
TEST(Standing, OfAFragment) {
  const auto rules = [](const std::string& lines) {
    std::vector<std::string> out;
    for (const auto& finding : lint_whole({.text = "$ORIGIN example.com.\n" + lines}).findings)
      out.emplace_back(finding.rule);
    return out;
  };
  using ::testing::ElementsAre;
  const std::string good = good_hosts(0, 10);
  EXPECT_THAT(rules(good + line_of("_smtp._tcp.out.example.")), ElementsAre());
  EXPECT_THAT(rules(good + "cut NS ns\n" + line_of("_smtp._tcp.a.cut")), ElementsAre());
  EXPECT_THAT(rules(good + "d DNAME x.\n" + line_of("_smtp._tcp.a.d")), ElementsAre("occluded"));
  EXPECT_THAT(rules(good + line_of("_smtp._tcp._a")), ElementsAre("bad-owner"));
}

// A zone that is signed is looked at record by record.
TEST(Standing, DoesNotHideWhatIsUnsigned) {
  const std::string signature =
      " RRSIG A 13 3 3600 20900101000000 20260101000000 1 example.com. AAAA\n";
  const std::string lines = good_hosts(0, 50);
  EXPECT_THAT(only("unsigned", lint_lines(lines)), ::testing::SizeIs(0));
  EXPECT_THAT(only("unsigned", lint_lines("h0" + signature + lines)), ::testing::SizeIs(50));
}

}  // namespace
}  // namespace hastls::testing
