// SPDX-License-Identifier: BSD-2-Clause
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hastls/dns/transfer.hpp"

namespace hastls::dns {
namespace {

struct Good {
  const char* text;
  const char* server;
  std::uint16_t port;
  const char* zone;
};

std::ostream& operator<<(std::ostream& out, const Good& good) {
  return out << good.text;
}

class GoodTransferUri : public ::testing::TestWithParam<Good> {};

TEST_P(GoodTransferUri, IsRead) {
  const auto uri = TransferUri::parse(GetParam().text);
  ASSERT_TRUE(uri) << uri.error().message;
  EXPECT_EQ(uri->server, GetParam().server);
  EXPECT_EQ(uri->port.value(), GetParam().port);
  EXPECT_EQ(uri->zone.to_string(), GetParam().zone);
}

INSTANTIATE_TEST_SUITE_P(
    All, GoodTransferUri,
    ::testing::Values(
        Good{"axfr://192.0.2.53/example.com", "192.0.2.53", 53, "example.com."},
        Good{"axfr://192.0.2.53:5300/Example.COM.", "192.0.2.53", 5300, "example.com."},
        Good{"axfr://[2001:db8::53]/example.com", "2001:db8::53", 53, "example.com."},
        Good{"axfr://[2001:db8::53]:65535/example.com", "2001:db8::53", 65535, "example.com."},
        Good{"axfr://[fe80::1%eth0]/example.com", "fe80::1%eth0", 53, "example.com."},
        Good{"axfr://ns1.example.com/example.com", "ns1.example.com", 53, "example.com."},
        Good{"AXFR://localhost:1/2.0.192.in-addr.arpa", "localhost", 1, "2.0.192.in-addr.arpa."},
        Good{"axfr://localhost/0/25.2.0.192.in-addr.arpa", "localhost", 53,
             "0/25.2.0.192.in-addr.arpa."},
        Good{"axfr://localhost/.", "localhost", 53, "."}));

class BadTransferUri : public ::testing::TestWithParam<const char*> {};

TEST_P(BadTransferUri, IsRefused) {
  EXPECT_FALSE(TransferUri::parse(GetParam()));
}

INSTANTIATE_TEST_SUITE_P(
    All, BadTransferUri,
    ::testing::Values("ixfr://192.0.2.53/example.com", "axfr:/192.0.2.53/example.com", "axfr://",
                      "axfr:///example.com", "axfr://192.0.2.53", "axfr://192.0.2.53/",
                      "axfr://:53/example.com", "axfr://[]/example.com",
                      "axfr://192.0.2.53:/example.com", "axfr://192.0.2.53:0/example.com",
                      "axfr://192.0.2.53:65536/example.com", "axfr://192.0.2.53:053/example.com",
                      "axfr://192.0.2.53:domain/example.com", "axfr://2001:db8::53/example.com",
                      "axfr://[2001:db8::53/example.com", "axfr://[2001:db8::53]5300/example.com",
                      "axfr://[2001:db8::53]:/example.com", "axfr://user@192.0.2.53/example.com",
                      "axfr://192.0.2.53\n/example.com", "axfr://192.0.2.53/example..com",
                      "axfr://192.0.2.53/"
                      "a23456789012345678901234567890123456789012345678901234567890abcd.com"));

TEST(TransferUri, IsToldFromAFile) {
  EXPECT_TRUE(TransferUri::is_one("axfr://"));
  EXPECT_TRUE(TransferUri::is_one("Axfr://x"));
  EXPECT_FALSE(TransferUri::is_one("axfr:/"));
  EXPECT_FALSE(TransferUri::is_one("./axfr://x"));
  EXPECT_FALSE(TransferUri::is_one(""));
}

}  // namespace
}  // namespace hastls::dns
