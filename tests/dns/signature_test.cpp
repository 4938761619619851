// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/dns/signature.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "hastls/dns/rdata.hpp"

namespace hastls::dns {
namespace {

using Octets = std::vector<std::uint8_t>;

constexpr std::uint16_t kHastls = 65443;
constexpr std::uint16_t kRrsig = 46;
constexpr std::uint16_t kDnskey = 48;
// Where the fields of an RRSIG stand (RFC 4034 §3.1).
constexpr std::size_t kAlgorithm = 2;
constexpr std::size_t kLabels = 3;
constexpr std::size_t kTag = 16;

DomainName name(const std::string& text) {
  return DomainName::parse_absolute(text).value();
}

struct Record {
  DomainName owner;
  std::uint16_t type = 0;
  Octets rdata;
};

std::uint16_t covered(const Octets& rrsig) {
  return static_cast<std::uint16_t>(rrsig[0] << 8 | rrsig[1]);
}

// A zone of tests/data/signed: a record a line, each with all its fields.
class SignedZone {
 public:
  explicit SignedZone(const std::string& file) {
    std::ifstream in(HASTLS_SOURCE_DIR "/tests/data/signed/" + file);
    for (std::string line; std::getline(in, line);) {
      if (!line.starts_with(';')) records_.push_back(read(line));
    }
  }
  [[nodiscard]] const std::vector<Record>& records() const { return records_; }
  [[nodiscard]] Rrset rrset(const DomainName& owner, std::uint16_t type) const {
    return {.owner = owner, .type = type, .rdata = rdata(owner, type)};
  }
  [[nodiscard]] std::vector<Octets> signatures(const DomainName& owner, std::uint16_t type) const {
    auto out = rdata(owner, kRrsig);
    std::erase_if(out, [&](const Octets& rrsig) { return covered(rrsig) != type; });
    return out;
  }
  [[nodiscard]] std::vector<Octets> keys() const { return rdata(name("example.com."), kDnskey); }

 private:
  static Record read(const std::string& line) {
    std::istringstream in(line);
    std::string owner;
    std::string ttl;
    std::string rr_class;
    std::string type;
    std::string rdata;
    in >> owner >> ttl >> rr_class >> type >> std::ws;
    std::getline(in, rdata);
    const auto wire = rdata_wire(*type_code(type), rdata, DomainName());
    EXPECT_TRUE(wire.has_value()) << line;
    return {name(owner), *type_code(type), wire.value_or(Octets{})};
  }
  [[nodiscard]] std::vector<Octets> rdata(const DomainName& owner, std::uint16_t type) const {
    std::vector<Octets> out;
    for (const Record& record : records_) {
      if (record.owner == owner && record.type == type) out.push_back(record.rdata);
    }
    return out;
  }
  std::vector<Record> records_;
};

const DomainName& apex() {
  static const DomainName kApex = name("example.com.");
  return kApex;
}

class EveryRrset : public ::testing::TestWithParam<const char*> {};

TEST_P(EveryRrset, IsVerifiedAndNoLongerOnceAnOctetChanges) {
  const SignedZone zone(GetParam());
  const auto keys = zone.keys();
  std::size_t verified = 0;
  for (const Record& record : zone.records()) {
    if (record.type != kRrsig) continue;
    Rrset rrset = zone.rrset(record.owner, covered(record.rdata));
    const auto fault = signature_fault(rrset, record.rdata, keys, apex());
    EXPECT_EQ(fault, std::nullopt) << record.owner.to_string() << " " << rrset.type;
    ++verified;
    rrset.rdata.back().back() ^= 1U;
    EXPECT_TRUE(signature_fault(rrset, record.rdata, keys, apex()));
  }
  EXPECT_GE(verified, 16U);
}

INSTANTIATE_TEST_SUITE_P(Signers, EveryRrset,
                         ::testing::Values("nsec.zone", "nsec3.zone", "algorithms.zone"),
                         [](const auto& file) {
                           const std::string text = file.param;
                           return text.substr(0, text.find('.'));
                         });

// One HASTLS RRset of two records, its signature, and the keys.
struct SignatureFault : ::testing::Test {
  SignedZone zone{"nsec.zone"};
  Rrset rrset = zone.rrset(name("_http._tcp.www.example.com."), kHastls);
  Octets rrsig = zone.signatures(rrset.owner, kHastls).at(0);
  std::vector<Octets> keys = zone.keys();

