// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/dns/rdata.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "dns/description.hpp"
#include "dns/type_names.hpp"

namespace hastls::dns {
namespace {

DomainName origin() {
  return DomainName::parse_absolute("example.com.").value();
}

std::string hex(const std::vector<std::uint8_t>& octets) {
  std::string out;
  for (const std::uint8_t octet : octets) out += fmt::format("{:02x}", octet);
  return out;
}

// A valid record of each type. `fields` has a letter for each word: x refuses any strange
// character, n is a domain name and s a string, which hold almost anything.
struct Example {
  const char* type;
  const char* rdata;
  const char* fields;
};

const std::vector<Example>& examples() {
  static const std::vector<Example> kExamples{
      {"A", "192.0.2.1", "x"},
      {"NS", "ns1.example.com.", "n"},
      {"MD", "a.example.com.", "n"},
      {"MF", "a.example.com.", "n"},
      {"CNAME", "www", "n"},
      {"SOA", "ns1 hostmaster 2026010101 7200 1h 2w 3600", "nnxxxxx"},
      {"MB", "a.example.com.", "n"},
      {"MG", "a.example.com.", "n"},
      {"MR", "a.example.com.", "n"},
      {"WKS", "192.0.2.1 tcp 25 80", "xxxx"},
      {"PTR", "host.example.com.", "n"},
      {"HINFO", "PDP-11 UNIX", "ss"},
      {"MINFO", "a.example.com. b.example.com.", "nn"},
      {"MX", "10 mail.example.com.", "xn"},
      {"TXT", "hello world", "ss"},
      {"RP", "a.example.com. b.example.com.", "nn"},
      {"AFSDB", "1 a.example.com.", "xn"},
      {"X25", "311061700956", "x"},
      {"ISDN", "150862028003217 004", "ss"},
      {"RT", "10 a.example.com.", "xn"},
      {"NSAP", "0x47.0005.80.005a00.0000.0001.e133.ffffff000161.00", "x"},
      {"NSAP-PTR", "a.example.com.", "n"},
      {"SIG",
       "NXT RSASHA1 3 3600 20261231235959 1767225600 2143 example.com. AwEAAQ==", "xxxxxxxnx"},
      {"KEY", "256 3 RSASHA1 AwEAAQ==", "xxxx"},
      {"PX", "10 a.example.com. b.example.com.", "xnn"},
      {"GPOS", "-32.6882 116.8652 10.0", "xxx"},
      {"AAAA", "2001:db8::1", "x"},
      {"LOC", "52 22 23.000 N 4 53 32.000 E -2.00m 1m 10000m 10m", "xxxxxxxxxxxx"},
      {"NXT", "b.example.com. A MX NXT", "nxxx"},
      {"EID", "e3 2c 6f", "xxx"},
      {"NIMLOC", "32251a0300", "x"},
      {"SRV", "0 5 443 www.example.com.", "xxxn"},
      {"ATMA", "39.246f.00", "x"},
      {"NAPTR", "100 50 s z3950+I2L+I2C !^.*$!info! _z3950._tcp.example.com.", "xxxssn"},
      {"KX", "10 a.example.com.", "xn"},
      {"CERT", "PKIX 65535 RSASHA256 AwEAAQ==", "xxxx"},
      {"A6", "64 ::1:2:3:4 b.example.com.", "xxn"},
      {"DNAME", "other.example.", "n"},
      {"SINK", "1 2 3 AwEA", "xxxx"},
      {"APL", "1:192.0.2.0/24 !2:2001:db8::/32", "xx"},
      {"DS", "60485 RSASHA1 1 2bb183af5f22588179a53b0a98631fad1a292118", "xxxx"},
      {"SSHFP", "2 1 123456789abcdef67890123456789abcdef67890", "xxx"},
      {"IPSECKEY", "10 1 2 192.0.2.38 AwEA", "xxxxx"},
      {"RRSIG", "TYPE65443 13 3 3600 20261231235959 20260101000000 2143 example.com. AwEA",
       "xxxxxxxnx"},
      {"NSEC", "b.example.com. A RRSIG NSEC TYPE65443", "nxxxx"},
      {"DNSKEY", "257 3 ECDSAP256SHA256 AwEAAQ==", "xxxx"},
      {"DHCID", "AAIBY2/AuCccgoJbsaxcQc9TUapptP69lOjxfNuVAA2kjEA=", "x"},
      {"NSEC3", "1 1 12 aabbccdd 2vptu5timamqttgl4luu9kg21e0aor3s A RRSIG", "xxxxxxx"},
      {"NSEC3PARAM", "1 0 12 aabbccdd", "xxxx"},
      {"TLSA", "3 1 1 d2abde240d7cd3ee6b4b28c54df034b97983a1d16e8a410e4561cb106618e971", "xxxx"},
      {"SMIMEA", "3 1 1 d2abde240d7cd3ee6b4b28c54df034b97983a1d16e8a410e4561cb106618e971", "xxxx"},
      {"NINFO", "zone status", "ss"},
      {"RKEY", "0 3 8 AwEAAQ==", "xxxx"},
      {"HIP", "2 200100107b1a74df365639cc39f1d578 AwEAAQ== rvs.example.com.", "xxxn"},
      {"TALINK", "h0.example. h2.example.", "nn"},
      {"CDS", "60485 5 1 2bb183af5f22588179a53b0a98631fad1a292118", "xxxx"},
      {"CDNSKEY", "257 3 13 AwEAAQ==", "xxxx"},
      {"OPENPGPKEY", "AwEAAQ==", "x"},
      {"CSYNC", "66 3 A NS AAAA", "xxxxx"},
      {"ZONEMD",
       "2018031500 1 1 "
       "c68090d90a7aed716bc459f9340e3d7c1370d4d24b7e2fc3a1ddc0b9a87153b9a9713b3c9ae5c"
       "c27777f98b8e730044c",
       "xxxx"},
      {"SVCB", "1 svc.example.com. alpn=h2,h3 port=8443 key667=hello", "xnsxs"},
      {"HTTPS", "1 . alpn=\"h2\" ipv4hint=192.0.2.1 ipv6hint=2001:db8::1", "xnsxx"},
      {"SPF", "v=spf1 -all", "ss"},
      {"UINFO", "user", "s"},
      {"UID", "1000", "x"},
      {"GID", "1000", "x"},
      {"NID", "10 0014:4fff:ff20:ee64", "xx"},
      {"L32", "10 10.1.2.0", "xx"},
      {"L64", "10 2001:0db8:1140:1000", "xx"},
      {"LP", "10 l64-subnet1.example.com.", "xn"},
      {"EUI48", "00-00-5e-00-53-2a", "x"},
      {"EUI64", "00-00-5e-ef-10-00-00-2a", "x"},
      {"URI", "10 1 \"ftp://ftp1.example.com/public\"", "xxs"},
      {"CAA", "0 issue \"ca.example.net\"", "xxs"},
      {"AVC", "app-name", "s"},
      {"DOA", "0 1 2 \"text/plain\" AwEA", "xxxsx"},
      {"AMTRELAY", "10 0 1 203.0.113.15", "xxxx"},
      {"RESINFO", "qnamemin exterr=15,16,17", "ss"},
      {"WALLET", "BTC wxyz", "ss"},
      {"DLV", "60485 5 1 2bb183af5f22588179a53b0a98631fad1a292118", "xxxx"},
      {"TA", "60485 5 1 2bb183af5f22588179a53b0a98631fad1a292118", "xxxx"},
  };
  return kExamples;
}

class RdataOf : public ::testing::TestWithParam<Example> {
 protected:
  [[nodiscard]] static std::uint16_t type() { return type_code(GetParam().type).value(); }
  [[nodiscard]] static std::vector<std::string> words() {
    std::vector<std::string> out(1);
    for (const char c : std::string(GetParam().rdata)) {
      if (c == ' ') {
        out.emplace_back();
      } else {
        out.back() += c;
      }
    }
    return out;
  }
  [[nodiscard]] static std::string with_word(std::size_t index, const std::string& word) {
    std::string out;
    const std::vector<std::string> all = words();
    for (std::size_t i = 0; i < all.size(); ++i) out += (i == index ? word : all[i]) + ' ';
    return out;
  }
  // What makes the word wrong in the middle.
  [[nodiscard]] static std::vector<std::string> wrong_in(char field) {
    switch (field) {
      case 'x': return {"~", "\\300", "\x7f", "\""};
      case 'n': return {"..", "\\256", "\\25"};
      default: return {"\\256", "\\3"};
    }
  }
};

TEST_P(RdataOf, IsTakenAsItStands) {
  EXPECT_EQ(rdata_fault(type(), GetParam().rdata, origin()), std::nullopt);
  ASSERT_EQ(words().size(), std::string(GetParam().fields).size());
}

TEST_P(RdataOf, IsRefusedWithOneWrongCharacterAnywhere) {
  const std::string fields = GetParam().fields;
  const auto all = words();
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t at = 1; at < all[i].size(); ++at) {
      for (const std::string& wrong : wrong_in(fields[i])) {
        // Digits behind a two-digit escape make it one of three.
        if (wrong.size() < 4 && wrong[0] == '\\' && std::isdigit(all[i][at]) != 0) continue;
        const std::string word = std::string(all[i]).insert(at, wrong);
        EXPECT_NE(rdata_fault(type(), with_word(i, word), origin()), std::nullopt) << word;
      }
    }
  }
}

