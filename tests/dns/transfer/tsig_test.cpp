// SPDX-License-Identifier: BSD-2-Clause
#include "dns/transfer/tsig.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hastls::dns {
namespace {

using ::testing::HasSubstr;

constexpr std::uint64_t kNow = 1700000000;

TsigKey key(const std::string& name = "k", const std::string& secret = "AQID") {
  return *TsigKey::parse("key " + name + " { algorithm hmac-sha256; secret \"" + secret + "\"; };");
}

Octets query() {
  return {0x12, 0x34, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 252, 0, 1};
}

struct Signed {
  Octets message;
  WireRecord record;
};

// A message that ends in a TSIG record, read again.
Signed with_signature(TsigExchange& by, std::uint64_t when = kNow) {
  Signed out{.message = query(), .record = {}};
  const std::size_t size = out.message.size();
  by.sign(out.message, when);
  out.record = *MessageReader(out.message, size).record();
  return out;
}

// RFC 8945 §4.3.3 without a request's MAC: a query as the one who is asked verifies it. Here the
// first message of an answer without a query before it.
Status verify(const Signed& message, const TsigKey& by, std::uint64_t now = kNow) {
  return TsigExchange(by).verify(message.message, message.record, now);
}

TEST(Tsig, VerifiesWhatItSigned) {
  TsigExchange by(key());
  const Signed message = with_signature(by);
  EXPECT_EQ(message.record.type, 250);
  EXPECT_TRUE(verify(message, key()));
}

TEST(Tsig, RefusesAnotherSecretAnotherKeyAndAnotherTime) {
  TsigExchange by(key());
  const Signed message = with_signature(by);
  EXPECT_THAT(verify(message, key("k", "AQIE")).error().message, HasSubstr("signature is wrong"));
  EXPECT_THAT(verify(message, key("l")).error().message, HasSubstr("another key, k."));
  EXPECT_TRUE(verify(message, key(), kNow + 300));
  EXPECT_TRUE(verify(message, key(), kNow - 300));
  EXPECT_THAT(verify(message, key(), kNow + 301).error().message, HasSubstr("301 s from now"));
  EXPECT_THAT(verify(message, key(), kNow - 301).error().message, HasSubstr("301 s from now"));
}

TEST(Tsig, RefusesAnyOctetThatIsAnotherOne) {
  TsigExchange by(key());
  const Signed good = with_signature(by);
  const std::size_t size = query().size();
  for (std::size_t at = 0; at < good.message.size(); ++at) {
    Signed bad = good;
    bad.message[at] ^= 1U;
    const bool is_id = at < 2;                   // what is signed is the ID of the TSIG record
    const bool is_count = at == 10 || at == 11;  // and the count without it
    const bool is_head = at >= size + 3 && at < size + 11;  // type, class, TTL: constants
    const auto record = MessageReader(bad.message, size).record();
    if (is_id || is_count || is_head || !record) continue;
    bad.record = *record;
    EXPECT_FALSE(verify(bad, key())) << at;
  }
}

TEST(Tsig, RefusesARecordThatIsTooLongOrASignatureThatIsCutShort) {
  TsigExchange by(key());
  Signed message = with_signature(by);
  const Octets good(message.record.rdata.begin(), message.record.rdata.end());
  Octets longer = good;
  longer.push_back(0);
  message.record.rdata = longer;
  EXPECT_THAT(verify(message, key()).error().message, HasSubstr("its TSIG record is too long"));
  constexpr std::size_t kSizeAt = 13 + 8 + 1;  // behind the name, the times and the high octet
  Octets shorter = good;
  ASSERT_EQ(shorter[kSizeAt], 32);
  shorter[kSizeAt] = 31;
  shorter.erase(shorter.begin() + kSizeAt + 1);
  message.record.rdata = shorter;
  EXPECT_THAT(verify(message, key()).error().message, HasSubstr("its signature is cut short"));
}

TEST(Tsig, CoversNothingBeforeAMessageIsSigned) {
  TsigExchange by(key());
  EXPECT_FALSE(by.is_covered());
  EXPECT_THAT(by.verify(query(), std::nullopt, kNow).error().message, HasSubstr("not signed"));
}

TEST(Tsig, LetsOneSignatureCoverAHundredMessages) {
  TsigExchange signer(key());
  const Signed first = with_signature(signer);
  TsigExchange by(key());
  ASSERT_TRUE(by.verify(first.message, first.record, kNow));
  EXPECT_TRUE(by.is_covered());
  for (int i = 0; i < 99; ++i) ASSERT_TRUE(by.verify(query(), std::nullopt, kNow)) << i;
  EXPECT_FALSE(by.is_covered());
  EXPECT_THAT(by.verify(query(), std::nullopt, kNow).error().message, HasSubstr("too many"));
}

TEST(Tsig, SaysWhatTheErrorsOfTsigMean) {
  EXPECT_THAT(tsig_error_text(17), HasSubstr("BADKEY"));
  EXPECT_EQ(tsig_error_text(99), "TSIG error 99");
}

}  // namespace
}  // namespace hastls::dns
