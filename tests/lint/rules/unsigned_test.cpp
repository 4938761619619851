// SPDX-License-Identifier: BSD-2-Clause
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/linting.hpp"

namespace hastls::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// Behind lint::kSnippetZone: www is signed; what a case says stands in lines 3 and on.
const std::string kSigned =
    "www IN A 192.0.2.80\n"
    "www IN RRSIG A 13 3 3600 20900101000000 20260101000000 2143 @ c2lnbmVk\n";
const std::string kRecord = "_http._tcp.www IN TYPE65443 \\# 6 005001bb0001\n";

// Precondition: `what` is there.
std::string replaced(std::string text, const std::string& what, const std::string& by) {
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), by);
}

std::string rrsig(const std::string& from, const std::string& to,
                  const std::string& type = "TYPE65443") {
  return "_http._tcp.www IN RRSIG " + type + " 13 5 3600 " + to + " " + from + " 2143 @ c2lnbmVk\n";
}
const std::string kValid = rrsig("20260101000000", "20900101000000");

// What the rule finds, of lines behind the snippet zone, judged at a time.
std::vector<diag::Diagnostic> found(const std::string& lines, LintText with = {}) {
  with.text = std::string(lint::kSnippetZone) + lines;
  auto findings = lint_whole(with).findings;
  const auto before = static_cast<std::uint32_t>(std::ranges::count(lint::kSnippetZone, '\n'));
  for (diag::Diagnostic& finding : findings) {
    finding.where.span.line -= before;
    for (diag::Related& related : finding.related) related.where.span.line -= before;
  }
  return findings;
}
std::vector<std::string> places(const std::string& lines, const LintText& with = {}) {
  return only("unsigned", found(lines, with));
}
std::string message(const std::string& lines, const LintText& with = {}) {
  for (const diag::Diagnostic& finding : found(lines, with)) {
    if (finding.rule == "unsigned") return finding.message;
  }
  return "";
}
LintText at(std::string_view time) {
  LintText out;
  out.signing.now = *Timestamp::parse(time);
  return out;
}

TEST(Unsigned, IsARecordWithoutAnRrsigWhereOthersHaveOne) {
  EXPECT_THAT(places(kSigned + kRecord), ElementsAre("unsigned 3:1 <- 2:1"));
  EXPECT_THAT(message(kSigned + kRecord), HasSubstr("no RRSIG covers TYPE65443"));
  EXPECT_THAT(places(kSigned + kRecord + kValid), IsEmpty());
  EXPECT_THAT(places(kSigned + kRecord + rrsig("20260101000000", "20900101000000", "NSEC")),
              ElementsAre("unsigned 3:1 <- 2:1"));
}

TEST(Unsigned, ZonesAreLeftAlone) {
  EXPECT_THAT(places(kRecord), IsEmpty());
  EXPECT_THAT(places("@ IN DNSKEY 257 3 13 AwEAAQ==\n" + kRecord), IsEmpty()) << "will be signed";
}

TEST(Unsigned, ZonesAreFoundWhereTheyHaveToBeSigned) {
  LintText required = at("20261122000000");
  required.signing.required = true;
  EXPECT_THAT(places(kRecord, required), ElementsAre("unsigned 1:1"));
  EXPECT_THAT(message(kRecord, required), HasSubstr("the zone is not signed"));
  EXPECT_THAT(message("@ IN DNSKEY 257 3 13 AwEAAQ==\n" + kRecord, required),
              HasSubstr("a DNSKEY and no RRSIG"));
  EXPECT_THAT(places(kSigned + kRecord + kValid, required), IsEmpty());
  EXPECT_THAT(places("www IN A 192.0.2.80\n", required), IsEmpty()) << "nothing to be signed";
}

TEST(Unsigned, IsSaidOnceOfAnRrset) {
  const std::string other = "_http._tcp.www IN TYPE65443 \\# 6 1f9020fb0001\n";
  EXPECT_THAT(places(kSigned + kRecord + other), ElementsAre("unsigned 4:1 <- 2:1 <- 3:1"));
  EXPECT_THAT(places(kSigned + kRecord + "_imap._tcp.www IN TYPE65443 \\# 6 008f03e10001\n"),
              ElementsAre("unsigned 3:1 <- 2:1", "unsigned 4:1 <- 2:1"));
}

TEST(Unsigned, AFragmentIsNoZone) {
  LintText required = at("20261122000000");
  required.signing.required = true;
  required.text = "$ORIGIN example.com.\n" + kSigned + kRecord;
  EXPECT_THAT(only("unsigned", lint_whole(required).findings), IsEmpty());
}

