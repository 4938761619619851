// SPDX-License-Identifier: BSD-2-Clause
// What signs a zone: NSEC3 chains, and how much of it is kept.
#include <string>

#include <gtest/gtest.h>

#include "hastls/zone/read.hpp"

#include "zone/describe.hpp"

namespace hastls::zone {
namespace {

// Four lines; those of the case are the fifth and on.
const std::string kHead =
    "$ORIGIN example.com.\n"
    "$TTL 3600\n"
    "@ SOA ns1 hostmaster 1 2 3 4 5\n"
    "_http._tcp.www HASTLS 80 443 1\n";
const std::string kNext = " 0123456789abcdefghijklmnopqrstuv ";
// Of _http._tcp.www.example.com., without salt and iterations, and with `ab` and one.
const std::string kPlain = "V85MCB3BOHNG2IRMV0QQVNQIJLEO5FI5";
const std::string kSalted = "KSHA7A4ALVGOTVF8KL7L42CGQ4FAVMER";
// Of www.example.com., which has no HASTLS records.
const std::string kOther = "MIFDNDT3NFF3OD53O7TLA1HRFF95JKUK";

// Both ways and a pipe say the same: what a zone with these lines says.
std::string typed(const std::string& lines) {
  const std::string fast = describe(read_text(kHead + lines));
  const Zone piped = read_piped(kHead + lines);
  EXPECT_EQ(describe(piped), fast) << lines;
  ReadOptions exactly;
  exactly.exact = true;
  EXPECT_EQ(describe(read_text(kHead + lines, exactly)), fast) << lines;
  return describe_typed(piped);
}

TEST(SigningFacts, Nsec3RecordsOfOwnersOfHastlsRecords) {
  EXPECT_EQ(typed(kPlain + " NSEC3 1 0 0 -" + kNext + "RRSIG TYPE65443\n"),
            "NSEC3 0 _http._tcp.www.example.com. true @5:1\nchain 1 0 0 checked\n");
  EXPECT_EQ(typed(kOther + " NSEC3 1 1 0 -" + kNext + "A\n" + kPlain + " NSEC3 1 1 0 -" + kNext +
                  "RRSIG TYPE65442\n"),
            "NSEC3 0 _http._tcp.www.example.com. false @6:1\nchain 1 0 0 checked\n");
  EXPECT_EQ(typed(kOther + " NSEC3 1 0 0 -" + kNext + "TYPE65443\n"), "chain 1 0 0 checked\n");
  EXPECT_EQ(typed(kPlain + ".sub NSEC3 1 0 0 -" + kNext + "TYPE65443\n"), "chain 1 0 0 checked\n")
      << "below the apex only";
}

TEST(SigningFacts, Nsec3RecordsAreToldApartByHowTheyHash) {
  const std::string salted = "chain 1 1 1 named checked\n";
  EXPECT_EQ(typed("@ NSEC3PARAM 1 0 1 AB\n" + kSalted + " NSEC3 1 0 1 ab" + kNext + "TYPE65443\n"),
            "NSEC3 0 _http._tcp.www.example.com. true @6:1\n" + salted);
  EXPECT_EQ(typed(kSalted + " NSEC3 1 0 1 ab" + kNext + "TYPE65443\n@ NSEC3PARAM 1 0 1 AB\n"),
            "NSEC3 0 _http._tcp.www.example.com. true @5:1\n" + salted);
  EXPECT_EQ(typed(kPlain + " NSEC3 1 0 1 ab" + kNext + "TYPE65443\n"), "chain 1 1 1 checked\n");
  EXPECT_EQ(typed(kPlain + " NSEC3 1 0 0 -" + kNext + "TYPE65443\n" + kSalted + " NSEC3 1 0 1 AB" +
                  kNext + "A\n@ NSEC3PARAM 1 1 1 AB\n"),
            "NSEC3 0 _http._tcp.www.example.com. true @5:1\n"
            "NSEC3 1 _http._tcp.www.example.com. false @6:1\n"
            "chain 1 0 0 checked\nchain 1 1 1 checked\n");
}

TEST(SigningFacts, HashesThatNobodyMakesAreNotLookedUp) {
  EXPECT_EQ(typed(kPlain + " NSEC3 1 0 151 -" + kNext + "A\n"), "chain 1 151 0\n");
  EXPECT_EQ(typed(kPlain + " NSEC3 2 0 0 -" + kNext + "A\n"), "chain 2 0 0\n");
}

TEST(SigningFacts, GenericNsec3RecordsAreRead) {
  const std::string rdata =
      " \\# 49 01 00 0000 00 14 0123456789abcdef0123456789abcdef01234567"
      " ff15 0000000000000000000000000000000000000000 10\n";
  EXPECT_EQ(typed(kPlain + " TYPE50" + rdata),
            "NSEC3 0 _http._tcp.www.example.com. true @5:1\nchain 1 0 0 checked\n");
}

TEST(SigningFacts, ManyChainsAreMoreThanAnybodyNeeds) {
  std::string lines;
  for (int i = 1; i <= 9; ++i) lines += fmt::format("{} NSEC3 1 0 {} -{}A\n", kOther, i, kNext);
  EXPECT_EQ(read_text(kHead + lines).typed().signing.chains.size(), SigningFacts::kMostChains);
}

TEST(SigningFacts, ManySignaturesAreMoreThanAnybodyTries) {
  std::string lines;
  for (int i = 0; i < 100; ++i)
    lines += "_http._tcp.www RRSIG TYPE65443 13 5 60 20270101000000 20260101000000 1 @ AAAA\n";
  const Zone zone = read_text(kHead + lines);
  const SigningFacts& signing = zone.typed().signing;
  EXPECT_EQ(signing.signatures_of(zone.sets()[0].owner).size(), SigningFacts::kMostSignatures);
}

TEST(SigningFacts, ManyKeysAreMoreThanOneAnswerHolds) {
  std::string lines;
  for (int i = 0; i < 1000; ++i) lines += "@ DNSKEY 257 3 13 AAAA\n";
  EXPECT_EQ(read_text(kHead + lines).typed().signing.dnskeys.size(), SigningFacts::kMostKeys);
}

TEST(SigningFacts, OfAnOwnerAreFoundWhateverTheirOrder) {
  const std::string rrsig = " RRSIG TYPE65443 13 5 60 20270101000000 20260101000000 1 @ AAAA\n";
  const std::string lines =
      "_imap._tcp.www HASTLS 143 993 1\n_pop3._tcp.www HASTLS 110 995 1\n_pop3._tcp.www" + rrsig +
      "_http._tcp.www" + rrsig + "_pop3._tcp.www" + rrsig + "_pop3._tcp.www NSEC @ TYPE65443\n" +
      "_http._tcp.www NSEC @ A\n_http._tcp.www NSEC @ TYPE65443\n";
  const Zone zone = read_text(kHead + lines);
  const SigningFacts& signing = zone.typed().signing;
  const auto sets = zone.sets();
  ASSERT_EQ(sets.size(), 3U);
  EXPECT_EQ(signing.signatures_of(sets[0].owner).size(), 1U);
  EXPECT_TRUE(signing.signatures_of(sets[1].owner).empty());
  ASSERT_EQ(signing.signatures_of(sets[2].owner).size(), 2U);
  EXPECT_EQ(signing.signatures_of(sets[2].owner)[0].place.span.line, 7U);
  ASSERT_NE(signing.nsec_of(sets[0].owner), nullptr);
  EXPECT_FALSE(signing.nsec_of(sets[0].owner)->lists_hastls) << "the first one";
  EXPECT_EQ(signing.nsec_of(sets[1].owner), nullptr);
  EXPECT_TRUE(signing.nsec_of(sets[2].owner)->lists_hastls);
  EXPECT_EQ(signing.nsec3_of(sets[2].owner, 0), nullptr);
  EXPECT_EQ(signing.first_nsec->span.line, 10U);
  EXPECT_EQ(signing.first_rrsig->span.line, 7U);
}

}  // namespace
}  // namespace hastls::zone
