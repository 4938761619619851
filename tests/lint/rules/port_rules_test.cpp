// SPDX-License-Identifier: BSD-2-Clause
// The rules that know the application table.
#include <gtest/gtest.h>

#include "support/rule_case.hpp"

namespace hastls::testing {
namespace {

using PortRules = RuleCases;
TEST_P(PortRules, FindWhatIsWrongWhereItStands) {
  run();
}

std::string at(const std::string& app, const std::string& fields) {
  return "_" + app + "._tcp.ns1 HASTLS " + fields + "\n";
}

RuleCase finds(const char* rule, const std::string& app, const std::string& fields) {
  return {"found", rule, at(app, fields), {std::string(rule) + " 1:1"}};
}
RuleCase silent(const char* rule, const std::string& app, const std::string& fields) {
  return {"silent", rule, at(app, fields), {}};
}

INSTANTIATE_TEST_SUITE_P(SwappedPorts, PortRules,
                         ::testing::ValuesIn(std::vector<RuleCase>{
                             finds("swapped-ports", "http", "443 80 0"),
                             finds("swapped-ports", "http", "443 0 0"),
                             finds("swapped-ports", "http", "0 80 0"),
                             finds("swapped-ports", "http", "8080 80 0"),
                             finds("swapped-ports", "imap", "993 143 1"),
                             finds("swapped-ports", "sip", "0 5060 1"),
                             finds("swapped-ports", "ftp", "990 21 1"),
                             silent("swapped-ports", "http", "80 443 0"),
                             silent("swapped-ports", "http", "443 443 0"),
                             silent("swapped-ports", "http", "80 80 0"),
                             silent("swapped-ports", "imap", "0 143 1"),
                             silent("swapped-ports", "imap", "1143 143 1"),
                             silent("swapped-ports", "gopher", "443 80 1"),
                         }));

INSTANTIATE_TEST_SUITE_P(Upgrades, PortRules,
                         ::testing::ValuesIn(std::vector<RuleCase>{
                             finds("in-band-unsupported", "sip", "5060 5060 1"),
                             finds("in-band-unsupported", "mqtt", "1 1 1"),
                             silent("in-band-unsupported", "sip", "5060 5061 1"),
                             silent("in-band-unsupported", "http", "80 80 1"),
                             silent("in-band-unsupported", "imap", "143 143 1"),
                             silent("in-band-unsupported", "gopher", "70 70 1"),
                             finds("obsolete-upgrade", "http", "80 80 1"),
                             finds("obsolete-upgrade", "irc", "6667 6667 1"),
                             silent("obsolete-upgrade", "http", "80 443 1"),
                             silent("obsolete-upgrade", "smtp", "25 25 1"),
                             silent("obsolete-upgrade", "sip", "5060 5060 1"),
                             finds("ambiguous-upgrade", "imap", "143 9993 1"),
                             finds("ambiguous-upgrade", "imap", "0 9993 1"),
                             silent("ambiguous-upgrade", "imap", "143 993 1"),
                             silent("ambiguous-upgrade", "imap", "0 143 1"),
                             silent("ambiguous-upgrade", "imap", "9993 9993 1"),
                             silent("ambiguous-upgrade", "imap", "9993 0 0"),
                             silent("ambiguous-upgrade", "http", "80 8443 1"),
                             silent("ambiguous-upgrade", "gopher", "70 71 1"),
                         }));

INSTANTIATE_TEST_SUITE_P(StrippableUpgrade, PortRules,
                         ::testing::ValuesIn(std::vector<RuleCase>{
                             finds("strippable-upgrade", "smtp", "25 25 0"),
                             finds("strippable-upgrade", "smtp", "2525 25 0"),
                             finds("strippable-upgrade", "imap", "143 143 0"),
                             finds("strippable-upgrade", "gopher", "70 70 0"),
                             silent("strippable-upgrade", "smtp", "25 25 1"),
                             silent("strippable-upgrade", "smtp", "0 25 0"),
                             silent("strippable-upgrade", "smtp", "25 0 0"),
                             silent("strippable-upgrade", "imap", "143 993 0"),
                             silent("strippable-upgrade", "gopher", "70 71 0"),
                             silent("strippable-upgrade", "http", "80 80 0"),
                             silent("strippable-upgrade", "sip", "5060 5060 0"),
                         }));

INSTANTIATE_TEST_SUITE_P(
    Names, PortRules,
    ::testing::ValuesIn(std::vector<RuleCase>{
        finds("tls-service-name", "imaps", "0 993 1"),
        finds("tls-service-name", "submissions", "0 465 1"),
        finds("tls-service-name", "xmpps-client", "0 5223 1"),
        finds("tls-service-name", "https", "0 443 1"),
        silent("tls-service-name", "imap", "0 993 1"),
        silent("tls-service-name", "smtps", "0 465 1"),
        silent("tls-service-name", "nfs", "2049 2049 1"),
        silent("tls-service-name", "gophers", "0 71 1"),
        silent("tls-service-name", "syslog-tls", "0 6514 1"),
        finds("unknown-application", "gopher", "70 71 1"),
        silent("unknown-application", "IMAP", "0 993 1"),
        finds("insecure-only", "http", "80 0 0"),
        silent("insecure-only", "http", "80 443 0"),
        silent("insecure-only", "http", "0 443 0"),
        {"udp", "unknown-protocol", "_sip._udp.ns1 HASTLS 1 2 1\n", {"unknown-protocol 1:1"}},
        {"dccp", "unknown-protocol", "_sip._dccp.ns1 HASTLS 1 2 1\n", {"unknown-protocol 1:1"}},
        {"any word", "unknown-protocol", "_sip._tpc.ns1 HASTLS 1 2 1\n", {"unknown-protocol 1:1"}},
        {"sctp", "unknown-protocol", "_sip._SCTP.ns1 HASTLS 1 2 1\n", {}},
        {"an RRset once",
         "unknown-protocol",
         "_sip._udp.ns1 HASTLS 1 2 1\n_sip._udp.ns1 HASTLS 3 4 1\n",
         {"unknown-protocol 2:1 <- 1:1"}},
    }));

TEST(InsecureOnlyAndUnknownApplication, AreOffUnlessAskedFor) {
  const auto findings = lint_lines(at("gopher", "70 0 0"));
  EXPECT_EQ(only("insecure-only", findings), std::vector<std::string>{});
  EXPECT_EQ(only("unknown-application", findings), std::vector<std::string>{});
}

TEST(TypeCollision, IsSaidOnceAtTheFirstRecord) {
  LintText text{.text = std::string(lint::kSnippetZone) +
                        "_http._tcp.ns1 TYPE65280 \\# 6 005001bb0001\n"
                        "_imap._tcp.ns1 TYPE65280 \\# 6 008f03e10001\n"};
  text.read.type = RrType{65280};
  const auto findings = lint_whole(text).findings;
  ASSERT_EQ(summaries(findings), std::vector<std::string>{"type-collision 6:1"});
  EXPECT_NE(findings[0].message.find("Technitium"), std::string::npos);
  text.read.type = RrType{65283};
  EXPECT_EQ(summaries(lint_whole(text).findings), std::vector<std::string>{});
}

}  // namespace
}  // namespace hastls::testing