TEST_P(RdataOf, IsRefusedWithACharacterReplacedAnywhere) {
  const std::string fields = GetParam().fields;
  const auto all = words();
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t at = 0; fields[i] == 'x' && at < all[i].size(); ++at) {
      std::string word = all[i];
      word[at] = '~';
      EXPECT_NE(rdata_fault(type(), with_word(i, word), origin()), std::nullopt) << word;
    }
  }
}

TEST_P(RdataOf, IsRefusedWithALineOfRubbishBehindOrNothingAtAll) {
  const std::string type_text = GetParam().type;
  EXPECT_EQ(rdata_fault(type(), "", origin()).has_value(), type_text != "APL");
  const std::string more = std::string(GetParam().rdata) + " \\300";
  EXPECT_NE(rdata_fault(type(), more, origin()), std::nullopt);
}

TEST_P(RdataOf, IsTheSameInGenericForm) {
  const auto wire = rdata_wire(type(), GetParam().rdata, origin());
  ASSERT_TRUE(wire.has_value());
  const std::string generic = fmt::format("\\# {} {}", wire->size(), hex(*wire));
  EXPECT_EQ(rdata_wire(type(), generic, origin()), wire);
}

TEST_P(RdataOf, IsRefusedWithoutAnyOctets) {
  if (std::string(GetParam().type) == "APL") GTEST_SKIP() << "a list that may be empty";
  EXPECT_NE(rdata_fault(type(), "\\# 0", origin()), std::nullopt);
}

