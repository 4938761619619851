// SPDX-License-Identifier: BSD-2-Clause
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/fake_resolver.hpp"

namespace hastls::testing {
namespace {

using resolver::Found;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr std::uint16_t kHastls = 65443;
constexpr const char* kOwner = "_smtp._tcp.mx1.example.com.";

class QueryCommand : public ::testing::Test {
 protected:
  struct Ran {
    int code;
    std::string out;
    std::string err;
  };

  Ran query(std::vector<std::string> words) {
    FakeEnv fake;
    dns_.serve(fake);
    words.insert(words.begin(), "query");
    const int code = fake.run(words);
    return {code, fake.out.str(), fake.err.str()};
  }
  Ran query_json(const std::string& client = "cfb") {
    return query({"mx1.example.com", "smtp", "--client", client, "--format", "json"});
  }

  FakeDns dns_;
};

TEST_F(QueryCommand, ShowsTheAnswerAndThePlans) {
  dns_.add(kOwner, kHastls, records({wire({25, 25, 1})}));
  const Ran ran = query({"mx1.example.com", "smtp", "--quiet"});
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.err, "");
  EXPECT_EQ(ran.out,
            "query    _smtp._tcp.mx1.example.com. TYPE65443\n"
            "answer   secure: 1 record, TTL 300\n"
            "record   25 25 1      SSB\n"
            "dnssec   secure\n"
            "\n"
            "         CIO          CSO          CFB\n"
            "acts as  CSO          CSO          CSO\n"
            "connect  STARTTLS 25  STARTTLS 25  STARTTLS 25\n"
            "because  C1           C3           C1\n");
  EXPECT_THAT(dns_.asked, ElementsAre(kOwner));
}

TEST_F(QueryCommand, WritesOneObject) {
  dns_.add(kOwner, kHastls, records({wire({25, 25, 1})}));
  const Ran ran = query_json();
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.out,
            R"({"version":1,"host":"mx1.example.com.","application":"smtp/tcp","rrtype":65443,)"
            R"("owner":"_smtp._tcp.mx1.example.com.",)"
            R"("answer":{"dnssec":"secure","found":"records","ttl":300},"records":["25 25 1"],)"
            R"("client":"CFB","acts_as":"CSO","dnssec":"secure","information":true,)"
            R"("connect":[{"port":25,"tls":"in-band"}],"reasons":["C1"]})"
            "\n");
}

// Each status, what of it reaches the plan, and the exit code.
TEST_F(QueryCommand, GoesByTheStatusOfTheAnswer) {
  struct Row {
    resolver::Answer answer;
    int code;
    const char* out;
  };
  const std::vector<std::string> rdata{wire({25, 25, 1})};
  const std::vector<Row> rows{
      {records(rdata, DnssecStatus::Insecure), 0,
       R"("dnssec":"insecure","information":false,"reasons":["D10","R9","R5"])"},
      {records(rdata, DnssecStatus::Indeterminate), 0,
       R"("dnssec":"indeterminate","information":false,"reasons")"},
      {broken(DnssecStatus::Bogus, "signature expired"), 1,
       R"("answer":{"dnssec":"bogus","found":null,"reason":"signature expired"})"},
      {broken(DnssecStatus::Bogus, ""), 1, R"("information":false,"connect":[],"reasons":["D10"])"},
      {broken(DnssecStatus::Failed, "no answer within 5 s"), 1,
       R"("information":false,"connect":[],"reasons":["D11"])"},
      {nothing(Found::NoData), 0,
       R"("answer":{"dnssec":"secure","found":"nodata"},"records":[],"client":"CFB")"},
      {nothing(Found::NoData), 0, R"("information":false,"reasons":["D10","R5"])"},
      {nothing(Found::NoName), 0, R"("answer":{"dnssec":"secure","found":"nxdomain"})"},
      {nothing(Found::NoName, DnssecStatus::Insecure), 0, R"("reasons":["D10","R9","R5"])"},
  };
  for (const Row& row : rows) {
    dns_.add(kOwner, kHastls, row.answer);
    const Ran ran = query_json();
    EXPECT_EQ(ran.code, row.code) << row.out;
    EXPECT_THAT(ran.out, HasSubstr(row.out));
  }
}

TEST_F(QueryCommand, SaysWhatTheAnswerIs) {
  dns_.add(kOwner, kHastls, nothing(Found::NoData));
  EXPECT_THAT(query({"mx1.example.com", "smtp"}).out, HasSubstr("secure: no such record (NODATA)"));
  dns_.add(kOwner, kHastls, nothing(Found::NoName));
  EXPECT_THAT(query({"mx1.example.com", "smtp"}).out, HasSubstr("secure: no such name (NXDOMAIN)"));
  dns_.add(kOwner, kHastls, broken(DnssecStatus::Bogus, "signature \x1b[31mexpired\n"));
  const Ran bogus = query({"mx1.example.com", "smtp"});
  EXPECT_EQ(bogus.code, 1);
  EXPECT_THAT(bogus.out, HasSubstr("answer   bogus: signature \\x1b[31mexpired\\n\n"));
  EXPECT_THAT(bogus.out, HasSubstr("do not connect  do not connect  do not connect"));
  auto alias = records({wire({0, 25, 0})});
  alias.alias = "mail.example.\x1b[2J";
  dns_.add(kOwner, kHastls, alias);
  EXPECT_THAT(query({"mx1.example.com", "smtp"}).out,
              HasSubstr("alias    mail.example.\\x1b[2J\n"));
}

