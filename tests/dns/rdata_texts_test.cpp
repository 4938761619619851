// SPDX-License-Identifier: BSD-2-Clause
// Why RDATA is not of its type, in the words that users are told.
#include <string>

#include <gtest/gtest.h>

#include "hastls/dns/rdata.hpp"

namespace hastls::dns {
namespace {

struct Told {
  const char* type;
  std::string rdata;
  const char* text;
};

std::string times(std::size_t count, const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

TEST(RdataTexts, SayWhatIsMissingOrTooMuch) {
  const Told cases[] = {
      {"IPSECKEY", "10 1 2", "the RDATA lacks a gateway"},
      {"IPSECKEY", "\\# 3 0a0002", "the RDATA lacks a public key"},
      {"WKS", "192.0.2.1", "the RDATA lacks a protocol"},
      {"WKS", "\\# 4 c0000201", "the RDATA lacks a protocol"},
      {"WKS", "\\# 8198 c000020106" + times(8193, "ff"), "a WKS bitmap over 8192 octets"},
      {"APL", "\\# 3 000118", "an address prefix ends early"},
      {"APL", "\\# 4 00030000", "the address family 3 is not known"},
      {"APL", "\\# 8 00012104c0000201", "an address prefix is too long"},
      {"APL", "\\# 9 00012005c000020101", "an address prefix is too long"},
      {"AMTRELAY", "10 2 0 .", "the discovery flag of AMTRELAY is 0 or 1"},
      {"AMTRELAY", "10 0 4 .", "the relay type 4 is not known"},
      {"A6", "0", "the RDATA lacks an address suffix"},
      {"A6", "64 ::1", "the RDATA lacks a prefix name"},
      {"A6", "\\# 1 81", "an A6 prefix length over 128"},
      {"A6", "\\# 2 0000", "the A6 suffix ends early"},
      {"NXT", "a TYPE128", "an NXT bitmap holds types up to 127 (RFC 2535 §5.2)"},
      {"LOC", "52 N 4 E", "the RDATA lacks an altitude, as -2.00m"},
      {"LOC", "\\# 16 01121613800000008000000000988d20", "LOC RDATA of a version other than 0"},
      {"HTTPS", "\\# 8 0001000001000500", "the SvcParams end within a value"},
      {"NS", "\\# 257 " + times(4, "3f" + times(63, "61")) + "00",
       "a domain name in RDATA is over 255 octets"},
  };
  const DomainName origin = DomainName::parse_absolute("example.com.").value();
  for (const auto& [type, rdata, text] : cases) {
    EXPECT_EQ(rdata_fault(type_code(type).value(), rdata, origin).value_or("taken"), text)
        << type << ' ' << rdata.substr(0, 60);
  }
}

}  // namespace
}  // namespace hastls::dns
