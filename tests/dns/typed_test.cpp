// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/dns/typed.hpp"

#include <gtest/gtest.h>

namespace hastls::dns {
namespace {

DomainName name(const char* text) {
  return DomainName::parse_absolute(text).value();
}
const DomainName kNone;

TEST(Typed, ReadsEachFieldWhereItStands) {
  const auto mx = Mx::parse("10 Mail", name("example.com."));
  ASSERT_TRUE(mx.has_value());
  EXPECT_EQ(mx->preference, 10);
  EXPECT_EQ(mx->exchange, name("mail.example.com."));
  EXPECT_TRUE(Mx::parse("0 .", kNone)->exchange.is_root());

  const auto srv = Srv::parse("1 2 443 www.example.", kNone);
  ASSERT_TRUE(srv.has_value());
  EXPECT_EQ(srv->priority, 1);
  EXPECT_EQ(srv->weight, 2);
  EXPECT_EQ(srv->port, 443);
  EXPECT_EQ(srv->target, name("www.example."));

  const auto tlsa = Tlsa::parse("3 1 2 abcd", kNone);
  ASSERT_TRUE(tlsa.has_value());
  EXPECT_EQ(tlsa->usage, 3);
  EXPECT_EQ(tlsa->selector, 1);
  EXPECT_EQ(tlsa->matching, 2);

  const auto svcb = Svcb::parse("1 . alpn=h2", kNone);
  ASSERT_TRUE(svcb.has_value());
  EXPECT_EQ(svcb->priority, 1);
  EXPECT_TRUE(svcb->target.is_root());
}

TEST(Typed, ReadsSignatureTimesAsSeconds) {
  const auto rrsig = Rrsig::parse(
      "TYPE65443 13 4 3600 20260201000000 20260101000000 2143 example.com. AwEA", kNone);
  ASSERT_TRUE(rrsig.has_value());
  EXPECT_EQ(rrsig->type_covered, 65443);
  EXPECT_EQ(rrsig->algorithm, 13);
  EXPECT_EQ(rrsig->labels, 4);
  EXPECT_EQ(rrsig->original_ttl, 3600U);
  EXPECT_EQ(rrsig->expiration, 1769904000U);
  EXPECT_EQ(rrsig->inception, 1767225600U);
  EXPECT_EQ(rrsig->key_tag, 2143);
  EXPECT_EQ(rrsig->signer, name("example.com."));
}

TEST(Typed, FindsTypesInBitmaps) {
  const auto nsec = Nsec::parse("b.example. A RRSIG NSEC TYPE65443", kNone);
  ASSERT_TRUE(nsec.has_value());
  EXPECT_EQ(nsec->next, name("b.example."));
  using Types = std::initializer_list<std::uint16_t>;
  for (const auto type : Types{1, 46, 47, 65443}) EXPECT_TRUE(nsec->types.contains(type));
  for (const auto type : Types{0, 2, 45, 48, 255, 256, 65442, 65444, 65535})
    EXPECT_FALSE(nsec->types.contains(type));
  const auto nsec3 = Nsec3::parse("1 1 12 aabb 2vptu5timamqttgl4luu9kg21e0aor3s TYPE65443", kNone);
  ASSERT_TRUE(nsec3.has_value());
  EXPECT_EQ(nsec3->flags, 1);
  EXPECT_EQ(nsec3->parameters.iterations, 12);
  EXPECT_EQ(nsec3->parameters.salt.size(), 2U);
  EXPECT_EQ(nsec3->next_hashed.size(), 20U);
  EXPECT_TRUE(nsec3->types.contains(65443));
  EXPECT_FALSE(nsec3->types.contains(1));
  const auto nsec3param = Nsec3Param::parse("1 0 12 AABB", kNone);
  ASSERT_TRUE(nsec3param.has_value());
  EXPECT_EQ(nsec3param->flags, 0);
  EXPECT_EQ(nsec3param->parameters, nsec3->parameters);
  EXPECT_EQ(Nsec3Param::parse("1 0 0 -", kNone)->parameters.salt.size(), 0U);
}

TEST(Typed, TakesGenericRdataAndRefusesWhatIsWrong) {
  EXPECT_EQ(Mx::parse("\\# 5 000a016100", kNone)->exchange, name("a."));
  EXPECT_FALSE(Mx::parse("10", kNone).has_value());
  EXPECT_FALSE(Srv::parse("1 2 65536 a.", kNone).has_value());
  EXPECT_FALSE(Tlsa::parse("3 1 1 xy", kNone).has_value());
  EXPECT_FALSE(Nsec::parse("", kNone).has_value());
}

}  // namespace
}  // namespace hastls::dns
