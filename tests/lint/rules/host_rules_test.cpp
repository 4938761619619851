// SPDX-License-Identifier: BSD-2-Clause
// The rules about the host below the two labels: wildcard-shadowed, missing-host, dead-wildcard,
// doubled-origin; and portability.
#include <gtest/gtest.h>

#include "support/rule_case.hpp"

namespace hastls::testing {
namespace {

using HostRules = RuleCases;
TEST_P(HostRules, FindWhatIsWrongWhereItStands) {
  run();
}

const std::string kStar = "* A 192.0.2.2\n";
const std::string kMail = "_imap._tcp.mail HASTLS 0 993 1\n";

INSTANTIATE_TEST_SUITE_P(
    WildcardShadowed, HostRules,
    ::testing::ValuesIn(std::vector<RuleCase>{
        {"A", "wildcard-shadowed", kStar + kMail, {"wildcard-shadowed 2:1 <- 1:1"}},
        {"AAAA", "wildcard-shadowed", "* AAAA ::1\n" + kMail, {"wildcard-shadowed 2:1 <- 1:1"}},
        {"CNAME", "wildcard-shadowed", "* CNAME ns1\n" + kMail, {"wildcard-shadowed 2:1 <- 1:1"}},
        {"behind the record", "wildcard-shadowed", kMail + kStar, {"wildcard-shadowed 1:1 <- 2:1"}},
        {"MX does not light a host", "wildcard-shadowed", "* MX 10 ns1\n" + kMail, {}},
        {"once per host",
         "wildcard-shadowed",
         kStar + kMail + "_pop3._tcp.mail HASTLS 0 995 1\n_imap._tcp.mail HASTLS 0 994 1\n",
         {"wildcard-shadowed 4:1 <- 1:1 <- 2:1 <- 3:1"}},
        {"two hosts",
         "wildcard-shadowed",
         kStar + kMail + "_imap._tcp.mx HASTLS 0 993 1\n",
         {"wildcard-shadowed 2:1 <- 1:1", "wildcard-shadowed 3:1 <- 1:1"}},
        {"a deeper host",
         "wildcard-shadowed",
         kStar + "_imap._tcp.a.b HASTLS 0 993 1\n",
         {"wildcard-shadowed 2:1 <- 1:1"}},
        {"another underscore name does so already",
         "wildcard-shadowed",
         kStar + kMail + "_dmarc.mail TXT x\n",
         {"wildcard-shadowed 2:1 <- 1:1"}},
        {"the host has an address", "wildcard-shadowed", kStar + kMail + "mail A 192.0.2.3\n", {}},
        {"the host has any record", "wildcard-shadowed", kStar + kMail + "mail TXT x\n", {}},
        {"a name below the host has",
         "wildcard-shadowed",
         kStar + kMail + "a.mail A 192.0.2.3\n",
         {}},
        {"a closer name exists",
         "wildcard-shadowed",
         kStar + "_imap._tcp.a.b HASTLS 0 993 1\nb TXT x\n",
         {}},
        {"a closer wildcard",
         "wildcard-shadowed",
         kStar + "_imap._tcp.a.b HASTLS 0 993 1\n*.b A 192.0.2.4\n",
         {"wildcard-shadowed 2:1 <- 3:1"}},
        {"no wildcard", "wildcard-shadowed", kMail, {}},
        {"a wildcard below", "wildcard-shadowed", kMail + "*.mail A 192.0.2.2\n", {}},
        {"the zone itself", "wildcard-shadowed", kStar + "_imap._tcp HASTLS 0 993 1\n", {}},
    }));

INSTANTIATE_TEST_SUITE_P(
    MissingHost, HostRules,
    ::testing::ValuesIn(std::vector<RuleCase>{
        {"nothing at all", "missing-host", kMail, {"missing-host 1:1"}},
        {"only a TXT", "missing-host", kMail + "mail TXT x\n", {"missing-host 1:1"}},
        {"a TXT, and a wildcard that does not answer then",
         "missing-host",
         kMail + "mail TXT x\n" + kStar,
         {"missing-host 1:1"}},
        {"once per host",
         "missing-host",
         kMail + "_pop3._tcp.mail HASTLS 0 995 1\n",
         {"missing-host 2:1 <- 1:1"}},
        {"A", "missing-host", kMail + "mail A 192.0.2.3\n", {}},
        {"AAAA", "missing-host", kMail + "mail AAAA ::1\n", {}},
        {"CNAME", "missing-host", kMail + "mail CNAME ns1\n", {}},
        {"a wildcard", "missing-host", kMail + kStar, {}},
        {"occluded instead", "missing-host", kMail + "mail NS ns1\n", {}},
        {"doubled instead", "missing-host", "_imap._tcp.ns1.example.com HASTLS 0 993 1\n", {}},
    }));

INSTANTIATE_TEST_SUITE_P(
    Names, HostRules,
    ::testing::ValuesIn(std::vector<RuleCase>{
        {"a wildcard host",
         "dead-wildcard",
         "_imap._tcp.* HASTLS 0 993 1\n",
         {"dead-wildcard 1:1"}},
        {"further down",
         "dead-wildcard",
         "_imap._tcp.a.*.b HASTLS 0 993 1\n",
         {"dead-wildcard 1:1"}},
        {"an asterisk in a label", "dead-wildcard", "_imap._tcp.a*b HASTLS 0 993 1\n", {}},
        {"a forgotten dot",
         "doubled-origin",
         "_imap._tcp.ns1.example.com HASTLS 0 993 1\n",
         {"doubled-origin 1:1"}},
        {"of the zone itself",
         "doubled-origin",
         "_imap._tcp.example.com HASTLS 0 993 1\n",
         {"doubled-origin 1:1"}},
        {"in another letter case",
         "doubled-origin",
         "_imap._tcp.ns1.EXAMPLE.COM HASTLS 0 993 1\n",
         {"doubled-origin 1:1"}},
        {"half of it", "doubled-origin", "_imap._tcp.ns1.com HASTLS 0 993 1\n", {}},
        {"as an end of a label",
         "doubled-origin",
         "_imap._tcp.badexample.com HASTLS 0 993 1\n",
         {}},
        {"with its dot", "doubled-origin", "_imap._tcp.ns1.example.com. HASTLS 0 993 1\n", {}},
    }));

INSTANTIATE_TEST_SUITE_P(
    Portability, HostRules,
    ::testing::ValuesIn(std::vector<RuleCase>{
        {"split hex",
         "portability",
         "_imap._tcp.ns1 TYPE65443 \\# 6 0000 03e1 0001\n",
         {"portability 1:1"}},
        {"once per kind",
         "portability",
         "_imap._tcp.ns1 TYPE65443 \\# 6 0000 03e1 0001\n"
         "_pop3._tcp.ns1 TYPE65443 \\# 6 0000 03e3 0001\n",
         {"portability 1:1"}},
        {"silenced",
         "portability",
         "_imap._tcp.ns1 TYPE65443 \\# 6 0000 03e1 0001 ; hastls: ignore portability -- BIND\n",
         {}},
        {"one word", "portability", "_imap._tcp.ns1 TYPE65443 \\# 6 000003e10001\n", {}},
    }));

TEST(WholeZoneRules, AreSilentForAFragment) {
  const auto outcome = lint_whole({.text = "* 60 IN A 192.0.2.2\n"
                                           "_imap._tcp.mail 60 IN TYPE65443 \\# 6 000003e10001\n",
                                   .name = "example.com.zone"});
  EXPECT_TRUE(outcome.fragment);
  EXPECT_EQ(summaries(outcome.findings), std::vector<std::string>{});
}

TEST(WildcardShadowed, SaysWhichRecordToAdd) {
  const auto findings = lint_lines(kStar + "_imap._tcp.mail TYPE65443 \\# 6 000003e10001\n");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_NE(findings[0].message.find("mail.example.com. goes dark"), std::string::npos);
  EXPECT_EQ(findings[0].help, "give mail.example.com. an A record of its own");
}

}  // namespace
}  // namespace hastls::testing
