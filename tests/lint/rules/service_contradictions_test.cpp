// SPDX-License-Identifier: BSD-2-Clause
// tlsa-contradiction, svcb-contradiction and srv-contradiction.
#include <gtest/gtest.h>

#include "support/rule_case.hpp"

namespace hastls::testing {
namespace {

using ServiceContradictions = RuleCases;
TEST_P(ServiceContradictions, AreFoundAtTheHastlsRecord) {
  run();
}

// A TLSA record on line 1, HASTLS records behind it.
RuleCase tlsa(const char* name, const std::string& owner, const std::string& records,
              std::vector<std::string> found) {
  return {name, "tlsa-contradiction", owner + " TLSA 3 1 1 00\n" + records, std::move(found)};
}

INSTANTIATE_TEST_SUITE_P(
    Tlsa, ServiceContradictions,
    ::testing::ValuesIn(std::vector<RuleCase>{
        tlsa("a port of the application", "_443._tcp.ns1", "_http._tcp.ns1 HASTLS 80 0 0\n",
             {"tlsa-contradiction 2:1 <- 1:1"}),
        tlsa("its cleartext port", "_143._tcp.ns1", "_imap._tcp.ns1 HASTLS 0 993 1\n",
             {"tlsa-contradiction 2:1 <- 1:1"}),
        tlsa("the ins-port", "_8080._tcp.ns1", "_http._tcp.ns1 HASTLS 8080 8443 0\n",
             {"tlsa-contradiction 2:1 <- 1:1"}),
        tlsa("of an application that is not in the table", "_70._tcp.ns1",
             "_gopher._tcp.ns1 HASTLS 70 0 0\n", {"tlsa-contradiction 2:1 <- 1:1"}),
        tlsa("the last record of several", "_443._tcp.ns1",
             "_http._tcp.ns1 HASTLS 80 0 0\n_http._tcp.ns1 HASTLS 81 0 0\n",
             {"tlsa-contradiction 3:1 <- 1:1 <- 2:1"}),
        tlsa("records of two applications", "_443._tcp.ns1",
             "_http._tcp.ns1 HASTLS 80 0 0\n_foo._tcp.ns1 HASTLS 443 0 0\n"
             "_bar._tcp.ns1 HASTLS 1 2 0\n",
             {"tlsa-contradiction 3:1 <- 1:1 <- 2:1"}),
        tlsa("two TLSA records, one finding", "_443._tcp.ns1",
             "_443._tcp.ns1 TLSA 2 1 1 00\n_http._tcp.ns1 HASTLS 80 0 0\n",
             {"tlsa-contradiction 3:1 <- 1:1"}),
        tlsa("in another letter case", "_443._TCP.NS1", "_HTTP._tcp.ns1 HASTLS 80 0 0\n",
             {"tlsa-contradiction 2:1 <- 1:1"}),
        tlsa("TLS is offered", "_443._tcp.ns1", "_http._tcp.ns1 HASTLS 80 443 0\n", {}),
        tlsa("in-band", "_25._tcp.ns1", "_smtp._tcp.ns1 HASTLS 25 25 1\n", {}),
        tlsa("by another record", "_443._tcp.ns1",
             "_http._tcp.ns1 HASTLS 80 0 0\n_http._tcp.ns1 HASTLS 0 443 0\n", {}),
        tlsa("by another application", "_443._tcp.ns1",
             "_http._tcp.ns1 HASTLS 80 0 0\n_foo._tcp.ns1 HASTLS 0 443 0\n", {}),
        tlsa("a port of nobody", "_444._tcp.ns1", "_http._tcp.ns1 HASTLS 80 0 0\n", {}),
        tlsa("a port of an application without records", "_993._tcp.ns1",
             "_http._tcp.ns1 HASTLS 80 0 0\n", {}),
        tlsa("another host", "_443._tcp.www", "_http._tcp.ns1 HASTLS 80 0 0\n", {}),
        tlsa("another protocol", "_443._sctp.ns1", "_http._tcp.ns1 HASTLS 80 0 0\n", {}),
        tlsa("port 0", "_0._tcp.ns1", "_syslog-tls._tcp.ns1 HASTLS 0 6515 1\n", {}),
        tlsa("records with faults take no part", "_443._tcp.ns1", "_http._tcp.ns1 HASTLS 80 0 2\n",
             {}),
        tlsa("silenced", "_443._tcp.ns1",
             "_http._tcp.ns1 HASTLS 80 0 0 ; hastls: ignore tlsa-contradiction -- soon\n", {}),
    }));

RuleCase svcb(const char* name, const std::string& lines, std::vector<std::string> found) {
  return {name, "svcb-contradiction", lines, std::move(found)};
}

INSTANTIATE_TEST_SUITE_P(
    Svcb, ServiceContradictions,
    ::testing::ValuesIn(std::vector<RuleCase>{
        svcb("no TLS at all", "ns1 HTTPS 1 .\n_http._tcp.ns1 HASTLS 80 0 0\n",
             {"svcb-contradiction 2:1 <- 1:1"}),
        svcb("in no record",
             "_http._tcp.ns1 HASTLS 80 0 0\nns1 HTTPS 1 .\n_http._tcp.ns1 HASTLS 81 0 1\n",
             {"svcb-contradiction 3:1 <- 2:1 <- 1:1"}),
        svcb("beside AliasMode", "ns1 HTTPS 0 www\nns1 HTTPS 1 .\n_http._tcp.ns1 HASTLS 80 0 0\n",
             {"svcb-contradiction 3:1 <- 2:1"}),
        svcb("TLS", "ns1 HTTPS 1 .\n_http._tcp.ns1 HASTLS 80 443 0\n", {}),
        svcb("TLS in one of several records",
             "ns1 HTTPS 1 .\n_http._tcp.ns1 HASTLS 80 0 0\n_http._tcp.ns1 HASTLS 0 8443 0\n", {}),
        svcb("AliasMode", "ns1 HTTPS 0 www\n_http._tcp.ns1 HASTLS 80 0 0\n", {}),
        svcb("SVCB is of other services", "ns1 SVCB 1 .\n_http._tcp.ns1 HASTLS 80 0 0\n", {}),
        svcb("another host", "www HTTPS 1 .\n_http._tcp.ns1 HASTLS 80 0 0\n", {}),
        svcb("another application", "ns1 HTTPS 1 .\n_ftp._tcp.ns1 HASTLS 21 0 0\n", {}),
    }));

// An SRV record of the zone at ns1 on line 1, HASTLS records of ns1 behind it.
RuleCase srv(const char* name, const std::string& service, const std::string& port,
             const std::vector<std::string>& records, bool found) {
  std::string lines = fmt::format("{} SRV 0 0 {} ns1\n", service, port);
  for (const std::string& record : records) lines += record + '\n';
  std::string expected = fmt::format("srv-contradiction {}:1 <- 1:1", records.size() + 1);
  for (std::size_t i = 2; i <= records.size(); ++i) expected += fmt::format(" <- {}:1", i);
  return {name, "srv-contradiction", lines,
          found ? std::vector<std::string>{expected} : std::vector<std::string>{}};
}

std::string imap(const std::string& rdata) {
  return "_imap._tcp.ns1 HASTLS " + rdata;
}

INSTANTIATE_TEST_SUITE_P(
    Srv, ServiceContradictions,
    ::testing::ValuesIn(std::vector<RuleCase>{
        srv("TLS is asked for and not offered", "_imaps._tcp", "993", {imap("143 0 0")}, true),
        srv("whatever the port", "_imaps._tcp", "143", {imap("143 0 0")}, true),
        srv("in no record", "_imaps._tcp", "993", {imap("143 0 0"), imap("144 0 0")}, true),
        srv("no TLS is asked for, and only TLS offered", "_imap._tcp", "143", {imap("0 993 1")},
            true),
        srv("whatever the port, again", "_imap._tcp", "993", {imap("0 993 1")}, true),
        srv("the port stands on the other side", "_imaps._tcp", "143", {imap("143 993 1")}, true),
        srv("and the other way", "_imap._tcp", "993", {imap("143 993 1")}, true),
        srv("as told", "_imaps._tcp", "993", {imap("143 993 1")}, false),
        srv("as told without TLS", "_imap._tcp", "143", {imap("143 993 1")}, false),
        srv("another port is unknown", "_imaps._tcp", "9993", {imap("143 993 1")}, false),
        srv("and without TLS", "_imap._tcp", "1143", {imap("143 993 1")}, false),
        srv("in one of several records", "_imaps._tcp", "993", {imap("143 0 0"), imap("0 993 0")},
            false),
        srv("both sides of several records", "_imaps._tcp", "993",
            {imap("993 994 0"), imap("143 993 0")}, false),
        srv("in-band serves the name without TLS", "_imap._tcp", "143", {imap("0 143 1")}, false),
        srv("on another port", "_imap._tcp", "1143", {imap("0 143 1")}, false),
        srv("equal ports", "_imap._tcp", "143", {imap("143 143 1")}, false),
        srv("equal ports and the name with TLS", "_imaps._tcp", "993", {imap("143 143 1")}, false),
        srv("ambiguous is from the first octet", "_imap._tcp", "144", {imap("0 144 1")}, true),
        srv("http has no in-band way", "_http._tcp", "80", {"_http._tcp.ns1 HASTLS 0 80 1"}, true),
        srv("sip", "_sips._tcp", "5060", {"_sip._tcp.ns1 HASTLS 5060 5061 1"}, true),
        srv("a service of TLS alone", "_epp._tcp", "700", {"_epp._tcp.ns1 HASTLS 0 700 1"}, false),
        srv("that is offered without", "_epp._tcp", "700", {"_epp._tcp.ns1 HASTLS 700 0 0"}, true),
        srv("no port of its own", "_lmtp._tcp", "24", {"_lmtp._tcp.ns1 HASTLS 0 24 1"}, false),
        srv("not in the table", "_gopher._tcp", "70", {"_gopher._tcp.ns1 HASTLS 0 70 1"}, false),
        srv("another application", "_pop3s._tcp", "995", {imap("143 0 0")}, false),
        srv("smtps is none of smtp", "_smtps._tcp", "465", {"_smtp._tcp.ns1 HASTLS 25 0 0"}, false),
        srv("another protocol", "_imaps._udp", "993", {imap("143 0 0")}, false),
        srv("of another domain", "_submissions._tcp.sub", "465",
            {"_submission._tcp.ns1 HASTLS 587 0 0"}, true),
        srv("xmpps-client", "_xmpps-client._tcp", "5223", {"_xmpp-client._tcp.ns1 HASTLS 5222 0 0"},
            true),
        srv("xmpp-client in-band", "_xmpp-client._tcp", "5222",
            {"_xmpp-client._tcp.ns1 HASTLS 0 5222 1"}, false),
        {"not offered at all",
         "srv-contradiction",
         "_imaps._tcp SRV 0 0 0 .\n_imap._tcp.ns1 HASTLS 143 0 0\n",
         {}},
        {"another target",
         "srv-contradiction",
         "_imaps._tcp SRV 0 0 993 www\n_imap._tcp.ns1 HASTLS 143 0 0\n",
         {}},
        {"each name and port once",
         "srv-contradiction",
         "_imaps._tcp SRV 0 0 993 ns1\n_imaps._tcp.a SRV 0 0 993 ns1\n"
         "_imaps._tcp.b SRV 0 0 994 ns1\n_imap._tcp.ns1 HASTLS 143 0 0\n",
         {"srv-contradiction 4:1 <- 1:1", "srv-contradiction 4:1 <- 3:1"}},
    }));

std::vector<std::string> messages(std::string_view rule, const std::string& lines) {
  std::vector<std::string> out;
  for (const diag::Diagnostic& finding : lint_lines(lines)) {
    if (finding.rule != rule) continue;
    out.push_back(finding.message + " / " + finding.help);
    for (const diag::Related& related : finding.related) out.push_back(related.message);
  }
  return out;
}

TEST(ServiceContradictionTexts, SayWhatContradictsWhat) {
  EXPECT_EQ(messages("tlsa-contradiction",
                     "_443._tcp.ns1 TLSA 3 1 1 00\n_http._tcp.ns1 HASTLS 81 0 0\n"
                     "_http._tcp.ns1 HASTLS 80 0 0\n"),
            (std::vector<std::string>{
                "a TLSA record stands for TLS on port 443, and no HASTLS record of the host offers "
                "TLS there / give 443 as sec-port, or remove the TLSA record",
                "the TLSA record", "and this record: 81 0 0"}));
  EXPECT_EQ(
      messages("svcb-contradiction", "ns1 HTTPS 1 .\n_http._tcp.ns1 HASTLS 80 0 0\n"),
      (std::vector<std::string>{
          "the host has an HTTPS record, by which browsers use TLS alone, and no HASTLS "
          "record of http offers TLS / give the port for TLS as sec-port, or remove the HTTPS "
          "record",
          "the HTTPS record"}));
  EXPECT_EQ(
      messages("srv-contradiction", "_imaps._tcp SRV 0 0 993 ns1\n_imap._tcp.ns1 HASTLS 143 0 0\n"),
      (std::vector<std::string>{
          "an SRV record names the host for imaps, and no HASTLS record offers it with TLS / "
          "give the port as sec-port, or correct the SRV record",
          "the SRV record"}));
  EXPECT_EQ(messages("srv-contradiction",
                     "_imap._tcp SRV 0 0 993 ns1\n_imap._tcp.ns1 HASTLS 143 993 1\n"),
            (std::vector<std::string>{
                "an SRV record names port 993 of the host for imap, and a HASTLS record gives that "
                "port for the form with TLS / give the port as ins-port, or correct the SRV record",
                "the SRV record"}));
}

TEST(ServiceContradictions, ASitesOwnApplicationOfThatNameIsNoneWithTls) {
  const std::string lines = "_foos._tcp SRV 0 0 2 ns1\n_foo._tcp.ns1 HASTLS 1 0 0\n";
  auto input = io::Input::from_text(std::string(lint::kSnippetZone) + lines, "test.zone");
  const auto zone = zone::read(input, {});
  ASSERT_TRUE(zone);
  registry::Registry applications;
  ASSERT_TRUE(applications.add(
      {.name = "foo", .cleartext = 1, .tls_only = 2, .upgrade = {}, .source = "x"}));
  const auto found = [&] {
    return only("srv-contradiction", lint::run({*zone, applications, RrType{}}, {}).findings);
  };
  EXPECT_EQ(found().size(), 1U);
  ASSERT_TRUE(applications.add({.name = "foos", .cleartext = 3, .upgrade = {}, .source = "x"}));
  EXPECT_TRUE(found().empty());
}

}  // namespace
}  // namespace hastls::testing