TEST(Unsigned, ItsTypeIsTheOneThatWasChosen) {
  LintText other = at("20261122000000");
  other.read.type = RrType{65281};
  const std::string record = replaced(kRecord, "TYPE65443", "TYPE65281");
  EXPECT_THAT(message(kSigned + record + kValid, other), HasSubstr("no RRSIG covers TYPE65281"));
  EXPECT_THAT(places(kSigned + record + replaced(kValid, "TYPE65443", "TYPE65281"), other),
              IsEmpty());
}

TEST(Unsigned, AnRrsigIsValidFromItsFirstSecondToItsLast) {
  const std::string zone = kSigned + kRecord + rrsig("20260101000000", "20260201000000");
  EXPECT_EQ(message(zone, at("2025-12-31T23:59:59Z")),
            "the RRSIG over TYPE65443 is not valid: it begins on 2026-01-01T00:00:00Z only");
  EXPECT_EQ(message(zone, at("2026-01-01T00:00:00Z")), "");
  EXPECT_EQ(message(zone, at("2026-02-01T00:00:00Z")), "");
  EXPECT_EQ(message(zone, at("2026-02-01T00:00:01Z")),
            "the RRSIG over TYPE65443 is not valid: it expired on 2026-02-01T00:00:00Z");
  EXPECT_THAT(places(zone, at("20270101000000")), ElementsAre("unsigned 3:1 <- 4:1"));
}

TEST(Unsigned, TimesAreComparedOnACircle) {
  // Over the end of 32 bits, 2106-02-07T06:28:16Z.
  const std::string wrapping = kSigned + kRecord + rrsig("21060207062800", "21060207062830");
  EXPECT_EQ(message(wrapping, at("21060207062759")),
            "the RRSIG over TYPE65443 is not valid: it begins on 2106-02-07T06:28:00Z only");
  EXPECT_EQ(message(wrapping, at("21060207062816")), "");
  EXPECT_EQ(message(wrapping, at("21060207062831")),
            "the RRSIG over TYPE65443 is not valid: it expired on 2106-02-07T06:28:30Z");
  // 2^31 seconds apart nobody can tell what is first.
  const std::string half = kSigned + kRecord + rrsig("0", "2147483647");
  EXPECT_EQ(message(half, at("19700101000000")), "");
  EXPECT_EQ(message(half, at("20380119031407")), "");
  EXPECT_THAT(message(half, at("20380119031408")), HasSubstr("is not valid"));
  EXPECT_THAT(message(kSigned + kRecord + rrsig("0", "2147483648"), at("19700101000001")),
              HasSubstr("it ends before it begins"));
  EXPECT_THAT(
      message(kSigned + kRecord + rrsig("20260201000000", "20260101000000"), at("20260115000000")),
      HasSubstr("it ends before it begins"));
}

TEST(Unsigned, OneGoodRrsigIsEnough) {
  const std::string expired = rrsig("20260101000000", "20260201000000");
  const std::string to_come = rrsig("20270101000000", "20280101000000");
  EXPECT_THAT(places(kSigned + kRecord + expired + to_come + kValid), IsEmpty());
  EXPECT_THAT(places(kSigned + kRecord + expired + to_come),
              ElementsAre("unsigned 3:1 <- 4:1 <- 5:1"));
  EXPECT_EQ(message(kSigned + kRecord + expired + to_come),
            "none of the 2 RRSIGs over TYPE65443 is valid");
}

TEST(Unsigned, AnNsecThatDoesNotListTheTypeDeniesIt) {
  const std::string zone = kSigned + kRecord + kValid;
  EXPECT_THAT(places(zone + "_http._tcp.www IN NSEC @ RRSIG NSEC TYPE65443\n"), IsEmpty());
  const std::string lacks = zone + "_http._tcp.www IN NSEC @ RRSIG NSEC TYPE65442\n";
  EXPECT_THAT(places(lacks), ElementsAre("unsigned 3:1 <- 5:1"));
  EXPECT_THAT(message(lacks), HasSubstr("the NSEC of the owner does not list TYPE65443"));
  const std::string none = zone + "www IN NSEC @ A RRSIG NSEC\n";
  EXPECT_THAT(places(none), ElementsAre("unsigned 3:1 <- 5:1"));
  EXPECT_THAT(message(none), HasSubstr("the owner has no NSEC"));
}

