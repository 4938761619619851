// SPDX-License-Identifier: BSD-2-Clause
// The rules that judge an RRset and where it stands: ttl-mismatch, cname-conflict, occluded, and
// those about its records together.
#include <gtest/gtest.h>

#include "support/rule_case.hpp"

namespace hastls::testing {
namespace {

using SetRules = RuleCases;
TEST_P(SetRules, FindWhatIsWrongWhereItStands) {
  run();
}

const std::string kOwner = "_http._tcp.ns1 ";
const std::string kPair = " HASTLS 80 443 1\n";

INSTANTIATE_TEST_SUITE_P(
    TtlMismatch, SetRules,
    ::testing::ValuesIn(std::vector<RuleCase>{
        {"two",
         "ttl-mismatch",
         kOwner + "60" + kPair + kOwner + "61 HASTLS 8080 8443 1\n",
         {"ttl-mismatch 2:1 <- 1:1"}},
        {"inherited owner",
         "ttl-mismatch",
         kOwner + "60" + kPair + "  61 HASTLS 8080 8443 1\n",
         {"ttl-mismatch 2:3 <- 1:1"}},
        {"three",
         "ttl-mismatch",
         kOwner + "60" + kPair + kOwner + "61 HASTLS 8080 8443 1\n" + kOwner + "60 HASTLS 1 2 1\n",
         {"ttl-mismatch 3:1 <- 1:1 <- 2:1"}},
        {"far apart and in another case",
         "ttl-mismatch",
         kOwner + "60" + kPair + "a A 192.0.2.2\n_HTTP._TCP.NS1 61 HASTLS 8080 8443 1\n",
         {"ttl-mismatch 3:1 <- 1:1"}},
        {"the same in other units",
         "ttl-mismatch",
         kOwner + "3600" + kPair + kOwner + "1H HASTLS 8080 8443 1\n",
         {}},
        {"by default and written",
         "ttl-mismatch",
         kOwner + "3600" + kPair + kOwner + "HASTLS 8080 8443 1\n",
         {}},
        {"of two owners",
         "ttl-mismatch",
         kOwner + "60" + kPair + "_imap._tcp.ns1 61 HASTLS 143 993 1\n",
         {}},
        {"with a record that is bad anyway",
         "ttl-mismatch",
         kOwner + "60" + kPair + kOwner + "61 HASTLS 0 0 1\n",
         {}},
    }));

INSTANTIATE_TEST_SUITE_P(
    CnameConflict, SetRules,
    ::testing::ValuesIn(std::vector<RuleCase>{
        {"before",
         "cname-conflict",
         kOwner + "CNAME ns1\n" + kOwner + kPair,
         {"cname-conflict 2:1 <- 1:1"}},
        {"behind",
         "cname-conflict",
         kOwner + kPair + kOwner + "CNAME ns1\n",
         {"cname-conflict 1:1 <- 2:1"}},
        {"two records",
         "cname-conflict",
         kOwner + kPair + kOwner + "HASTLS 8080 8443 1\n" + kOwner + "CNAME ns1\n",
         {"cname-conflict 2:1 <- 3:1 <- 1:1"}},
        {"at the host", "cname-conflict", "www CNAME ns1\n_http._tcp.www" + kPair, {}},
        {"above", "cname-conflict", "_tcp.ns1 CNAME ns1\n" + kOwner + kPair, {}},
    }));

INSTANTIATE_TEST_SUITE_P(
    Occluded, SetRules,
    ::testing::ValuesIn(std::vector<RuleCase>{
        {"below a cut",
         "occluded",
         "sub NS ns1\n_http._tcp.www.sub" + kPair,
         {"occluded 2:1 <- 1:1"}},
        {"at a cut's own underscore names",
         "occluded",
         "sub NS ns1\n_http._tcp.sub" + kPair,
         {"occluded 2:1 <- 1:1"}},
        {"at a cut",
         "occluded",
         "_http._tcp.ns1 NS ns1\n_http._tcp.ns1" + kPair,
         {"occluded 2:1 <- 1:1"}},
        {"the upper one of two cuts",
         "occluded",
         "b.sub NS ns1\nsub NS ns1\n_http._tcp.www.b.sub" + kPair,
         {"occluded 3:1 <- 2:1"}},
        {"below a DNAME",
         "occluded",
         "sub DNAME example.net.\n_http._tcp.www.sub" + kPair,
         {"occluded 2:1 <- 1:1"}},
        {"below the zone's own DNAME",
         "occluded",
         "@ DNAME example.net.\n" + kOwner + kPair,
         {"occluded 2:1 <- 1:1"}},
        {"beside a DNAME", "occluded", kOwner + "DNAME example.net.\n" + kOwner + kPair, {}},
        {"outside", "occluded", "_http._tcp.www.example.net." + kPair, {"occluded 1:1 <- -2:1"}},
        {"outside, with the zone's name as an end",
         "occluded",
         "_http._tcp.badexample.com." + kPair,
         {"occluded 1:1 <- -2:1"}},
        {"the zone's own NS", "occluded", kOwner + kPair, {}},
        {"the zone's own host", "occluded", "_http._tcp" + kPair, {}},
        {"a cut beside", "occluded", "sub NS ns1\n_http._tcp.www.bus" + kPair, {}},
        {"two records once",
         "occluded",
         "sub NS ns1\n_http._tcp.sub" + kPair + "_http._tcp.sub HASTLS 8080 8443 1\n",
         {"occluded 3:1 <- 1:1 <- 2:1"}},
    }));

INSTANTIATE_TEST_SUITE_P(
    Copies, SetRules,
    ::testing::ValuesIn(std::vector<RuleCase>{
        {"a copy",
         "duplicate-record",
         kOwner + kPair + kOwner + kPair,
         {"duplicate-record 2:1 <- 1:1"}},
        {"a copy in another form",
         "duplicate-record",
         kOwner + kPair + kOwner + "TYPE65443 \\# 6 0050 01BB 0001\n",
         {"duplicate-record 2:1 <- 1:1"}},
        {"three",
         "duplicate-record",
         kOwner + kPair + kOwner + kPair + kOwner + kPair,
         {"duplicate-record 2:1 <- 1:1", "duplicate-record 3:1 <- 1:1"}},
        {"another preference",
         "duplicate-record",
         kOwner + kPair + kOwner + "HASTLS 80 443 0\n",
         {}},
        {"another owner", "duplicate-record", kOwner + kPair + "_http._tcp" + kPair, {}},
    }));

INSTANTIATE_TEST_SUITE_P(
    Preferences, SetRules,
    ::testing::ValuesIn(std::vector<RuleCase>{
        {"mixed",
         "mixed-preference",
         kOwner + kPair + kOwner + "HASTLS 8080 8443 0\n",
         {"mixed-preference 2:1 <- 1:1"}},
        {"alike", "mixed-preference", kOwner + kPair + kOwner + "HASTLS 8080 8443 1\n", {}},
        {"an invalid one does not count",
         "mixed-preference",
         kOwner + kPair + kOwner + "HASTLS 0 0 0\n",
         {}},
        {"without TLS",
         "preference-without-tls",
         kOwner + "HASTLS 80 0 1\n",
         {"preference-without-tls 1:1"}},
        {"with TLS only", "preference-without-tls", kOwner + "HASTLS 0 443 1\n", {}},
        {"no preference", "preference-without-tls", kOwner + "HASTLS 80 0 0\n", {}},
    }));

INSTANTIATE_TEST_SUITE_P(SplitPair, SetRules,
                         ::testing::ValuesIn(std::vector<RuleCase>{
                             {"a pair",
                              "split-pair",
                              kOwner + "HASTLS 80 0 0\n" + kOwner + "HASTLS 0 443 0\n",
                              {"split-pair 2:1 <- 1:1"}},
                             {"whatever the ports",
                              "split-pair",
                              kOwner + "HASTLS 0 1 1\n" + kOwner + "HASTLS 2 0 1\n",
                              {"split-pair 2:1 <- 1:1"}},
                             {"two of one kind",
                              "split-pair",
                              kOwner + "HASTLS 80 0 0\n" + kOwner + "HASTLS 81 0 0\n",
                              {}},
                             {"beside a whole pair",
                              "split-pair",
                              kOwner + "HASTLS 80 443 0\n" + kOwner + "HASTLS 81 0 0\n",
                              {}},
                             {"other preferences",
                              "split-pair",
                              kOwner + "HASTLS 80 0 0\n" + kOwner + "HASTLS 0 443 1\n",
                              {}},
                         }));

TEST(Occluded, KnowsNoCutsInAFragmentWithoutOrigin) {
  const std::string text =
      "sub.example.com. 60 NS ns1.example.com.\n"
      "_http._tcp.sub.example.com. 60 TYPE65443 \\# 6 005001bb0001\n";
  EXPECT_EQ(only("occluded", lint_whole({.text = text}).findings), std::vector<std::string>{});
  LintText with_origin{.text = text};
  with_origin.read.origin = DomainName::parse_absolute("example.com").value();
  EXPECT_EQ(only("occluded", lint_whole(with_origin).findings),
            std::vector<std::string>{"occluded 2:1 <- 1:1"});
  with_origin.read.origin = DomainName::parse_absolute("example.net").value();
  EXPECT_EQ(only("occluded", lint_whole(with_origin).findings),
            std::vector<std::string>{"occluded 2:1"});
}

TEST(Rounds, ARecordWithANormativeFindingTakesPartInNoOtherRule) {
  // zero-ports and bad-preference side by side; then occluded, cname-conflict and ttl-mismatch side
  // by side; then nothing of mnemonic, duplicates or ports.
  const auto findings = lint_lines(
      "sub NS ns1\n"
      "_http._tcp.sub 60 HASTLS 0 0 2\n"
      "_http._tcp.sub 60 HASTLS 80 0 1\n"
      "_http._tcp.sub 61 HASTLS 80 0 1\n"
      "_http._tcp.sub CNAME ns1\n");
  EXPECT_EQ(summaries(findings),
            (std::vector<std::string>{"zero-ports 2:26", "bad-preference 2:30",
                                      "cname-conflict 4:1 <- 5:1 <- 3:1",
                                      "occluded 4:1 <- 1:1 <- 3:1", "ttl-mismatch 4:1 <- 3:1"}));
}

}  // namespace
}  // namespace hastls::testing
