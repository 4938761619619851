// SPDX-License-Identifier: BSD-2-Clause
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/fake_resolver.hpp"

namespace hastls::testing {
namespace {

using resolver::Found;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr std::uint16_t kHastls = 65443;
constexpr std::uint16_t kMx = 15;

class QueryMx : public ::testing::Test {
 protected:
  QueryMx() {
    dns_.add("example.com.", kMx,
             records({mx(20, "mx2.example.net"), mx(10, "MX1.example.com"), mx(30, ".")}));
    dns_.add("_smtp._tcp.mx1.example.com.", kHastls, records({wire({25, 25, 1})}));
    dns_.add("_smtp._tcp.mx2.example.net.", kHastls, records({wire({25, 25, 0})}));
  }

  int query(std::vector<std::string> words) {
    FakeEnv fake;
    dns_.serve(fake);
    words.insert(words.begin(), {"query", "--mx", "example.com"});
    const int code = fake.run(words);
    out_ = fake.out.str();
    return code;
  }
  int query_json(const std::string& client = "cfb") {
    const int code = query({"--client", client, "--format", "json"});
    json_ = nlohmann::json::parse(out_);
    return code;
  }

  FakeDns dns_;
  std::string out_;
  nlohmann::json json_;
};

TEST_F(QueryMx, AsksEveryHostInTheOrderOfPreference) {
  EXPECT_EQ(query_json(), 0);
  EXPECT_THAT(dns_.asked, ElementsAre("example.com.", "_smtp._tcp.mx1.example.com.",
                                      "_smtp._tcp.mx2.example.net."));
  ASSERT_EQ(json_["hosts"].size(), 2U);
  EXPECT_EQ(json_["hosts"][0]["host"], "mx1.example.com.");
  EXPECT_EQ(json_["hosts"][0]["preference"], 10);
  EXPECT_EQ(json_["hosts"][0]["connect"].size(), 1U);
  EXPECT_EQ(json_["hosts"][1]["connect"].size(), 2U);
  EXPECT_EQ(json_["mx"],
            nlohmann::json::parse(R"({"dnssec":"secure","found":"records","ttl":300})"));
}

TEST_F(QueryMx, NamesTheWeakestForEachClient) {
  EXPECT_EQ(query({}), 0);
  EXPECT_THAT(out_, HasSubstr("weakest  CIO  mx2.example.net.  in the clear\n"
                              "weakest  CSO  mx1.example.com.  TLS only\n"
                              "weakest  CFB  mx2.example.net.  TLS, but it may fall back\n"));
  dns_.answers.erase({"_smtp._tcp.mx2.example.net.", kHastls});
  EXPECT_EQ(query_json(), 0) << "one host is left to connect to";
  EXPECT_EQ(json_["weakest"], "mx1.example.com.");
  dns_.add("_smtp._tcp.mx2.example.net.", kHastls, nothing(Found::NoData));
  EXPECT_EQ(query_json(), 0);
  EXPECT_EQ(json_["weakest"], "mx2.example.net.");
}

TEST_F(QueryMx, NoHostIsWorthMoreThanTheMxRecords) {
  dns_.add("example.com.", kMx, records({mx(10, "mx1.example.com")}, DnssecStatus::Insecure));
  EXPECT_EQ(query_json(), 0);
  const auto& host = json_["hosts"][0];
  EXPECT_EQ(host["answer"]["dnssec"], "secure");
  EXPECT_EQ(host["dnssec"], "insecure");
  EXPECT_EQ(host["information"], false);
  EXPECT_FALSE(host.contains("connect"));
  EXPECT_EQ(query({}), 0);
  EXPECT_THAT(out_, HasSubstr("dnssec   insecure: the MX answer of example.com. is insecure"));
  // A bogus host stays bogus.
  dns_.add("_smtp._tcp.mx1.example.com.", kHastls, broken(DnssecStatus::Bogus, "no signature"));
  EXPECT_EQ(query_json(), 1);
  EXPECT_EQ(json_["hosts"][0]["dnssec"], "bogus");
}

TEST_F(QueryMx, WithoutMxTheDomainIsItsOwnHost) {
  dns_.add("example.com.", kMx, nothing(Found::NoData));
  dns_.add("_smtp._tcp.example.com.", kHastls, records({wire({0, 25, 0})}));
  EXPECT_EQ(query_json(), 0);
  ASSERT_EQ(json_["hosts"].size(), 1U);
  EXPECT_EQ(json_["hosts"][0]["host"], "example.com.");
  EXPECT_FALSE(json_["hosts"][0].contains("preference"));
  EXPECT_EQ(json_["hosts"][0]["information"], true);
  EXPECT_EQ(query({}), 0);
  EXPECT_THAT(out_, HasSubstr("host     example.com. (the domain itself: it has no MX)"));
  // That there is none has to be proven as well.
  dns_.add("example.com.", kMx, nothing(Found::NoData, DnssecStatus::Insecure));
  EXPECT_EQ(query_json(), 0);
  EXPECT_EQ(json_["hosts"][0]["information"], false);
}

TEST_F(QueryMx, EndsWhereThereIsNoHost) {
  const std::vector<std::pair<resolver::Answer, std::string>> ends{
      {records({mx(0, ".")}), "it takes no mail: a null MX (RFC 7505)"},
      {records({mx(0, ".")}, DnssecStatus::Insecure), "it takes no mail: a null MX (RFC 7505)"},
      {nothing(Found::NoName), "there is no such domain"},
      {broken(DnssecStatus::Bogus, "x"), "its MX records are bogus"},
      {broken(DnssecStatus::Failed, "x"), "its MX records cannot be looked up"},
      {records({octets({0, 10})}), "none of its MX records can be read"},
  };
  for (const auto& [answer, why] : ends) {
    dns_.add("example.com.", kMx, answer);
    EXPECT_EQ(query_json(), 1) << why;
    EXPECT_EQ(json_["nothing"], why);
    EXPECT_TRUE(json_["hosts"].empty());
    EXPECT_FALSE(json_.contains("weakest"));
    EXPECT_EQ(query({}), 1);
    EXPECT_THAT(out_, HasSubstr("nothing  " + why));
  }
}

TEST_F(QueryMx, PassesOverWhatIsNoMx) {
  dns_.add("example.com.", kMx,
           records({octets({0, 5, 3, 'a'}), mx(10, "mx1.example.com"), mx(20, "mx1.example.com")}));
  EXPECT_EQ(query({}), 0);
  EXPECT_THAT(out_, HasSubstr("mx       \\# 4 00050361 ignored: no MX RDATA"));
  EXPECT_EQ(query_json(), 0);
  EXPECT_EQ(json_["hosts"].size(), 1U) << "each host once";
  EXPECT_EQ(json_["hosts"][0]["preference"], 10);
}

TEST_F(QueryMx, FailsWhereNoHostMayBeReached) {
  dns_.add("_smtp._tcp.mx1.example.com.", kHastls, broken(DnssecStatus::Bogus, "x"));
  EXPECT_EQ(query_json(), 0);
  dns_.add("_smtp._tcp.mx2.example.net.", kHastls, broken(DnssecStatus::Failed, "x"));
  EXPECT_EQ(query_json(), 1);
  EXPECT_EQ(query_json("cio"), 1);
}

}  // namespace
}  // namespace hastls::testing