TEST(Unsigned, WhatDeniesAnUnsignedRecordIsShownToo) {
  EXPECT_THAT(places(kSigned + kRecord + "_http._tcp.www IN NSEC @ RRSIG NSEC\n"),
              ElementsAre("unsigned 3:1 <- 2:1 <- 4:1"));
}

TEST(Unsigned, RecordsThatOtherRulesThrowOutAreNotJudged) {
  EXPECT_THAT(places(kSigned + "sub IN NS ns1\n_http._tcp.sub IN TYPE65443 \\# 6 005001bb0001\n"),
              IsEmpty());
  EXPECT_THAT(places(kSigned + "_http._tcp.www IN TYPE65443 \\# 6 000000000001\n"), IsEmpty());
}

TEST(Unsigned, MayBeMeant) {
  EXPECT_THAT(found(kSigned + replaced(kRecord, "\n", " ; hastls: ignore unsigned -- later\n")),
              IsEmpty());
}

// A zone of tests/data/signed, which is good from 2026 to 2036.
std::string signed_zone(const std::string& file) {
  std::ifstream in(HASTLS_SOURCE_DIR "/tests/data/signed/" + file);
  std::ostringstream out;
  out << in.rdbuf();
  EXPECT_FALSE(out.str().empty()) << file;
  return out.str();
}

class SignedZones : public ::testing::TestWithParam<const char*> {
 protected:
  [[nodiscard]] static std::vector<diag::Diagnostic> lint(const std::string& text,
                                                          bool verify = true, bool exact = false) {
    LintText with = at("20261122000000");
    with.text = text;
    with.signing.verify = with.read.keep_signatures = verify;
    with.signing.required = true;
    with.read.exact = exact;
    auto findings = lint_whole(with).findings;
    // Two of the zones have a wildcard, which no HASTLS record may have.
    std::erase_if(findings, [](const auto& finding) { return finding.rule == "bad-owner"; });
    return findings;
  }
  // All that the one finding says, with or without the fast way.
  [[nodiscard]] static std::string says(const std::string& text, bool verify = true) {
    const auto findings = lint(text, verify);
    EXPECT_EQ(summaries(lint(text, verify, true)), summaries(findings));
    EXPECT_EQ(findings.size(), 1U);
    if (findings.empty()) return "";
    std::string out = findings[0].message;
    for (const diag::Related& related : findings[0].related) out += "; " + related.message;
    return out;
  }

  // The line that begins so, without its newline.
  [[nodiscard]] std::string line(const std::string& beginning) const {
    const std::size_t from = text_.find("\n" + beginning) + 1;
    EXPECT_NE(from, 0U) << beginning;
    return text_.substr(from, text_.find('\n', from) - from);
  }
  [[nodiscard]] std::string without(const std::string& beginning) const {
    return replaced(text_, line(beginning) + "\n", "");
  }

  const std::string text_ = signed_zone(GetParam());
};

const std::string kImap = "_imap._tcp.mail.example.com. 3600 IN ";

TEST_P(SignedZones, AreVerified) {
  EXPECT_THAT(summaries(lint(text_)), IsEmpty());
  EXPECT_THAT(summaries(lint(text_, false)), IsEmpty());
}

TEST_P(SignedZones, AChangedRecordIsFoundByVerifying) {
  const std::string changed = replaced(text_, "000003E10001", "008F03E10001");
  EXPECT_THAT(summaries(lint(changed, false)), IsEmpty());
  EXPECT_THAT(says(changed), HasSubstr("does not verify with DNSKEY"));
}

TEST_P(SignedZones, ARecordAddedToAnRrsetIsFoundByVerifying) {
  const std::string record = line(kImap + "TYPE65443");
  const std::string two = replaced(text_, record,
                                   record + "\n" + kImap +
                                       "TYPE65443 \\# 6 "
                                       "008F03E10001");
  EXPECT_THAT(says(two), HasSubstr("does not verify with DNSKEY"));
  const auto findings = lint(two);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_THAT(findings[0].source, HasSubstr("008F03E10001"));
}

TEST_P(SignedZones, ARecordWithoutItsRrsigIsFound) {
  std::string text = text_;
  for (std::size_t at = 0; (at = text.find(kImap + "RRSIG TYPE65443")) != std::string::npos;)
    text.erase(at, text.find('\n', at) + 1 - at);
  EXPECT_THAT(says(text, false), HasSubstr("no RRSIG covers TYPE65443"));
}

