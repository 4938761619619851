// SPDX-License-Identifier: BSD-2-Clause
// mta-sts-contradiction, mx-mixed-posture, not-the-mail-host and mx-uncovered.
#include <gtest/gtest.h>

#include "support/rule_case.hpp"

namespace hastls::testing {
namespace {

using MailContradictions = RuleCases;
TEST_P(MailContradictions, AreFoundWhereTheyStand) {
  run();
}

const std::string kPolicy = "_mta-sts TXT \"v=STSv1; id=1\"\n";
const std::string kMx = "@ MX 10 mx1\n";
const std::string kTwoMx = "@ MX 10 mx1\n@ MX 20 mx2\n";

std::string smtp(const std::string& host, const std::string& rdata) {
  return "_smtp._tcp." + host + " HASTLS " + rdata + '\n';
}

RuleCase sts(const char* name, const std::string& lines, std::vector<std::string> found) {
  return {name, "mta-sts-contradiction", lines, std::move(found)};
}

INSTANTIATE_TEST_SUITE_P(
    MtaSts, MailContradictions,
    ::testing::ValuesIn(std::vector<RuleCase>{
        sts("no TLS", kPolicy + kMx + smtp("mx1", "25 0 0"),
            {"mta-sts-contradiction 3:1 <- 1:1 <- 2:1"}),
        sts("in any order", smtp("mx1", "25 0 0") + kMx + kPolicy,
            {"mta-sts-contradiction 1:1 <- 3:1 <- 2:1"}),
        sts("in no record", kPolicy + kMx + smtp("mx1", "25 0 0") + smtp("mx1", "26 0 0"),
            {"mta-sts-contradiction 4:1 <- 1:1 <- 2:1 <- 3:1"}),
        sts("one of two hosts", kPolicy + kTwoMx + smtp("mx1", "25 25 1") + smtp("mx2", "25 0 0"),
            {"mta-sts-contradiction 5:1 <- 1:1 <- 3:1"}),
        sts("a host once",
            kPolicy + kMx + "a MX 1 mx1\n_mta-sts.a TXT \"v=STSv1; id=2\"\n" +
                smtp("mx1", "25 0 0"),
            {"mta-sts-contradiction 5:1 <- 1:1 <- 2:1"}),
        sts("TLS", kPolicy + kMx + smtp("mx1", "25 25 0"), {}),
        sts("TLS in one of several records",
            kPolicy + kMx + smtp("mx1", "25 0 0") + smtp("mx1", "0 25 0"), {}),
        sts("no MX host", kPolicy + kMx + smtp("mx2", "25 0 0"), {}),
        sts("another application", kPolicy + kMx + "_imap._tcp.mx1 HASTLS 143 0 0\n", {}),
        sts("another domain's policy",
            "_mta-sts.a TXT \"v=STSv1; id=1\"\n" + kMx + smtp("mx1", "25 0 0"), {}),
        sts("no policy", "_mta-sts TXT \"v=STSv2; id=1\"\n" + kMx + smtp("mx1", "25 0 0"), {}),
        sts("silenced",
            kPolicy + kMx +
                "_smtp._tcp.mx1 HASTLS 25 0 0 ; hastls: ignore "
                "mta-sts-contradiction -- test mode\n",
            {}),
    }));

RuleCase mixed(const char* name, const std::string& first, const std::string& second, bool found) {
  std::vector<std::string> expected;
  if (found) expected.emplace_back("mx-mixed-posture 4:1 <- 1:1 <- 2:1 <- 3:1");
  return {name, "mx-mixed-posture", kTwoMx + smtp("mx1", first) + smtp("mx2", second), expected};
}

INSTANTIATE_TEST_SUITE_P(
    MxMixedPosture, MailContradictions,
    ::testing::ValuesIn(std::vector<RuleCase>{
        mixed("the preferences differ", "25 25 1", "25 25 0", true),
        mixed("one has no TLS", "25 25 1", "25 0 0", true),
        mixed("one has nothing else", "0 25 0", "25 25 0", true),
        mixed("one refuses everybody", "25 0 1", "25 0 0", true),
        mixed("both insist", "25 25 1", "25 25 1", false),
        mixed("neither insists", "25 25 0", "25 25 0", false),
        mixed("both may end insecurely", "25 25 0", "25 0 0", false),
        mixed("neither may", "0 25 0", "25 25 1", false),
        {"a 1 beside a 0 holds for both records",
         "mx-mixed-posture",
         kTwoMx + smtp("mx1", "25 25 1") + smtp("mx2", "25 25 0") + smtp("mx2", "26 26 1"),
         {}},
        {"an insecure port in one of several records",
         "mx-mixed-posture",
         kTwoMx + smtp("mx1", "0 25 0") + smtp("mx2", "0 25 0") + smtp("mx2", "26 0 0"),
         {"mx-mixed-posture 5:1 <- 1:1 <- 2:1 <- 3:1 <- 4:1"}},
        {"wherever the MX records stand",
         "mx-mixed-posture",
         kMx + "a MX 1 mx1\n@ MX 20 mx2\n" + smtp("mx1", "25 25 1") + smtp("mx2", "25 25 0"),
         {"mx-mixed-posture 5:1 <- 1:1 <- 3:1 <- 4:1"}},
        {"hosts of two domains",
         "mx-mixed-posture",
         "a MX 1 mx1\nb MX 1 mx2\n" + smtp("mx1", "25 25 1") + smtp("mx2", "25 25 0"),
         {}},
        {"the same hosts of two domains",
         "mx-mixed-posture",
         "a MX 1 mx1\na MX 1 mx2\nb MX 1 mx2\nb MX 1 mx1\n" + smtp("mx1", "25 25 1") +
             smtp("mx2", "25 25 0"),
         {"mx-mixed-posture 6:1 <- 1:1 <- 2:1 <- 5:1"}},
        {"a host without records is unknown",
         "mx-mixed-posture",
         kTwoMx + smtp("mx1", "25 25 0"),
         {}},
        {"records with faults take no part",
         "mx-mixed-posture",
         kTwoMx + smtp("mx1", "25 25 1") + smtp("mx2", "25 25 2"),
         {}},
    }));

RuleCase host(const char* name, const std::string& lines, std::vector<std::string> found) {
  return {name, "not-the-mail-host", lines, std::move(found)};
}

INSTANTIATE_TEST_SUITE_P(
    NotTheMailHost, MailContradictions,
    ::testing::ValuesIn(std::vector<RuleCase>{
        host("mail goes to a host of the zone", kMx + "_smtp._tcp HASTLS 25 25 1\n",
             {"not-the-mail-host 2:1 <- 1:1"}),
        host("of another zone", "_smtp._tcp HASTLS 25 25 1\n@ MX 10 mx.example.net.\n",
             {"not-the-mail-host 1:1 <- 2:1"}),
        host("nowhere", "@ MX 0 .\n_smtp._tcp HASTLS 25 25 1\n", {"not-the-mail-host 2:1 <- 1:1"}),
        host("of a domain below", "a MX 10 mx1\n" + smtp("a", "25 25 1") + smtp("a", "26 26 1"),
             {"not-the-mail-host 3:1 <- 1:1 <- 2:1"}),
        host("to the domain itself", "@ MX 10 @\n_smtp._tcp HASTLS 25 25 1\n", {}),
        host("to itself too",
             "@ MX 10 mx.example.net.\n@ MX 20 EXAMPLE.com.\n"
             "_smtp._tcp HASTLS 25 25 1\n",
             {}),
        host("without MX the domain is the host", "_smtp._tcp HASTLS 25 25 1\n", {}),
        host("the MX host itself", kMx + smtp("mx1", "25 25 1"), {}),
        host("an MX host with an MX of its own", kMx + "mx1 MX 10 mx2\n" + smtp("mx1", "25 25 1"),
             {}),
        host("another application", kMx + "_imap._tcp HASTLS 143 993 1\n", {}),
        host("another protocol", kMx + "_smtp._sctp HASTLS 25 25 1\n", {}),
    }));

RuleCase uncovered(const char* name, const std::string& lines, std::vector<std::string> found) {
  return {name, "mx-uncovered", lines, std::move(found)};
}

INSTANTIATE_TEST_SUITE_P(
    MxUncovered, MailContradictions,
    ::testing::ValuesIn(std::vector<RuleCase>{
        uncovered("one of two", kTwoMx + smtp("mx1", "25 25 1"), {"mx-uncovered 2:1 <- 3:1"}),
        uncovered("where the owner is inherited",
                  "@ MX 10 mx1\n  MX 20 mx2\n" + smtp("mx1", "25 25 1"),
                  {"mx-uncovered 2:3 <- 3:1"}),
        uncovered("each host once", kTwoMx + "a MX 1 mx2\na MX 2 mx3\n" + smtp("mx1", "25 25 1"),
                  {"mx-uncovered 2:1 <- 5:1", "mx-uncovered 4:1 <- 5:1"}),
        uncovered("the domain itself", "@ MX 10 @\n" + smtp("mx1", "25 25 1"),
                  {"mx-uncovered 1:1 <- 2:1"}),
        uncovered("another application does not cover it",
                  kTwoMx + smtp("mx1", "25 25 1") + "_imap._tcp.mx2 HASTLS 143 993 1\n",
                  {"mx-uncovered 2:1 <- 3:1"}),
        uncovered("below a name with a record", "a TXT x\n@ MX 1 mx.a\n" + smtp("mx1", "25 25 1"),
                  {"mx-uncovered 2:1 <- 3:1"}),
        uncovered("both", kTwoMx + smtp("mx1", "25 25 1") + smtp("mx2", "25 25 1"), {}),
        uncovered("neither", kTwoMx + "_imap._tcp.mx1 HASTLS 143 993 1\n", {}),
        uncovered("of another zone", "@ MX 10 mx.example.net.\n" + smtp("mx1", "25 25 1"), {}),
        uncovered("of a zone that is cut off",
                  "@ MX 10 mx.sub\nsub NS ns.sub\n" + smtp("mx1", "25 25 1"), {}),
        uncovered("cut off before it is named",
                  "sub NS ns.sub\n@ MX 10 mx.sub\n" + smtp("mx1", "25 25 1"), {}),
        uncovered("at the cut itself", "sub NS ns.sub\n@ MX 10 sub\n" + smtp("mx1", "25 25 1"), {}),
        uncovered("below a DNAME", "a DNAME example.net.\n@ MX 10 mx.a\n" + smtp("mx1", "25 25 1"),
                  {}),
        uncovered("beside a DNAME", "a DNAME example.net.\n@ MX 10 a\n" + smtp("mx1", "25 25 1"),
                  {"mx-uncovered 2:1 <- 3:1"}),
        uncovered("null MX", "@ MX 0 .\n" + smtp("mx1", "25 25 1"), {}),
        uncovered("a record with a fault covers, and is no example",
                  kTwoMx + smtp("mx1", "25 25 2"), {}),
        uncovered("silenced on the line of the MX",
                  "@ MX 10 mx2 ; hastls: ignore mx-uncovered -- soon\n" + smtp("mx1", "25 25 1"),
                  {}),
        uncovered("silenced on its last line",
                  "@ ( MX 10 ; host\n mx2 ) ; hastls: ignore mx-uncovered -- soon\n" +
                      smtp("mx1", "25 25 1"),
                  {}),
        uncovered("another rule is silenced",
                  "@ MX 10 mx2 ; hastls: ignore missing-host -- soon\n" + smtp("mx1", "25 25 1"),
                  {"mx-uncovered 1:1 <- 2:1"}),
    }));

diag::Diagnostic one(std::string_view rule, const std::string& lines) {
  for (diag::Diagnostic& finding : lint_lines(lines)) {
    if (finding.rule == rule) return std::move(finding);
  }
  ADD_FAILURE() << rule;
  return {};
}

std::vector<std::string> related(const diag::Diagnostic& finding) {
  std::vector<std::string> out;
  for (const diag::Related& each : finding.related) out.push_back(each.message);
  return out;
}

TEST(MailContradictionTexts, OfMtaSts) {
  const auto finding = one("mta-sts-contradiction", kPolicy + kMx + smtp("mx1", "25 0 0"));
  EXPECT_EQ(finding.message,
            "example.com. has a policy of MTA-STS, by which mail is sent to this host with TLS, "
            "and no HASTLS record offers TLS");
  EXPECT_EQ(finding.help, "give 25 as sec-port too, or withdraw the policy");
  EXPECT_EQ(related(finding), (std::vector<std::string>{"the policy of MTA-STS", "the MX record"}));
}

TEST(MailContradictionTexts, OfMixedPosture) {
  const auto finding =
      one("mx-mixed-posture", kTwoMx + smtp("mx1", "25 25 1") + smtp("mx2", "25 25 0"));
  EXPECT_EQ(finding.message,
            "of the MX hosts of example.com., a client that may fall back can end without TLS at "
            "mx2.example.com., and not at mx1.example.com.");
  EXPECT_EQ(
      finding.help,
      "give all MX hosts of a domain one posture: who wants mail without TLS makes the others "
      "unreachable");
  EXPECT_EQ(related(finding),
            (std::vector<std::string>{"here it may not", "here mail may end without TLS",
                                      "and this record: 25 25 1"}));
}

TEST(MailContradictionTexts, OfNotTheMailHost) {
  const auto finding = one("not-the-mail-host", "@ MX 0 .\n_smtp._tcp HASTLS 25 25 1\n");
  EXPECT_EQ(finding.message,
            "mail for example.com. goes elsewhere: no MX record names it, so nobody asks for this "
            "record");
  EXPECT_EQ(finding.help, "publish the record at the hosts that the MX records name");
  EXPECT_EQ(related(finding), std::vector<std::string>{"its MX record"});
}

TEST(MxUncovered, StandsAtTheMxAsAnyFindingDoes) {
  const auto finding = one("mx-uncovered", "a.B MX 10 mx2 ; c\n" + smtp("mx1", "25 25 1"));
  EXPECT_EQ(finding.message,
            "the MX host mx2.example.com. has no HASTLS record of smtp, as another host of the "
            "zone has");
  EXPECT_EQ(finding.help, "publish one at _smtp._tcp.mx2.example.com.");
  EXPECT_EQ(related(finding), std::vector<std::string>{"the record of another host"});
  EXPECT_EQ(finding.severity, diag::Severity::Info);
  EXPECT_EQ(finding.owner, "a.b.example.com.");
  EXPECT_EQ(finding.source, "a.B MX 10 mx2 ; c");
  EXPECT_EQ(finding.where.span, (diag::Span{1, 1, 4}));
}

TEST(MxUncovered, QuotesTheLineThatItPointsAt) {
  const auto finding = one("mx-uncovered", "(\n a MX 10\n mx2 )\n" + smtp("mx1", "25 25 1"));
  EXPECT_EQ(finding.where.span.line, 1U + 1U);
  EXPECT_EQ(finding.source, " a MX 10");
}

TEST(MxUncovered, CanBeSetAndTurnedOff) {
  const std::string lines = kTwoMx + smtp("mx1", "25 25 1");
  EXPECT_EQ(only("mx-uncovered", lint_lines(lines, {"mx-uncovered=off"})),
            std::vector<std::string>{});
  const auto findings = lint_lines(lines, {"mx-uncovered=error"});
  const auto found = std::ranges::find(findings, "mx-uncovered", &diag::Diagnostic::rule);
  ASSERT_NE(found, findings.end());
  EXPECT_EQ(found->severity, diag::Severity::Error);
  EXPECT_TRUE(std::ranges::is_sorted(findings, diag::comes_before));
}

TEST(Contradictions, AreNotSoughtInAFragment) {
  const auto outcome = lint_whole(
      {.text = "@ MX 10 mx1\n@ MX 20 mx2\n@ MX 30 mx3\n_mta-sts TXT \"v=STSv1; id=1\"\n"
               "_smtp._tcp.mx1 TYPE65443 \\# 6 001900000000\n"
               "_smtp._tcp.mx2 TYPE65443 \\# 6 001900190001\n"
               "_smtp._tcp TYPE65443 \\# 6 001900190001\n_25._tcp.mx1 TLSA 3 1 1 00\n"
               "mx1 HTTPS 1 .\n_http._tcp.mx1 TYPE65443 \\# 6 005000000000\n"
               "_imaps._tcp SRV 0 0 993 mx1\n_imap._tcp.mx1 TYPE65443 \\# 6 008f00000000\n",
       .name = "example.com.zone"});
  EXPECT_TRUE(outcome.fragment);
  EXPECT_EQ(summaries(outcome.findings), std::vector<std::string>{});
}

}  // namespace
}  // namespace hastls::testing