TEST_F(QueryCommand, PassesOverWhatIsNoRecord) {
  dns_.add(kOwner, kHastls,
           records({octets({0, 25, 0, 25, 1}), wire({25, 25, 0}), wire({25, 25, 3})}));
  const Ran json = query_json();
  EXPECT_EQ(json.code, 0);
  EXPECT_THAT(json.out, HasSubstr(R"("records":["25 25 0","25 25 3"])"));
  EXPECT_THAT(json.out,
              HasSubstr(R"("connect":[{"port":25,"tls":"in-band"},{"port":25,"tls":"none"}])"));
  EXPECT_THAT(json.out, HasSubstr(R"("ignored":[{"record":"25 25 3","reason":"R6"},)"
                                  R"({"record":"\\# 5 0019001901","reason":"D1"}])"));
  dns_.add(kOwner, kHastls, records({""}));
  const Ran empty = query({"mx1.example.com", "smtp"});
  EXPECT_EQ(empty.code, 0);
  EXPECT_THAT(empty.out, HasSubstr("record   \\# 0 ignored, D1: HASTLS RDATA of 0 octets"));
  EXPECT_THAT(empty.out, HasSubstr("by its own policy"));
}

TEST_F(QueryCommand, HandsItsOptionsOn) {
  dns_.add("_http._sctp.www.example.test.", 65500, records({wire({80, 443, 0})}));
  const Ran ran =
      query({"www.example.test", "http/sctp", "--server", "192.0.2.1", "-s", "2001:db8::1@5300",
             "--stub", "example.test=127.0.0.1@5353", "--anchor", "anchor.key", "--timeout", "7",
             "--rrtype", "TYPE65500", "-c", "cso", "--literal"});
  EXPECT_EQ(ran.code, 1) << "taken to the letter, a CSO has nowhere to go";
  ASSERT_EQ(dns_.options.servers.size(), 2U);
  EXPECT_EQ(dns_.options.servers[0].to_string(), "192.0.2.1@53");
  EXPECT_EQ(dns_.options.servers[1].to_string(), "2001:db8::1@5300");
  ASSERT_EQ(dns_.options.stubs.size(), 1U);
  EXPECT_EQ(dns_.options.stubs[0].zone.to_string(), "example.test.");
  EXPECT_EQ(dns_.options.stubs[0].server.to_string(), "127.0.0.1@5353");
  EXPECT_EQ(dns_.options.anchor_file, "anchor.key");
  EXPECT_FALSE(dns_.options.without_anchor);
  EXPECT_EQ(dns_.options.timeout, std::chrono::seconds(7));
}

TEST_F(QueryCommand, WaitsFiveSecondsUnlessToldOtherwise) {
  query({"mx1.example.com", "smtp", "--no-anchor"});
  EXPECT_EQ(dns_.options.timeout, std::chrono::seconds(5));
  EXPECT_TRUE(dns_.options.without_anchor);
  EXPECT_THAT(dns_.options.servers, IsEmpty());
}

TEST_F(QueryCommand, RefusesWhatIsNoQuestion) {
  const std::vector<std::pair<std::vector<std::string>, std::string>> wrong{
      {{}, "missing HOST or APP"},
      {{"mx1.example.com"}, "missing HOST or APP"},
      {{"mx1.example.com", "smtp", "x"}, "unexpected 'x'"},
      {{"--mx", "example.com", "x"}, "unexpected 'x'"},
      {{"mx1.example.com", "_smtp"}, "leave the underscore out"},
      {{"_smtp._tcp.mx1.example.com", "smtp"}, "name the host alone"},
      {{"192.0.2.1", "smtp"}, "is no host's name"},
      {{"2001:db8::1", "smtp"}, "is no host's name"},
      {{".", "smtp"}, "is no host's name"},
      {{"a..b", "smtp"}, "reading 'a..b'"},
      {{"h", "smtp", "--server", "dns.example"}, "no IP address"},
      {{"h", "smtp", "--server", "192.0.2.1@0"}, "reading --server"},
      {{"h", "smtp", "--server", "192.0.2.1:53"}, "no IP address"},
      {{"h", "smtp", "--stub", "example.com"}, "write ZONE=ADDR"},
      {{"h", "smtp", "--stub", "a..b=192.0.2.1"}, "reading --stub"},
      {{"h", "smtp", "--timeout", "0"}, "from 1 to 600"},
      {{"h", "smtp", "--timeout", "601"}, "from 1 to 600"},
      {{"h", "smtp", "--anchor", "x", "--no-anchor"}, "exclude each other"},
      {{"h", "smtp", "--format", "json"}, "name it with --client"},
      {{"h", "smtp", "--rrtype", "16"}, "reading --rrtype"},
  };
  for (const auto& [words, message] : wrong) {
    const Ran ran = query(words);
    EXPECT_EQ(ran.code, 2) << message;
    EXPECT_EQ(ran.out, "");
    EXPECT_THAT(ran.err, HasSubstr(message));
  }
  EXPECT_THAT(dns_.asked, IsEmpty());
}

TEST_F(QueryCommand, NeedsATrustAnchor) {
  FakeEnv fake;
  EXPECT_EQ(fake.run({"query", "mx1.example.com", "smtp", "--anchor", "/no/such/file"}), 2);
  EXPECT_THAT(fake.err.str(), ::testing::AllOf(HasSubstr("cannot open /no/such/file"),
                                               HasSubstr("the trust anchor")));
  EXPECT_EQ(fake.out.str(), "");
}

}  // namespace
}  // namespace hastls::testing