TEST_P(SignedZones, WithoutKeysNothingIsVerified) {
  std::string text = text_;
  for (std::size_t at = 0; (at = text.find("example.com. 3600 IN DNSKEY")) != std::string::npos;)
    text.erase(at, text.find('\n', at) + 1 - at);
  EXPECT_THAT(summaries(lint(text, false)), IsEmpty());
  const auto findings = lint(text);
  EXPECT_EQ(findings.size(), 2U) << "one an RRset";
  for (const diag::Diagnostic& finding : findings)
    EXPECT_TRUE(finding.message.find("no DNSKEY") != std::string::npos ||
                finding.message.find("none of the") == 0)
        << finding.message;
}

TEST_P(SignedZones, WhatCannotBeReadIsNotVerified) {
  const std::string record = line(kImap + "TYPE65443");
  const auto findings =
      lint(replaced(text_, record, record + "\n" + kImap + "TYPE65443 \\# 5 008F03E100"));
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].rule, "bad-rdata");
}

INSTANTIATE_TEST_SUITE_P(Signers, SignedZones,
                         ::testing::Values("nsec.zone", "nsec3.zone", "algorithms.zone"),
                         [](const auto& file) {
                           const std::string text = file.param;
                           return text.substr(0, text.find('.'));
                         });

class Nsec3Zone : public SignedZones {
 protected:
  // The beginning of the line of _imap._tcp.mail's NSEC3.
  const std::string nsec3_ = "RUSJRHTCGR68QKIBV7R05GO9E8NFF5IC.example.com. 3600 IN NSEC3 ";
};

TEST_P(Nsec3Zone, ItsBitmapsAreReadByTheHashesOfOwners) {
  const std::string lacks = replaced(text_, line(nsec3_), replaced(line(nsec3_), " TYPE65443", ""));
  EXPECT_THAT(says(lacks, false), HasSubstr("the NSEC3 of the owner does not list TYPE65443"));
  EXPECT_THAT(says(without(nsec3_), false),
              HasSubstr("no NSEC3 matches the owner, whose hash is "));
}

TEST_P(Nsec3Zone, GenericRdataIsReadToo) {
  const std::string rdata =
      "0101000504aabbccdd14fa0d2b0c36cffddf4638283b73506c746eecb70e0006000000000002";
  const std::string lacks = replaced(text_, line(nsec3_), nsec3_ + "\\# 38 " + rdata);
  EXPECT_THAT(says(lacks, false), HasSubstr("does not list"));
  const std::string lists = replaced(
      text_, line(nsec3_), nsec3_ + "\\# 61 " + rdata + "ff15" + std::string(40, '0') + "10");
  EXPECT_THAT(summaries(lint(lists, false)), IsEmpty());
}

TEST_P(Nsec3Zone, OnlyTheChainThatServersUseCounts) {
  // Another chain is being made: without an NSEC3PARAM that names it, nobody is answered with it.
  const std::string begun = text_ +
                            "0AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.example.com. 3600 IN NSEC3 "
                            "1 0 0 - 1AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA A\n";
  EXPECT_THAT(summaries(lint(begun, false)), IsEmpty());
  const std::string named = begun + "example.com. 0 IN NSEC3PARAM 1 0 0 -\n";
  EXPECT_EQ(lint(named, false).size(), 2U);
  const std::string to_be = begun + "example.com. 0 IN NSEC3PARAM 1 1 0 -\n";
  EXPECT_THAT(summaries(lint(to_be, false)), IsEmpty());
}

TEST_P(Nsec3Zone, WithoutNsec3paramEveryChainCounts) {
  EXPECT_THAT(summaries(lint(without("example.com. 0 IN NSEC3PARAM"), false)), IsEmpty());
  const std::string lacks = replaced(without("example.com. 0 IN NSEC3PARAM"), line(nsec3_),
                                     replaced(line(nsec3_), " TYPE65443", ""));
  EXPECT_THAT(says(lacks, false), HasSubstr("does not list"));
}

TEST_P(Nsec3Zone, WhatNoResolverWouldHashIsNotJudged) {
  std::string text = without(nsec3_);
  for (std::size_t at = 0; (at = text.find(" 5 AABBCCDD", at)) != std::string::npos;)
    text.replace(at, 2, " 151");
  EXPECT_THAT(summaries(lint(text, false)), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Signers, Nsec3Zone, ::testing::Values("nsec3.zone"),
                         [](const auto&) { return "nsec3"; });

}  // namespace
}  // namespace hastls::testing
