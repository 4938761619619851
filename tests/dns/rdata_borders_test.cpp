// SPDX-License-Identifier: BSD-2-Clause
// What is just right and what is just wrong in the fields of each type.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "hastls/dns/rdata.hpp"

namespace hastls::dns {
namespace {

DomainName origin() {
  return DomainName::parse_absolute("example.com.").value();
}

struct Border {
  const char* type;
  const char* rdata;
  bool taken;
};

std::ostream& operator<<(std::ostream& out, const Border& border) {
  return out << border.type << ' ' << border.rdata;
}

class RdataAtTheBorder : public ::testing::TestWithParam<Border> {};

TEST_P(RdataAtTheBorder, IsJudgedAsItsDocumentSays) {
  const auto fault = rdata_fault(type_code(GetParam().type).value(), GetParam().rdata, origin());
  EXPECT_EQ(!fault.has_value(), GetParam().taken)
      << GetParam().type << ' ' << GetParam().rdata << ": " << fault.value_or("taken");
}

INSTANTIATE_TEST_SUITE_P(Each, RdataAtTheBorder,
                         ::testing::ValuesIn(std::vector<Border>{
                             {"MX", "65535 a", true},
                             {"AMTRELAY", "\\# 3 0a0300", true},
                             {"AMTRELAY", "\\# 3 0a0400", false},
                             {"IPSECKEY", "\\# 4 0a040200", false},
                             {"APL", "\\# 7 00011803c00002", true},
                             {"APL", "\\# 7 00011804c00002", false},
                             {"APL", "\\# 7 00011803c00000", false},
                             {"NSEC", "\\# 4 00000140", true},
                             {"NSEC", "\\# 3 000000", false},
                             {"NSEC", "\\# 4 00000240", false},
                             {"NXT", "\\# 3 004001", true},
                             {"NXT", "\\# 3 004000", false},
                             {"LOC", "\\# 16 00fa1613800000008000000000988d20", false},
                             {"LOC", "\\# 16 00121613800000008000000000988d20", true},
                             {"LOC", "\\# 16 00121613ffffffff8000000000988d20", false},
                             {"NSEC3PARAM", "\\# 5 0100000100", true},
                             {"NSEC3", "\\# 6 010000010000", false},
                             {"MX", "65536 a", false},
                             {"MX", "+1 a", false},
                             {"MX", "-1 a", false},
                             {"MX", "010 a", true},
                             {"MX", "0 .", true},
                             {"MX", "10", false},
                             {"MX", "10 a b", false},
                             {"MX", "10 \"a\"", false},
                             {"A", "192.0.2", false},
                             {"A", "192.0.2.256", false},
                             {"A", "192.0.2.01", false},
                             {"A", "\"192.0.2.1\"", false},
                             {"AAAA", "::ffff:192.0.2.1", true},
                             {"AAAA", "1::2::3", false},
                             {"AAAA", "fe80::1%eth0", false},
                             {"TXT", "\"\"", true},
                             {"TXT", "x\"y z\"", true},
                             {"TXT", "\"a", false},
                             {"TXT", "\\# 1 00", true},
                             {"TXT", "\"\\#\" 1 00", true},
                             {"SOA", "a b 1 2 3 4 4294967296", false},
                             {"SOA", "a b 1 2 3 4 -1", false},
                             {"SOA", "a b 1 1d1d 3 4 5", true},
                             {"SOA", "a b 1 7101w 3 4 5", true},
                             {"SOA", "a b 1 7102w 3 4 5", false},
                             {"SOA", "a b 1 1h30 3 4 5", false},
                             {"RRSIG", "A 13 2 60 20260229000000 20260101000000 1 @ AwEA", false},
                             {"RRSIG", "A 13 2 60 20280229000000 20260101000000 1 @ AwEA", true},
                             {"RRSIG", "A 13 2 60 20261301000000 20260101000000 1 @ AwEA", false},
                             {"RRSIG", "A 13 2 60 20260101240000 20260101000000 1 @ AwEA", false},
                             {"RRSIG", "A 13 2 60 2026010100000 20260101000000 1 @ AwEA", false},
                             {"RRSIG", "A 13 2 60 4294967295 4294967296 1 @ AwEA", false},
                             {"RRSIG", "A 256 2 60 4294967295 0 1 @ AwEA", false},
                             {"DNSKEY", "257 3 13 AwEB", true},
                             {"DNSKEY", "257 3 13 Aw EB", true},
                             {"DNSKEY", "257 3 13 AwE", false},
                             {"DNSKEY", "257 3 13 AwF=", false},
                             {"DNSKEY", "257 3 13 Aw==AwEA", false},
                             {"DNSKEY", "257 3 13", false},
                             {"KEY", "49152 3 5", true},
                             {"DS", "1 13 2 00", false},
                             {"DS", "1 13 200 00", true},
                             {"CDS", "0 0 0 00", true},
                             {"TLSA", "3 1 1 0", false},
                             {"TLSA", "3 1 1 00", true},
                             {"TLSA", "3 1 1", false},
                             {"NSEC", "a", true},
                             {"NSEC", "a TYPE65535", true},
                             {"NSEC", "a TYPE65536", false},
                             {"NSEC", "a \"A\"", false},
                             {"NSEC", "\\# 4 00000140", true},
                             {"NSEC", "\\# 5 0000024000", false},
                             {"NSEC3", "1 0 0 - 2vptu5timamqttgl4luu9kg21e0aor3s", true},
                             {"NSEC3", "1 0 0 - 2vptu5timamqttgl4luu9kg21e0aor3w", false},
                             {"NSEC3", "1 0 0 -- 2vptu5timamqttgl4luu9kg21e0aor3s", false},
                             {"NSEC3", "1 0 0 abc 2vptu5timamqttgl4luu9kg21e0aor3s", false},
                             {"LOC", "90 N 180 E 0", true},
                             {"LOC", "90 0 0.001 N 180 E 0", false},
                             {"LOC", "91 N 180 E 0", false},
                             {"LOC", "52 60 N 4 E 0", false},
                             {"LOC", "52 22 60 N 4 E 0", false},
                             {"LOC", "52 22 59.9999 N 4 E 0", false},
                             {"LOC", "52 N 4 E -100000.00m", true},
                             {"LOC", "52 N 4 E -100000.01m", false},
                             {"LOC", "52 N 4 E 42849672.95m", true},
                             {"LOC", "52 N 4 E 42849672.96m", false},
                             {"LOC", "52 N 4 E 0 90000000.00m", true},
                             {"LOC", "52 N 4 E 0 90000000.01m", false},
                             {"LOC", "52 N 4", false},
                             {"LOC", "N 4 E 0", false},
                             {"APL", "", true},
                             {"APL", "1:192.0.2.0/33", false},
                             {"APL", "2:2001:db8::/128", true},
                             {"APL", "2:2001:db8::/129", false},
                             {"APL", "3:192.0.2.0/24", false},
                             {"APL", "1:192.0.2.0", false},
                             {"SVCB", "0 a", true},
                             {"SVCB", "1 a alp=h2", false},
                             {"SVCB", "1 a ALPN=h2", false},
                             {"SVCB", "1 a alpn=", false},
                             {"SVCB", "1 a alpn", false},
                             {"SVCB", "1 a alpn=h2,,h3", false},
                             {"SVCB", "1 a alpn=\"h2", false},
                             {"SVCB", "1 a port=65535", true},
                             {"SVCB", "1 a port=65536", false},
                             {"SVCB", "1 a port=1 port=1", false},
                             {"SVCB", "1 a port=1 key3=\\000\\001", false},
                             {"SVCB", "1 a key3=\\000\\001", true},
                             {"SVCB", "1 a key3=1", false},
                             {"SVCB", "1 a no-default-alpn", false},
                             {"SVCB", "1 a alpn=h2 no-default-alpn", true},
                             {"SVCB", "1 a alpn=h2 no-default-alpn=x", false},
                             {"SVCB", "1 a mandatory=port", false},
                             {"SVCB", "1 a mandatory=port port=1", true},
                             {"SVCB", "1 a mandatory=port,port port=1", false},
                             {"SVCB", "1 a mandatory=mandatory", false},
                             {"SVCB", "1 a key65535=x", false},
                             {"SVCB", "1 a key0100=x", false},
                             {"SVCB", "1 a ipv4hint=192.0.2.1,192.0.2.2", true},
                             {"SVCB", "1 a ipv4hint=", false},
                             {"SVCB", "1 a ech=AwEA", true},
                             {"SVCB", "1 a ech=AwE", false},
                             {"SVCB", "1 a key667=\"hello world\"", true},
                             {"SVCB", "\\# 7 00010000010000", true},
                             {"SVCB", "\\# 11 0001000001000000010000", false},
                             {"CAA", "128 issue \"\"", true},
                             {"CAA", "0 issue ca.example.net", true},
                             {"CAA", "256 issue x", false},
                             {"CAA", "0 is-sue x", false},
                             {"CAA", "0 issue", false},
                             {"EUI48", "00-00-5e-00-53", false},
                             {"EUI48", "00-00-5e-00-53-2a-00", false},
                             {"EUI48", "00:00:5e:00:53:2a", false},
                             {"WKS", "192.0.2.1 tcp smtp", true},
                             {"WKS", "192.0.2.1 tcp nosuchservice", false},
                             {"WKS", "192.0.2.1 256 25", false},
                             {"IPSECKEY", "10 0 2 . AwEA", true},
                             {"IPSECKEY", "10 0 2 a AwEA", false},
                             {"IPSECKEY", "10 3 2 a.example. AwEA", true},
                             {"IPSECKEY", "10 4 2 a.example. AwEA", false},
                             {"IPSECKEY", "10 1 2 192.0.2.1", false},
                             {"HIP", "2 00 AwEA", true},
                             {"NULL", "x", false},
                             {"NULL", "\\# 1 00", true},
                             {"NAPTR", "1 1 \"\" \"\" \"\" .", true},
                             {"NAPTR", "1 1 \"u!\" \"\" \"\" .", false},
                             {"NAPTR", "1 1 u E2U+sip \"!^.*$!sip:x!i\" .", true},
                             {"NAPTR", "1 1 u E2U+sip \"!^.*$!sip:x\" .", false},
                         }));

}  // namespace
}  // namespace hastls::dns
