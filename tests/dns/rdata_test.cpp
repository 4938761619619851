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

std::ostream& operator<<(std::ostream& out, const Example& example) {
  return out << example.type << ' ' << example.rdata;
}

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