  [[nodiscard]] std::string fault() const {
    return signature_fault(rrset, rrsig, keys, apex()).value_or("");
  }
  [[nodiscard]] bool says(std::string_view words) const {
    return fault().find(words) != std::string::npos;
  }
  // The key that made the signature; first by its flags in a zone as BIND writes it.
  [[nodiscard]] Octets& signing_key() { return keys.at(0); }
  // As if the key, changed as it is, had made the signature.
  void name_the_key() {
    const Octets& key = signing_key();
    std::uint32_t sum = 0;  // RFC 4034 appendix B
    for (std::size_t i = 0; i < key.size(); ++i)
      sum += i % 2 == 0 ? std::uint32_t{key[i]} << 8 : key[i];
    sum += sum >> 16;
    rrsig[kAlgorithm] = key[3];
    rrsig[kTag] = static_cast<std::uint8_t>(sum >> 8);
    rrsig[kTag + 1] = static_cast<std::uint8_t>(sum);
  }
};

TEST_F(SignatureFault, NeitherOrderNorCopiesOfRecordsMatter) {
  ASSERT_EQ(rrset.rdata.size(), 2U);
  EXPECT_EQ(fault(), "");
  std::ranges::reverse(rrset.rdata);
  rrset.rdata.push_back(rrset.rdata.front());
  EXPECT_EQ(fault(), "");
}

TEST_F(SignatureFault, IsFoundInEveryPart) {
  const auto broken = [this] { return says("does not verify with DNSKEY 39883"); };
  const Rrset whole = rrset;
  rrset.rdata.pop_back();
  EXPECT_TRUE(broken());
  rrset = whole;
  rrset.rdata.push_back({0, 1, 0, 1, 0, 0});
  EXPECT_TRUE(broken());
  rrset = whole;
  rrset.owner = name("_http._tcp.ww2.example.com.");
  EXPECT_TRUE(broken());
  rrset = whole;
  rrset.rr_class = 3;
  EXPECT_TRUE(broken());
  rrset = whole;
  rrsig.back() ^= 0x80U;
  EXPECT_TRUE(broken());
  rrsig.resize(rrsig.size() - 1);
  EXPECT_TRUE(broken());
}

TEST_F(SignatureFault, SaysWhatAnRrsigIsFor) {
  const Octets whole = rrsig;
  rrsig[1] = 0xa4;  // TYPE65444
  EXPECT_TRUE(says("it covers TYPE65444, not TYPE65443"));
  rrsig = whole;
  rrsig[kLabels] = 4;  // what a wildcard at _tcp.www would have been expanded from
  EXPECT_TRUE(says("an owner of 4 labels, this one has 5"));
  rrsig = whole;
  rrsig[19] = 'f';
  EXPECT_TRUE(says("its signer is fxample.com., not the zone example.com."));
}

TEST_F(SignatureFault, SaysWhyNoKeyWillDo) {
  const auto all = keys;
  keys.erase(keys.begin());
  EXPECT_TRUE(
      says("no DNSKEY of the zone has its key tag 39883 and algorithm 13 (ECDSAP256SHA256)"));
  keys.clear();
  EXPECT_TRUE(says("no DNSKEY"));
  keys = all;
  signing_key()[1] |= 0x80U;
  name_the_key();
  EXPECT_TRUE(says("is revoked"));
  keys = all;
  signing_key()[0] = 0;
  name_the_key();
  EXPECT_TRUE(says("is no zone key"));
  keys = all;
  signing_key()[2] = 4;
  name_the_key();
  EXPECT_TRUE(says("is no zone key"));
}

TEST_F(SignatureFault, SaysWhereLdnsKnowsNoSuchAlgorithm) {
  signing_key()[3] = 200;
  name_the_key();
  EXPECT_EQ(fault(), "ldns cannot verify algorithm 200");
}

TEST_F(SignatureFault, AnotherKeyOfTheSameTagIsTried) {
  Octets twin = signing_key();
  std::swap(twin[5], twin[7]);  // the tag is a sum: it stays
  ASSERT_NE(twin, signing_key());
  keys.insert(keys.begin(), twin);
  EXPECT_EQ(fault(), "");
  keys.erase(keys.begin() + 1);
  EXPECT_TRUE(says("does not verify"));
}

TEST_F(SignatureFault, AWildcardIsSignedAsItStands) {
  const SignedZone other("nsec3.zone");
  rrset = other.rrset(name("*._tcp.wild.example.com."), kHastls);
  rrsig = other.signatures(rrset.owner, kHastls).at(0);
  keys = other.keys();
  EXPECT_EQ(rrsig[kLabels], 4);
  EXPECT_EQ(fault(), "");
}

TEST_F(SignatureFault, KeysOfNoShapeAreNoKeys) {
  keys = {{}, {1}, {1, 0, 3, 13}};
  EXPECT_TRUE(says("no DNSKEY"));
}

std::string nsec3(const std::string& owner, const Nsec3Parameters& parameters) {
  return nsec3_label(name(owner).wire(), parameters).value_or("none");
}

TEST(Nsec3Label, IsThatOfRfc5155AppendixA) {
  const Nsec3Parameters parameters{1, 12, {0xaa, 0xbb, 0xcc, 0xdd}};
  EXPECT_EQ(nsec3("example.", parameters), "0p9mhaveqvm6t7vbl5lop2u3t2rp3tom");
  EXPECT_EQ(nsec3("a.example.", parameters), "35mthgpgcu1qg68fab165klnsnk3dpvl");
  EXPECT_EQ(nsec3("ai.example.", parameters), "gjeqe526plbf1g8mklp59enfd789njgi");
  EXPECT_EQ(nsec3("ns1.example.", parameters), "2t7b4g4vsa5smi47k61mv5bv1a22bojr");
  EXPECT_EQ(nsec3("NS2.example.", parameters), "q04jkcevqvmu85r014c7dkba38o0ji5r");
  EXPECT_EQ(nsec3("w.example.", parameters), "k8udemvp1j2f7eg6jebps17vp3n8i58h");
  EXPECT_EQ(nsec3("*.w.example.", parameters), "r53bq7cc2uvmubfu5ocmm6pers9tk9en");
  EXPECT_EQ(nsec3("x.y.w.example.", parameters), "2vptu5timamqttgl4luu9kg21e0aor3s");
}

TEST(Nsec3Label, MayBeWithoutSaltAndIterations) {
  EXPECT_EQ(nsec3("example.com.", {1, 0, {}}), "onib9mgub9h0rml3cdf5bgrj59dkjhvk");
}

TEST(Nsec3Label, IsNotMadeForMoreWorkThanResolversDo) {
  EXPECT_NE(nsec3("example.", {1, 150, {}}), "none");
  EXPECT_EQ(nsec3("example.", {1, 151, {}}), "none");
  EXPECT_EQ(nsec3("example.", {2, 0, {}}), "none");
}

}  // namespace
}  // namespace hastls::dns
