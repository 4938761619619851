// SPDX-License-Identifier: BSD-2-Clause
// What findings say of the other records of an RRset.
#include <string>
#include <utility>

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

using Said = std::pair<std::string, std::string>;

// The message and the help of one rule's first finding.
Said said_by(std::string_view rule, const std::string& lines) {
  for (const diag::Diagnostic& finding : testing::lint_lines(lines)) {
    if (finding.rule == rule) return {finding.message, finding.help};
  }
  return {};
}

std::string record(const std::string& owner, const std::string& hex) {
  return owner + " IN TYPE65443 \\# 6 " + hex + "\n";
}

TEST(LintTexts, TellSwappedOctetsOfAPreferenceFromOtherOnes) {
  const auto help = [](const std::string& hex) {
    return said_by("bad-preference", record("_smtp._tcp.ns1", hex)).second;
  };
  EXPECT_EQ(help("001900190002"),
            "write 1 if no client is to fall back to the insecure form, else 0");
  EXPECT_EQ(
      help("001900190100"),
      "its octets are swapped; the first is the high one: _smtp._tcp.ns1.example.com. 3600 IN "
      "TYPE65443 \\# 6 001900190001 ; HASTLS 25 25 1");
}

TEST(LintTexts, TellWhatIsWrongWithALabelOfTheOwner) {
  const auto message = [](const std::string& owner) {
    return said_by("bad-owner", record(owner, "001900190001")).first;
  };
  EXPECT_EQ(message("smtp._tcp.ns1"),
            "the first label of the owner does not begin with an underscore");
  EXPECT_EQ(message("_smtp.tcp.ns1"),
            "the second label of the owner does not begin with an underscore");
  EXPECT_EQ(message("_1._tcp.ns1"),
            "the first label of the owner is not a service name of RFC 6335 behind its underscore");
}

TEST(LintTexts, TellTransportsWithoutTlsFromNone) {
  const auto message = [](const std::string& owner) {
    return said_by("unknown-protocol", record(owner, "13c413c50001")).first;
  };
  EXPECT_EQ(message("_sip._udp.ns1"), "over udp TLS is DTLS, of which the record does not speak");
  EXPECT_EQ(message("_sip._dccp.ns1"), "over dccp TLS is DTLS, of which the record does not speak");
  EXPECT_EQ(message("_sip._tpc.ns1"), "no transport protocol is called tpc");
}

TEST(LintTexts, TellADnameFromAZoneCut) {
  const auto under = [](const std::string& cover) {
    return said_by("occluded", cover + record("_smtp._tcp.www.sub", "001900190001"));
  };
  EXPECT_EQ(under("sub NS ns1\n"),
            Said("the owner is below the zone cut at sub.example.com.: it is never served "
                 "here, and never signed",
                 "publish the record in the zone sub.example.com."));
  EXPECT_EQ(under("sub DNAME example.net.\n"),
            Said("the owner is below the DNAME at sub.example.com.: it is never served",
                 "publish the record at the name that the DNAME leads to"));
}

TEST(LintTexts, NameTheTlsPortBesideTheCleartextPortAlone) {
  const auto help = [](const std::string& hex) {
    return said_by("in-band-unsupported", record("_sip._tcp.ns1", hex)).second;
  };
  EXPECT_EQ(
      help("13c413c40001"),
      "sip with TLS has a port of its own: _sip._tcp.ns1.example.com. 3600 IN TYPE65443 \\# 6 "
      "13c413c50001 ; HASTLS 5060 5061 1");
  EXPECT_EQ(help("13ce13ce0001"),
            "give the port on which TLS starts with the first octet as sec-port");
}

TEST(LintTexts, JoinTwoHalvesAndLeaveMoreOfThemToTheReader) {
  const std::string owner = "_smtp._tcp.ns1";
  const std::string two = record(owner, "001900000000") + record(owner, "000001d10000");
  EXPECT_EQ(said_by("split-pair", two).second,
            "write both ports in one record: _smtp._tcp.ns1.example.com. 3600 IN TYPE65443 "
            "\\# 6 001901d10000 ; HASTLS 25 465 0");
  EXPECT_EQ(said_by("split-pair", two + record(owner, "024b00000000")).second,
            "write the two ports of each pair in one record");
}

}  // namespace
}  // namespace hastls::lint