std::string example_name(const ::testing::TestParamInfo<Example>& example) {
  std::string name = example.param.type;
  std::ranges::replace(name, '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(EachType, RdataOf, ::testing::ValuesIn(examples()), example_name);

TEST(Rdata, EveryTypeWithFieldsHasAnExampleAbove) {
  std::set<std::uint16_t> shown;
  for (const Example& example : examples()) shown.insert(type_code(example.type).value());
  for (unsigned code = 1; code <= 65535; ++code) {
    const auto type = static_cast<std::uint16_t>(code);
    if (is_meta_type(type) || !describe(type)) continue;
    EXPECT_TRUE(shown.contains(type)) << type_name(type);
  }
}

TEST(Rdata, TypesAreKnownByNameAndByNumberInAnyCase) {
  EXPECT_EQ(type_code("mx"), 15);
  EXPECT_EQ(type_code("TYPE15"), 15);
  EXPECT_EQ(type_code("type65443"), 65443);
  EXPECT_EQ(type_code("TYPE65535"), 65535);
  EXPECT_EQ(type_code("AMTRELAY"), 260);
  for (const char* wrong :
       {"", "TYPE", "TYPE65536", "TYPE015", "TYPE-1", "TYPE1x", "MXX", "HASTLS"})
    EXPECT_EQ(type_code(wrong), std::nullopt) << wrong;
}

TEST(Rdata, MetaTypesStandInNoZone) {
  for (const char* name : {"OPT", "TSIG", "TKEY", "AXFR", "ANY"})
    EXPECT_NE(rdata_fault(type_code(name).value(), "\\# 0", origin()), std::nullopt) << name;
}

TEST(Rdata, UnknownTypesAreGenericOnly) {
  EXPECT_EQ(rdata_fault(65443, "\\# 6 001900190001", origin()), std::nullopt);
  EXPECT_EQ(rdata_fault(65443, "\\# 6 0019 00190 001", origin()), std::nullopt);
  EXPECT_EQ(rdata_fault(65443, "\\# 0", origin()), std::nullopt);
  for (const char* wrong : {"25 25 1", "\\# 5 001900190001", "\\# 6 00190019000",
                            "\\# 6 0019001900zz", "\\# +6 001900190001", "\\# 0x6 001900190001",
                            "\\#", "\\# 65536 00", "\\# 6", "\"\\#\" 6 001900190001",
                            "\\\\# 6 001900190001", "\\035 6 001900190001", "# 6 001900190001"})
    EXPECT_NE(rdata_fault(65443, wrong, origin()), std::nullopt) << wrong;
}

TEST(Rdata, GenericRdataOfAKnownTypeIsOfThatType) {
  EXPECT_EQ(rdata_fault(1, "\\# 4 c0000201", origin()), std::nullopt);
  EXPECT_NE(rdata_fault(1, "\\# 5 c000020101", origin()), std::nullopt);
  EXPECT_NE(rdata_fault(1, "\\# 3 c00002", origin()), std::nullopt);
  EXPECT_EQ(rdata_fault(15, "\\# 5 000a016100", origin()), std::nullopt);
  EXPECT_NE(rdata_fault(15, "\\# 4 000a0161", origin()), std::nullopt) << "no root label";
  EXPECT_NE(rdata_fault(15, "\\# 4 000ac00c", origin()), std::nullopt) << "a compressed name";
  EXPECT_NE(rdata_fault(16, "\\# 3 05ab63", origin()), std::nullopt);
}

TEST(Rdata, CanonicalFormLowersNamesOnlyWhereRfc4034Says) {
  EXPECT_EQ(rdata_wire(15, "10 Mail", origin()), rdata_wire(15, "10 mail.EXAMPLE.com.", origin()));
  EXPECT_NE(rdata_wire(64, "1 Svc.example.com.", origin()),
            rdata_wire(64, "1 svc.example.com.", origin()));
}

struct Border {
  const char* type;
  const char* rdata;
  bool taken;
};
class RdataAtTheBorder : public ::testing::TestWithParam<Border> {};

TEST_P(RdataAtTheBorder, IsJudgedAsItsDocumentSays) {
  const auto fault = rdata_fault(type_code(GetParam().type).value(), GetParam().rdata, origin());
  EXPECT_EQ(!fault.has_value(), GetParam().taken)
      << GetParam().type << ' ' << GetParam().rdata << ": " << fault.value_or("taken");
}

INSTANTIATE_TEST_SUITE_P(Each, RdataAtTheBorder,
                         ::testing::ValuesIn(std::vector<Border>{
                             {"MX", "65535 a", true},
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

TEST(Rdata, HoldsStringsAndWholeRecordsToTheirLimits) {
  EXPECT_EQ(rdata_fault(16, std::string(255, 'a'), origin()), std::nullopt);
  EXPECT_NE(rdata_fault(16, std::string(256, 'a'), origin()), std::nullopt);
  std::string escaped;
  for (int i = 0; i < 255; ++i) escaped += "\\255";
  EXPECT_EQ(rdata_fault(16, escaped, origin()), std::nullopt);
  EXPECT_NE(rdata_fault(16, escaped + "x", origin()), std::nullopt);
  std::string strings;
  for (int i = 0; i < 65535; ++i) strings += "\"\" ";
  EXPECT_EQ(rdata_fault(16, strings, origin()), std::nullopt);
  EXPECT_NE(rdata_fault(16, strings + "\"\"", origin()), std::nullopt);
  const std::string most = "\\# 65535 " + std::string(131070, '0');
  EXPECT_EQ(rdata_fault(65443, most, origin()), std::nullopt);
}

}  // namespace
}  // namespace hastls::dns
