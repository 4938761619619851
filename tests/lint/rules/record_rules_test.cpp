// SPDX-License-Identifier: BSD-2-Clause
// The rules that judge one record: zero-ports, bad-rdata, bad-preference, bad-owner, wrong-class,
// mnemonic.
#include <gtest/gtest.h>

#include "support/rule_case.hpp"
#include "support/temporary_folder.hpp"

namespace hastls::testing {
namespace {

using RecordRules = RuleCases;
TEST_P(RecordRules, FindWhatIsWrongWhereItStands) {
  run();
}

const std::string kOwner = "_smtp._tcp.ns1 ";

INSTANTIATE_TEST_SUITE_P(
    ZeroPorts, RecordRules,
    ::testing::ValuesIn(std::vector<RuleCase>{
        {"generic",
         "zero-ports",
         kOwner + "IN TYPE65443 \\# 6 000000000000\n",
         {"zero-ports 1:34"}},
        {"with a preference",
         "zero-ports",
         kOwner + "IN TYPE65443 \\# 6 000000000001\n",
         {"zero-ports 1:34"}},
        {"mnemonic", "zero-ports", kOwner + "IN HASTLS 0 0 1\n", {"zero-ports 1:26"}},
        {"mnemonic in lower case", "zero-ports", kOwner + "in hastls 0 0 0\n", {"zero-ports 1:26"}},
        {"mnemonic with generic RDATA",
         "zero-ports",
         kOwner + "IN HASTLS \\# 6 000000000000\n",
         {"zero-ports 1:31"}},
        {"type in lower case",
         "zero-ports",
         kOwner + "IN type65443 \\# 6 000000000000\n",
         {"zero-ports 1:34"}},
        {"split hex",
         "zero-ports",
         kOwner + "IN TYPE65443 \\# 6 0000 0000 0001\n",
         {"zero-ports 1:34"}},
        {"hex split within an octet",
         "zero-ports",
         kOwner + "IN TYPE65443 \\# 6 0 00000000 001\n",
         {"zero-ports 1:34"}},
        {"over lines",
         "zero-ports",
         kOwner + "IN TYPE65443 ( \\#\n 6\n 0000\n 00000000 )\n",
         {"zero-ports 3:2"}},
        {"comments between",
         "zero-ports",
         kOwner +
             "IN TYPE65443 ( ; HASTLS 25 25 1\n \\# 6 ; 001900190001\n 000000000000 ) ; fine\n",
         {"zero-ports 3:2"}},
        {"inherited owner",
         "zero-ports",
         kOwner + "IN TYPE65443 \\# 6 001900190001\n  IN TYPE65443 \\# 6 000000000001\n",
         {"zero-ports 2:21"}},
        {"TTL and class anyhow",
         "zero-ports",
         kOwner + "CLASS1 60 TYPE65443 \\# 6 000000000000\n",
         {"zero-ports 1:41"}},
        {"generated",
         "zero-ports",
         "$GENERATE 1-1 _smtp._tcp.h$ TYPE65443 \\# 6 000000000000\n",
         {"zero-ports 1:44"}},
        {"one port is enough",
         "zero-ports",
         kOwner + "IN HASTLS 0 1 0\n" + kOwner + "IN HASTLS 1 0 0\n",
         {}},
        {"bad besides", "zero-ports", kOwner + "IN HASTLS 0 0\n", {}},
    }));

INSTANTIATE_TEST_SUITE_P(
    BadRdata, RecordRules,
    ::testing::ValuesIn(std::vector<RuleCase>{
        {"a field missing", "bad-rdata", kOwner + "IN HASTLS 25 25\n", {"bad-rdata 1:31"}},
        {"a field too many", "bad-rdata", kOwner + "IN HASTLS 25 25 1 1\n", {"bad-rdata 1:34"}},
        {"a word", "bad-rdata", kOwner + "IN HASTLS 25 smtp 1\n", {"bad-rdata 1:29"}},
        {"a sign", "bad-rdata", kOwner + "IN HASTLS +25 25 1\n", {"bad-rdata 1:26"}},
        {"a leading zero", "bad-rdata", kOwner + "IN HASTLS 25 025 1\n", {"bad-rdata 1:29"}},
        {"65536", "bad-rdata", kOwner + "IN HASTLS 25 65536 1\n", {"bad-rdata 1:29"}},
        {"65535", "bad-rdata", kOwner + "IN HASTLS 65535 65535 1\n", {}},
        {"five octets",
         "bad-rdata",
         kOwner + "IN TYPE65443 \\# 5 0019001901\n",
         {"bad-rdata 1:32"}},
        {"five octets, and a TTL that the template does not show",
         "bad-rdata",
         "$GENERATE 1-1 _smtp._tcp.h$ 6$ TYPE65443 \\# 5 001900190$\n",
         {"bad-rdata 1:15"}},
        {"seven octets",
         "bad-rdata",
         kOwner + "IN TYPE65443 \\# 7 00190019000100\n",
         {"bad-rdata 1:32"}},
        {"length and octets differ",
         "bad-rdata",
         kOwner + "IN TYPE65443 \\# 6 0019001900\n",
         {"bad-rdata 1:32"}},
        {"not hex", "bad-rdata", kOwner + "IN TYPE65443 \\# 6 00190019000g\n", {"bad-rdata 1:45"}},
        {"readable form behind TYPE",
         "bad-rdata",
         kOwner + "IN TYPE65443 25 25 1\n",
         {"bad-rdata 1:29"}},
        {"on a line of its own",
         "bad-rdata",
         kOwner + "IN HASTLS (\n 25\n 25\n x )\n",
         {"bad-rdata 4:2"}},
    }));

INSTANTIATE_TEST_SUITE_P(
    BadPreference, RecordRules,
    ::testing::ValuesIn(std::vector<RuleCase>{
        {"two", "bad-preference", kOwner + "IN HASTLS 25 25 2\n", {"bad-preference 1:32"}},
        {"most", "bad-preference", kOwner + "IN HASTLS 25 25 65535\n", {"bad-preference 1:32"}},
        {"generic",
         "bad-preference",
         kOwner + "IN TYPE65443 \\# 6 001900190100\n",
         {"bad-preference 1:34"}},
        {"split hex",
         "bad-preference",
         kOwner + "IN TYPE65443 \\# 6 0019 0019 0002\n",
         {"bad-preference 1:44"}},
        {"with both ports 0",
         "bad-preference",
         kOwner + "IN HASTLS 0 0 2\n",
         {"bad-preference 1:30"}},
        {"none and one",
         "bad-preference",
         kOwner + "IN HASTLS 25 25 0\n" + kOwner + "IN HASTLS 25 25 1\n",
         {}},
    }));

std::string owned(const std::string& owner) {
  return owner + " IN TYPE65443 \\# 6 001900190001\n";
}

INSTANTIATE_TEST_SUITE_P(
    BadOwner, RecordRules,
    ::testing::ValuesIn(std::vector<RuleCase>{
        {"one underscore label", "bad-owner", owned("_smtp.ns1"), {"bad-owner 1:1"}},
        {"none", "bad-owner", owned("ns1"), {"bad-owner 1:1"}},
        {"three", "bad-owner", owned("_a._smtp._tcp.ns1"), {"bad-owner 1:1"}},
        {"one further down", "bad-owner", owned("_smtp._tcp.a._b.ns1"), {"bad-owner 1:1"}},
        {"a wildcard in front", "bad-owner", owned("*._tcp.ns1"), {"bad-owner 1:1"}},
        {"a wildcard as protocol", "bad-owner", owned("_smtp.*.ns1"), {"bad-owner 1:1"}},
        {"no host", "bad-owner", owned("_smtp._tcp."), {"bad-owner 1:1"}},
        {"a name of 16 octets",
         "bad-owner",
         owned("_abcdefghijklmnop._tcp.ns1"),
         {"bad-owner 1:1"}},
        {"a name of 15 octets", "bad-owner", owned("_abcdefghijklmno._tcp.ns1"), {}},
        {"no letter", "bad-owner", owned("_25._tcp.ns1"), {"bad-owner 1:1"}},
        {"a hyphen in front", "bad-owner", owned("_-a._tcp.ns1"), {"bad-owner 1:1"}},
        {"a hyphen at the end", "bad-owner", owned("_a-._tcp.ns1"), {"bad-owner 1:1"}},
        {"two hyphens", "bad-owner", owned("_a--b._tcp.ns1"), {"bad-owner 1:1"}},
        {"one hyphen", "bad-owner", owned("_xmpp-client._tcp.ns1"), {}},
        {"an underscore within", "bad-owner", owned("_a_b._tcp.ns1"), {"bad-owner 1:1"}},
        {"only the underscore", "bad-owner", owned("_._tcp.ns1"), {"bad-owner 1:1"}},
        {"a strange octet", "bad-owner", owned("_sm\\255tp._tcp.ns1"), {"bad-owner 1:1"}},
        {"letter case and escapes do not matter", "bad-owner", owned("_SMTP.\\095tcp.ns1"), {}},
        {"an unknown protocol is no bad owner", "bad-owner", owned("_smtp._foo.ns1"), {}},
        {"the zone itself as host", "bad-owner", owned("_smtp._tcp"), {}},
        {"inherited",
         "bad-owner",
         owned("_smtp.ns1") + " IN HASTLS 25 25 0\n",
         {"bad-owner 1:1", "bad-owner 2:2"}},
    }));

INSTANTIATE_TEST_SUITE_P(
    WrongClass, RecordRules,
    ::testing::ValuesIn(std::vector<RuleCase>{
        {"CH", "wrong-class", kOwner + "CH TYPE65443 \\# 6 001900190001\n", {"wrong-class 1:1"}},
        {"HS", "wrong-class", kOwner + "HS TYPE65443 \\# 6 001900190001\n", {"wrong-class 1:1"}},
        {"a number",
         "wrong-class",
         kOwner + "CLASS2 TYPE65443 \\# 6 001900190001\n",
         {"wrong-class 1:1"}},
        {"IN as a number", "wrong-class", kOwner + "CLASS1 TYPE65443 \\# 6 001900190001\n", {}},
        {"left out", "wrong-class", kOwner + "TYPE65443 \\# 6 001900190001\n", {}},
    }));

INSTANTIATE_TEST_SUITE_P(
    Mnemonic, RecordRules,
    ::testing::ValuesIn(std::vector<RuleCase>{
        {"readable", "mnemonic", kOwner + "IN HASTLS 25 25 1\n", {"mnemonic 1:19"}},
        {"generic RDATA",
         "mnemonic",
         kOwner + "60 IN Hastls \\# 6 001900190001\n",
         {"mnemonic 1:22"}},
        {"each record",
         "mnemonic",
         kOwner + "IN HASTLS 25 25 1\n IN HASTLS 26 26 1\n",
         {"mnemonic 1:19", "mnemonic 2:5"}},
        {"in a comment only",
         "mnemonic",
         kOwner + "IN TYPE65443 \\# 6 001900190001 ; HASTLS\n",
         {}},
        {"not where a normative rule speaks", "mnemonic", kOwner + "IN HASTLS 0 0 1\n", {}},
    }));

TEST(ZeroPorts, AreFoundInAnInclude) {
  TemporaryFolder folder;
  folder.write("inc", "\n_smtp._tcp.ns1 IN TYPE65443 \\# 6 000000000000\n");
  const auto findings = lint_whole({.text = std::string(lint::kSnippetZone) + "$INCLUDE inc\n",
                                    .name = folder.path("top.zone")})
                            .findings;
  ASSERT_EQ(summaries(findings), std::vector<std::string>{"zero-ports 2:34"});
  EXPECT_EQ(findings[0].where.file, folder.path("inc"));
  ASSERT_EQ(findings[0].included_from.size(), 1U);
  EXPECT_EQ(findings[0].included_from[0].span.line, 6U);
  EXPECT_EQ(findings[0].owner, "_smtp._tcp.ns1.example.com.");
}

TEST(BadRdata, SaysTheLineThatWasCertainlyMeant) {
  const auto findings = lint_lines(
      kOwner + "60 IN TYPE65443 25 25 1\n" + kOwner + "60 IN TYPE65443 \\# 5 00190019 01\n",
      {"portability=off"});
  ASSERT_EQ(findings.size(), 2U);
  for (const diag::Diagnostic& finding : findings)
    EXPECT_TRUE(
        finding.help.ends_with("_smtp._tcp.ns1.example.com. 60 IN TYPE65443 \\# 6 "
                               "001900190001 ; HASTLS 25 25 1"))
        << finding.help;
}

TEST(BadPreference, RecognisesSwappedOctets) {
  const auto findings = lint_lines(kOwner + "60 IN TYPE65443 \\# 6 001900190100\n");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_TRUE(findings[0].help.ends_with("\\# 6 001900190001 ; HASTLS 25 25 1"))
      << findings[0].help;
}

TEST(Mnemonic, SaysTheLineToWrite) {
  const auto findings = lint_lines(kOwner + "60 IN HASTLS 25 25 1\n");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(
      findings[0].help,
      "write _smtp._tcp.ns1.example.com. 60 IN TYPE65443 \\# 6 001900190001 ; HASTLS 25 25 1");
}

}  // namespace
}  // namespace hastls::testing
