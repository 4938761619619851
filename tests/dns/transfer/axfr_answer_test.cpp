// SPDX-License-Identifier: BSD-2-Clause
#include "dns/transfer/axfr_answer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dns/fields.hpp"

namespace hastls::dns {
namespace {

using ::testing::HasSubstr;

constexpr std::uint16_t kId = 7;
constexpr unsigned kResponse = 0x8000;
constexpr std::uint16_t kSoa = 6;
constexpr std::uint16_t kA = 1;
constexpr std::uint16_t kTsig = 250;
const Octets kZone{1, 'z', 0};

Octets record(std::uint16_t type, const Octets& rdata) {
  Octets out = kZone;
  append_number(out, type, 2);
  append_number(out, 1, 2);
  append_number(out, 60, 4);
  append_number(out, rdata.size(), 2);
  out.insert(out.end(), rdata.begin(), rdata.end());
  return out;
}

Octets soa(std::uint8_t serial = 1) {
  Octets rdata{0, 0};
  append_number(rdata, serial, 4);
  rdata.resize(rdata.size() + 16);
  return record(kSoa, rdata);
}

struct Sent {
  std::vector<Octets> answers = {};
  unsigned flags = kResponse;
  std::uint16_t id = kId;
  std::uint16_t question = 0;  ///< Its type; 0 for none.
  std::vector<Octets> additionals = {};

  [[nodiscard]] Octets message() const {
    Octets out;
    for (const std::uint64_t number :
         {std::uint64_t{id}, std::uint64_t{flags}, std::uint64_t{question != 0 ? 1U : 0U},
          std::uint64_t{answers.size()}, std::uint64_t{0}, std::uint64_t{additionals.size()}})
      append_number(out, number, 2);
    if (question != 0) {
      out.insert(out.end(), kZone.begin(), kZone.end());
      append_number(out, question, 2);
      append_number(out, 1, 2);
    }
    for (const auto* section : {&answers, &additionals}) {
      for (const Octets& each : *section) out.insert(out.end(), each.begin(), each.end());
    }
    return out;
  }
};

AxfrAnswer answer(bool with_key = false) {
  std::optional<TsigExchange> key;
  if (with_key) {
    key.emplace(*TsigKey::parse(
        R"(key "k" { algorithm hmac-sha256; secret "AAECAwQFBgcICQoLDA0ODw=="; };)"));
    Octets query(MessageHeader::kSize);
    key->sign(query, 0);
  }
  return {*DomainName::parse_absolute("z"), kId, std::move(key)};
}

// What is said of the last of these messages, the others being fine.
std::string refusal(const std::vector<Sent>& messages, bool with_key = false) {
  AxfrAnswer to = answer(with_key);
  for (const Sent& sent : messages) {
    const auto taken = to.take(sent.message(), 0);
    if (&sent != &messages.back())
      EXPECT_TRUE(taken) << taken.error().message;
    else if (!taken)
      return taken.error().message;
  }
  return "taken";
}

TEST(AxfrAnswer, TakesAZoneInOneMessageOrSeveral) {
  AxfrAnswer to = answer();
  ASSERT_TRUE(to.take(
      Sent{.answers = {soa(), record(kA, {192, 0, 2, 1})}, .question = kAxfr}.message(), 0));
  EXPECT_EQ(to.text(), "z. 60 IN SOA . . 1 0 0 0 0\nz. 60 IN A 192.0.2.1\n");
  EXPECT_FALSE(to.is_closed());
  ASSERT_TRUE(to.take(Sent{.answers = {soa()}}.message(), 0));
  EXPECT_EQ(to.text(), "");
  EXPECT_TRUE(to.is_closed());
  EXPECT_EQ(to.records(), 2U);
}

TEST(AxfrAnswer, RefusesWhatDoesNotAnswerTheQuery) {
  AxfrAnswer to = answer();
  EXPECT_THAT(to.take(Octets(11), 0).error().message, HasSubstr("a message without a header"));
  EXPECT_THAT(refusal({{.id = kId + 1}}), HasSubstr("does not answer the query"));
  EXPECT_THAT(refusal({{.flags = 0}}), HasSubstr("does not answer the query"));
  EXPECT_THAT(refusal({{.flags = kResponse | 0x2800}}), HasSubstr("does not answer the query"));
  EXPECT_THAT(refusal({{.flags = kResponse | 0x0200}}), HasSubstr("truncated"));
  EXPECT_THAT(refusal({{.answers = {soa()}, .question = kA}}), HasSubstr("another question"));
}

TEST(AxfrAnswer, SaysWhyTheServerRefuses) {
  EXPECT_THAT(refusal({{.flags = kResponse | 5}}), HasSubstr("REFUSED"));
  EXPECT_THAT(refusal({{.flags = kResponse | 9}}), HasSubstr("does not serve z., or not without"));
}

TEST(AxfrAnswer, RefusesWhatIsNoWholeZone) {
  EXPECT_THAT(refusal({{}}), HasSubstr("does not begin with z.'s SOA"));
  EXPECT_THAT(refusal({{.answers = {record(kA, {192, 0, 2, 1})}}}), HasSubstr("does not begin"));
  EXPECT_THAT(refusal({{.answers = {soa(), soa(), soa()}}}), HasSubstr("follow the SOA that ends"));
  EXPECT_THAT(refusal({{.answers = {soa(1)}}, {.answers = {soa(2)}}}), HasSubstr("zone changed"));
  EXPECT_THAT(refusal({{.answers = {soa(), record(2, {9})}}}), HasSubstr("malformed after 1 rec"));
  EXPECT_THAT(refusal({{.answers = {soa(), {0}}}}), HasSubstr("malformed after 0 records"));
  EXPECT_EQ(refusal({{.answers = {soa(), soa()}}}), "taken");
}

TEST(AxfrAnswer, WantsSignaturesWhereThereIsAKey) {
  EXPECT_THAT(refusal({{.answers = {soa(), soa()}}}, true), HasSubstr("cannot be trusted"));
  EXPECT_THAT(refusal({{.answers = {soa()}, .additionals = {record(kTsig, {}), soa()}}}),
              HasSubstr("TSIG is not its last record"));
}

// As RFC 8945 has it for the first message of an answer to a query that was not signed.
TEST(AxfrAnswer, WantsTheLastMessageSigned) {
  const TsigKey key = *TsigKey::parse(R"(key "k" { algorithm hmac-sha256; secret "AQID"; };)");
  AxfrAnswer to(*DomainName::parse_absolute("z"), kId, TsigExchange(key));
  Octets first = Sent{.answers = {soa()}}.message();
  TsigExchange(key).sign(first, 0);
  ASSERT_TRUE(to.take(first, 0));
  EXPECT_EQ(to.take(Sent{.answers = {soa()}}.message(), 0).error().message,
            "the answer cannot be trusted: its last message is not signed");
}

}  // namespace
}  // namespace hastls::dns
