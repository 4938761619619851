// SPDX-License-Identifier: BSD-2-Clause
// What records say in their RDATA about the hosts of HASTLS records.
#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "hastls/zone/read.hpp"
#include "hastls/zone/type_code.hpp"
#include "support/temporary_folder.hpp"
#include "support/written.hpp"

#include "zone/describe.hpp"

namespace hastls::zone {
namespace {

// Seven lines; those of the case are the eighth and on.
const std::string kHead =
    "$ORIGIN example.com.\n"
    "$TTL 3600\n"
    "@ SOA ns1 hostmaster 1 2 3 4 5\n"
    "_smtp._tcp.mx1 HASTLS 25 25 1\n"
    "_smtp._tcp.mx2 HASTLS 25 0 0\n"
    "_imap._tcp.mx1 HASTLS 143 993 1\n"
    "_http._tcp.www HASTLS 80 443 1\n";

// Both ways and a pipe say the same: what a zone with these lines says.
std::string typed(const std::string& lines, bool keep_signatures = false) {
  ReadOptions with;
  with.keep_signatures = keep_signatures;
  const std::string fast = describe(read_text(kHead + lines, with));
  const Zone piped = read_piped(kHead + lines, with);
  EXPECT_EQ(describe(piped), fast) << lines;
  with.exact = true;
  EXPECT_EQ(describe(read_text(kHead + lines, with)), fast) << lines;
  return describe_typed(piped);
}

std::vector<std::string> faults(const std::string& text, bool every = false) {
  ReadOptions with;
  with.check_every_rdata = every;
  std::vector<std::string> out;
  const Zone zone = read_text(text, with);
  for (const diag::Diagnostic& d : zone.diagnostics())
    out.push_back(
        fmt::format("{} {}:{} '{}'", d.rule, d.where.span.line, d.where.span.column, d.source));
  return out;
}

TEST(TypedFacts, TlsaRecordsBelowAProtocolOfHastlsRecords) {
  EXPECT_EQ(typed("_25._tcp.mx1 TLSA 3 1 1 00\n"), "TLSA 25 _tcp.mx1.example.com. @8:1\n");
  EXPECT_EQ(typed("_25._TCP.MX1 TLSA 3 1 1 00\n TLSA 3 1 1 01\n"),
            "TLSA 25 _tcp.mx1.example.com. @8:1\n");
  EXPECT_EQ(typed("_25._tcp.mx1 TLSA 3 1 1 00\n_26._tcp.mx1 TLSA 3 1 1 00\n"
                  "_25._tcp.mx1 TLSA 3 1 1 01\n"),
            "TLSA 25 _tcp.mx1.example.com. @8:1\nTLSA 26 _tcp.mx1.example.com. @9:1\n");
  EXPECT_EQ(typed("_25._udp.mx1 TLSA 3 1 1 00\n"), "");
  EXPECT_EQ(typed("_25._tcp.mx3 TLSA 3 1 1 00\n"), "");
  EXPECT_EQ(typed("*._tcp.mx1 TLSA 3 1 1 00\n"), "");
  EXPECT_EQ(typed("_65536._tcp.mx1 TLSA 3 1 1 00\n"), "");
  EXPECT_EQ(typed("_25.x._tcp.mx1 TLSA 3 1 1 00\n"), "");
}

TEST(TypedFacts, HttpsRecordsInServiceMode) {
  EXPECT_EQ(typed("www HTTPS 1 .\n"), "HTTPS www.example.com. @8:1\n");
  EXPECT_EQ(typed("www HTTPS 0 cdn\nwww HTTPS 2 . alpn=h2\nwww HTTPS 1 .\n"),
            "HTTPS www.example.com. @9:1\n");
  EXPECT_EQ(typed("www TYPE65 \\# 3 000100\n"), "HTTPS www.example.com. @8:1\n");
  EXPECT_EQ(typed("www HTTPS 0 cdn\n"), "");
  EXPECT_EQ(typed("mx1 HTTPS 1 .\n"), "") << "mx1 has no HASTLS record of http";
  EXPECT_EQ(typed("www SVCB 1 .\n"), "");
}

TEST(TypedFacts, SrvRecordsWhoseTargetHasTheirService) {
  EXPECT_EQ(typed("_imap._tcp SRV 0 0 143 mx1\n"), "SRV _imap._tcp.mx1.example.com. 143 @8:1\n");
  EXPECT_EQ(typed("_IMAPS._tcp.a.b SRV 0 0 993 MX1.example.com.\n"),
            "SRV _imap._tcp.mx1.example.com. tls 993 @8:1\n");
  EXPECT_EQ(
      typed("_imap._tcp.a SRV 0 0 143 mx1\n_imap._tcp.b SRV 1 1 143 mx1\n"
            "_imap._tcp.c SRV 0 0 144 mx1\n"),
      "SRV _imap._tcp.mx1.example.com. 143 @8:1\nSRV _imap._tcp.mx1.example.com. 144 @10:1\n");
  EXPECT_EQ(typed("_imap._udp SRV 0 0 143 mx1\n"), "");
  EXPECT_EQ(typed("_pop3._tcp SRV 0 0 110 mx1\n"), "");
  EXPECT_EQ(typed("_imap._tcp SRV 0 0 0 .\n"), "");
  EXPECT_EQ(typed("_smtps._tcp SRV 0 0 465 mx1\n"), "");
}

TEST(TypedFacts, ManySrvRecordsOfOneHostAreOneFact) {
  std::string lines;
  for (int i = 0; i < 1500; ++i) lines += fmt::format("_imap._tcp.d{} SRV 0 0 143 mx1\n", i);
  EXPECT_EQ(typed(lines), "SRV _imap._tcp.mx1.example.com. 143 @8:1\n");
}

const std::string kExchange1 = "exchange mx1.example.com.\n";
const std::string kExchange2 = "exchange mx2.example.com.\n";

TEST(TypedFacts, DomainsWhoseMailGoesToHostsWithHastlsRecords) {
  EXPECT_EQ(
      typed("@ MX 10 mx1\n@ MX 20 mx2\n"),
      "MX example.com. mx1.example.com.@8:1 mx2.example.com.@9:1\n" + kExchange1 + kExchange2);
  EXPECT_EQ(typed("@ MX 10 mx1\na MX 10 MX1\n@ MX 20 mx1\n"),
            "MX example.com. mx1.example.com.@8:1\nMX a.example.com. mx1.example.com.@9:1\n" +
                kExchange1);
  EXPECT_EQ(typed("@ MX 10 mx.example.net.\n@ MX 0 .\n"), "");
  EXPECT_EQ(typed("$GENERATE 1-2 d$ MX 10 mx$\n"),
            "MX d1.example.com. mx1.example.com.@8:15\nMX d2.example.com. mx2.example.com.@8:15\n" +
                kExchange1 + kExchange2);
  EXPECT_EQ(typed("a ( MX 10\n mx1 )\n"), "MX a.example.com. mx1.example.com.@8:1\n" + kExchange1);
  EXPECT_EQ(typed("$ORIGIN x.\na MX 1 mx1.example.com.\n$ORIGIN example.com.\na MX 1 mx1\n"),
            "MX a.x. mx1.example.com.@9:1\nMX a.example.com. mx1.example.com.@11:1\n" + kExchange1);
}

// One that has HASTLS records itself, and one that has none.
TEST(TypedFacts, ADomainWhoseMxRecordsStandApartIsOne) {
  EXPECT_EQ(typed("mx1 MX 10 mx1\na MX 10 mx1\nmx1 MX 20 mx2\na MX 20 mx2\nmx1 MX 30 mx1\n"),
            "MX mx1.example.com. mx1.example.com.@8:1 mx2.example.com.@10:1\n"
            "MX a.example.com. mx1.example.com.@9:1 mx2.example.com.@11:1\n"
            "elsewhere mx1.example.com.@10:1\n" +
                kExchange1 + kExchange2);
}

// Twice each, and those of another domain in between.
TEST(TypedFacts, EveryExchangeOfADomainOnceHoweverManyThereAre) {
  constexpr std::size_t kHosts = 60;
  std::string text = "$ORIGIN example.com.\n@ 60 SOA a b 1 2 3 4 5\n";
  for (std::size_t i = 0; i < kHosts; ++i)
    text += "_smtp._tcp.h" + std::to_string(i) + " TYPE65443 \\# 6 001900190001\n";
  for (const char* const order : {"1", "2"}) {
    for (std::size_t i = 0; i < kHosts; ++i) {
      const std::string host = std::to_string(i);
      text.append("@ MX ").append(order).append(" h").append(host).append("\n");
      if (i % 7 == 0) text.append("other MX 1 h").append(host).append("\n");
    }
  }
  const Zone zone = read_text(text);
  const auto& domains = zone.typed().mail.domains;
  ASSERT_EQ(domains.size(), 2U);
  ASSERT_EQ(domains[0].exchanges.size(), kHosts);
  EXPECT_EQ(domains[1].exchanges.size(), kHosts / 7 + 1);
  for (std::size_t i = 0; i < kHosts; ++i)
    EXPECT_EQ(zone.names().name(domains[0].exchanges[i].host).to_string(),
              "h" + std::to_string(i) + ".example.com.");
}

TEST(TypedFacts, HostsOfSmtpWhoseOwnMailGoesElsewhere) {
  const auto elsewhere = [](const std::string& lines) {
    std::string out;
    std::istringstream all(typed(lines));
    for (std::string line; std::getline(all, line);)
      if (line.starts_with("elsewhere")) out += line + '\n';
    return out;
  };
  const std::string found = "elsewhere mx1.example.com.@8:1\n";
  EXPECT_EQ(elsewhere("mx1 MX 10 mx1\n"), "");
  EXPECT_EQ(elsewhere("a MX 10 mx1\n"), "");
  EXPECT_EQ(elsewhere("mx1 MX 10 mx2\n"), found);
  EXPECT_EQ(elsewhere("mx1 MX 0 .\n"), found) << "RFC 7505";
  EXPECT_EQ(elsewhere("MX1 MX ( 10 mx2 )\nb MX 1 b\nmx1 MX 1 mx1\nmx1 MX 10 x.\n"), found);
  EXPECT_EQ(elsewhere("mx1 MX 10 x\nmx2 MX 10 x\nmx1 MX 11 x\n"),
            found + "elsewhere mx2.example.com.@9:1\n");
  EXPECT_EQ(elsewhere("mx2 MX 10 x\nmx1 MX 10 x\nmx2 MX 11 x\n"),
            "elsewhere mx1.example.com.@9:1\nelsewhere mx2.example.com.@8:1\n");
}

TEST(TypedFacts, ExchangesAreReadHoweverTheyAreWritten) {
  const std::string found = "MX example.com. mx1.example.com.@8:1\n" + kExchange1;
  for (const char* const mx :
       {"@ MX 10 mx1", "@ IN mx 10\tMX1 ", "@ MX 10 mx1;c", "@ MX 10 mx1.Example.COM.",
        "@ MX 0010 mx1", "@ MX 10 mx\\049", "@ MX ( 10 mx1 )", "@ TYPE15 10 mx1",
        "@ MX \\# 19 000a 036d7831 07657861 6d706c65 03636f6d 00", "@ MX 10 mx1\r"})
    EXPECT_EQ(typed(std::string(mx) + '\n'), found) << mx;
  for (const char* const mx : {"@ MX 10 .", "@ MX 10 mx11", "@ MX 10 mx1.", "@ MX 10 x.mx1"})
    EXPECT_EQ(typed(std::string(mx) + '\n').find("MX example.com."), std::string::npos) << mx;
  EXPECT_EQ(typed("mx1 MX 10 mx1\n"), "MX mx1.example.com. mx1.example.com.@8:1\n" + kExchange1);
  EXPECT_EQ(typed("$ORIGIN mx1.example.com.\na MX 10 @\n$ORIGIN com.\nb MX 10 @\n"),
            "MX a.mx1.example.com. mx1.example.com.@9:1\nexchange com.\n" + kExchange1);
}

TEST(TypedFacts, PoliciesOfMtaStsWhereAnExchangeHasNoTls) {
  const std::string domain = "MX example.com. mx2.example.com.@";
  const std::string policy = "_mta-sts TXT \"v=STSv1; id=1;\"\n";
  EXPECT_EQ(typed("@ MX 10 mx2\n" + policy), domain + "8:1 policy @9:1\n" + kExchange2);
  EXPECT_EQ(typed(policy + "@ MX 10 mx2\n"), domain + "9:1 policy @8:1\n" + kExchange2);
  EXPECT_EQ(typed("_MTA-STS TXT \"v=ST\" \"Sv1 ;\"\n@ MX 10 mx2\n"),
            domain + "9:1 policy @8:1\n" + kExchange2);
  EXPECT_EQ(typed("_mta-sts TXT \"v=STSv2; id=1\"\n@ MX 10 mx2\n"), domain + "9:1\n" + kExchange2);
  EXPECT_EQ(typed("_mta-sts TXT v=STSv1\n@ MX 10 mx2\n"), domain + "9:1\n" + kExchange2);
  EXPECT_EQ(typed("_mta-sts.a TXT \"v=STSv1; id=1\"\n@ MX 10 mx2\n"),
            domain + "9:1\n" + kExchange2);
  EXPECT_EQ(typed("_mta-sts TXT \"v=STSv1; id=1\"\n@ MX 10 mx1\n"),
            "MX example.com. mx1.example.com.@9:1 policy @8:1\n" + kExchange1)
      << "known since mx2 has no TLS";
}

TEST(TypedFacts, ExchangesOfTheZoneWithoutHastlsRecords) {
  const std::string text = "@ MX 10 mx3 ; c\n";
  EXPECT_EQ(typed(text + "a MX 10 mx3\n"),
            "uncovered mx3.example.com. @8:1 '" + text + "'\nexchange mx3.example.com.\n");
  EXPECT_EQ(typed("@ MX 10 mx3.example.net.\n"), "");
  EXPECT_EQ(typed("@ MX 10 notexample.com.\n"), "");
}

TEST(TypedFacts, ExchangesWithoutHastlsRecordsBecomeNamesInQuestion) {
  const std::string lines = "sub NS ns.sub\n@ MX 10 mx.sub\nmx.sub A 192.0.2.1\n";
  typed(lines);
  for (const bool piped : {false, true}) {
    const Zone zone = piped ? read_piped(kHead + lines) : read_text(kHead + lines);
    ASSERT_EQ(zone.typed().mail.uncovered.size(), 1U);
    const NameId host = zone.typed().mail.uncovered[0].host;
    EXPECT_TRUE(zone.names().has_address(host));
    EXPECT_TRUE(zone.names().has(*zone.names().parent(host), types::kNs)) << "read before the MX";
  }
}

TEST(TypedFacts, WithoutHastlsRecordsOfSmtpNoMxIsLookedAt) {
  const Zone zone = read_text(
      "$ORIGIN e.\n@ SOA a b 1 2 3 4 5\n_imap._tcp.mx HASTLS 0 993 1\n@ MX 10 mx\n@ MX 1 m\n"
      "@ MX x\n");
  EXPECT_EQ(describe_typed(zone), "");
  EXPECT_TRUE(zone.diagnostics().empty());
}

TEST(TypedFacts, OfVeryManyDomainsThoseAreKeptThatSaySomething) {
  std::string text = kHead;
  const std::size_t many = MailFacts::kMostDomains + 1000;
  for (std::size_t i = 0; i < many; ++i) text += fmt::format("a{} MX 1 mx1\n", i);
  text += "b MX 1 mx1\nb MX 2 mx2\nc MX 1 mx2\n";
  for (std::size_t i = 0; i < many; ++i) text += fmt::format("d{} MX 1 mx1\n", i);
  const Zone zone = read_text(text);
  const MailFacts& mail = zone.typed().mail;
  EXPECT_LE(mail.domains.size(), MailFacts::kMostDomains);
  const auto has = [&](const std::string& name, std::size_t exchanges) {
    return std::ranges::any_of(mail.domains, [&](const MailDomain& domain) {
      return domain.name.to_string() == name + ".example.com." &&
             domain.exchanges.size() == exchanges;
    });
  };
  EXPECT_TRUE(has("b", 2));
  EXPECT_TRUE(has("c", 1));
  EXPECT_FALSE(has("a1", 1));
}

TEST(TypedFacts, OfVeryManyDomainsThoseThatAreTheirOwnExchangeAndAnothersAreKept) {
  std::string text = kHead;
  for (std::size_t i = 0; i <= MailFacts::kMostDomains; ++i)
    text += fmt::format("a{} MX 1 mx1\n", i);
  const auto host = [&](std::string_view name, std::string_view rdata, std::string_view behind) {
    text += fmt::format("{0} MX 1 {0}\n_smtp._tcp.{0} HASTLS {1}\n", name, rdata);
    if (!behind.empty()) text += fmt::format("{} MX {}\n", name, behind);
  };
  host("alone", "25 25 1", "");
  host("other", "25 25 1", "2 mx2");
  host("again", "25 25 1", "2 again");
  host("insecure", "25 0 0", "");
  host("both", "25 0 0", "2 mx2");
  host("last", "25 25 1", "");
  text += "; more\nlast MX 2 mx2\nlast MX 3 mx1\n";
  for (const bool exact : {false, true}) {
    ReadOptions options;
    options.exact = exact;
    const Zone zone = read_text(text, options);
    std::string kept;
    for (const MailDomain& domain : zone.typed().mail.domains)
      kept += fmt::format("{} {}\n", domain.name.to_string(), domain.exchanges.size());
    EXPECT_EQ(kept,
              "other.example.com. 2\ninsecure.example.com. 1\nboth.example.com. 2\n"
              "last.example.com. 3\n")
        << exact;
  }
}

TEST(TypedFacts, OfVeryManyUncoveredHostsTheFirstAreKept) {
  std::string text = kHead;
  for (std::size_t i = 0; i < MailFacts::kMostUncovered + 1000; ++i)
    text += fmt::format("a{0} MX 1 a{0}\n", i);
  EXPECT_EQ(read_text(text).typed().mail.uncovered.size(), MailFacts::kMostUncovered);
}

const std::string kSignature =
    "_imap._tcp.mx1 RRSIG TYPE65443 13 4 60 20270101000000 20260101000000 1 @ AAAA\n";

TEST(TypedFacts, SignaturesThatCoverHastlsRecords) {
  const std::string times = "signed\nRRSIG _imap._tcp.mx1.example.com. 1767225600 to 1798761600 ";
  EXPECT_EQ(typed(kSignature), times + "0 octets @8:1\n");
  EXPECT_EQ(typed(kSignature, true), times + "34 octets @8:1\n");
  EXPECT_EQ(typed("_imap._tcp.mx1 RRSIG NSEC 13 4 60 20270101000000 20260101000000 1 @ AAAA\n"),
            "signed\n");
  EXPECT_EQ(typed("www RRSIG A 13 4 60 20270101000000 20260101000000 1 @ AAAA\n"), "signed\n");
}

TEST(TypedFacts, NsecRecordsAndKeys) {
  EXPECT_EQ(typed("_imap._tcp.mx1 NSEC a TYPE65443 RRSIG\n_smtp._tcp.mx1 NSEC a A\nwww NSEC a A\n"),
            "NSEC _smtp._tcp.mx1.example.com. false @9:1\n"
            "NSEC _imap._tcp.mx1.example.com. true @8:1\n");
  EXPECT_EQ(typed("@ DNSKEY 257 3 13 AAAA\nwww DNSKEY 257 3 13 AAAA\n"), "DNSKEY of 7 octets\n");
}

TEST(TypedFacts, RdataThatIsNotOfItsTypeIsSyntax) {
  EXPECT_EQ(faults(kHead + "@ MX 10 mx1 ; ok\n@ MX ten mx1\n"),
            std::vector<std::string>{"syntax 9:6 '@ MX ten mx1'"});
  EXPECT_EQ(faults(kHead + "@ ( ; one\n MX 10\n  a..b ) ; two\n"),
            std::vector<std::string>{"syntax 10:3 '  a..b ) ; two'"});
  EXPECT_EQ(faults(kHead + "$GENERATE 1-1 d$ MX 10 a..b\n"),
            std::vector<std::string>{"syntax 8:15 '$GENERATE 1-1 d$ MX 10 a..b'"});
  for (const char* const mx :
       {"65536 mx1", "mx1", "10 mx1 x", "10 a..b", "-1 mx1", "10 .a", "10 .."})
    EXPECT_EQ(faults(kHead + "@ MX " + mx + '\n').size(), 1U) << mx;
  EXPECT_EQ(faults(kHead + "@ MX 10 " + std::string(64, 'x') + "\n").size(), 1U);
  EXPECT_EQ(faults(kHead + "@ MX 10 " + std::string(63, 'x') + "\n").size(), 0U);
  EXPECT_EQ(faults(kHead + "_imap._tcp SRV 0 0 143\n"),
            std::vector<std::string>{"syntax 8:23 '_imap._tcp SRV 0 0 143'"});
  EXPECT_EQ(faults(kHead + "www HTTPS 1\n").size(), 1U);
  EXPECT_EQ(faults(kHead + "_mta-sts TXT \"\\# \" " + std::string(300, 'x') + "\n").size(), 1U);
  EXPECT_EQ(faults(kHead + "_imap._tcp.mx1 RRSIG TYPE65443 13\n").size(), 1U);
  EXPECT_EQ(faults(kHead + "_imap._tcp.mx1 NSEC\n@ DNSKEY x\n").size(), 2U);
}

TEST(TypedFacts, RdataThatNoRuleReadsIsNotJudged) {
  EXPECT_EQ(faults(kHead + "www DNSKEY x\nmx1 HTTPS 1\nwww NSEC x y z\nx TXT " +
                   std::string(300, 'x') + "\na.b SRV x\n"),
            std::vector<std::string>{});
  EXPECT_EQ(faults("$ORIGIN e.\n@ SOA a b 1 2 3 4 5\n@ MX ten mx1\n"), std::vector<std::string>{});
}

TEST(TypedFacts, CheckingAllRdataReportsEachFaultOnce) {
  EXPECT_EQ(faults(kHead + "@ MX ten mx1\n", true),
            std::vector<std::string>{"syntax 8:6 '@ MX ten mx1'"});
}

TEST(TypedFacts, AFaultInAnIncludedRecordNamesItsFile) {
  const testing::TemporaryFolder folder;
  testing::written(folder, "mx.inc", "@ MX ten mx1\n");
  const Zone zone = read_text(kHead + "$INCLUDE mx.inc\n", {}, folder.path("example.com.zone"));
  ASSERT_EQ(zone.diagnostics().size(), 1U);
  const diag::Diagnostic& found = zone.diagnostics()[0];
  EXPECT_TRUE(found.where.file.ends_with("mx.inc")) << found.where.file;
  ASSERT_EQ(found.included_from.size(), 1U);
  EXPECT_EQ(found.included_from[0].span.line, 8U);
}

}  // namespace
}  // namespace hastls::zone
