// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/registry/service.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hastls::registry {
namespace {

using ::testing::HasSubstr;

TEST(Service, ReadsAnApplicationAndItsProtocol) {
  EXPECT_EQ(Service::parse("smtp")->to_string(), "smtp/tcp");
  EXPECT_EQ(Service::parse("XMPP-Client/SCTP")->to_string(), "xmpp-client/sctp");
  EXPECT_EQ(Service::parse("a23456789012345")->application, "a23456789012345");
}

TEST(Service, RefusesWhatIsNoServiceName) {
  for (const char* text : {"", "/tcp", "25", "-a", "a-", "a--b", "a b", "a2345678901234567",
                           "smtp.", "sm\xc3\xa4tp", "a23456789012345x"})
    EXPECT_FALSE(Service::parse(text)) << text;
  EXPECT_THAT(Service::parse("_smtp").error().message, HasSubstr("leave the underscore out"));
  EXPECT_THAT(Service::parse("smtp/").error().message, HasSubstr("write tcp, udp, sctp or dccp"));
  EXPECT_THAT(Service::parse("smtp/tpc").error().message, HasSubstr("did you mean tcp?"));
  EXPECT_FALSE(Service::parse("smtp/tcp/tcp"));
}

TEST(Service, NamesTheOwnerAtAHost) {
  const auto host = *DomainName::parse_absolute("MX1.example.com");
  EXPECT_EQ(Service::parse("smtp")->owner_at(host)->to_string(), "_smtp._tcp.mx1.example.com.");
  std::string name(240, 'a');
  for (std::size_t at = 60; at < name.size(); at += 61) name[at] = '.';
  const auto longest = DomainName::parse_absolute(name);
  ASSERT_TRUE(longest);
  EXPECT_TRUE(Service::parse("smtp")->owner_at(*longest));
  EXPECT_FALSE(Service::parse("xmpp-client")->owner_at(*longest));
}

}  // namespace
}  // namespace hastls::registry
