// SPDX-License-Identifier: BSD-2-Clause
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/fake_env.hpp"
#include "support/temporary_folder.hpp"

namespace hastls::cli {
namespace {

using hastls::testing::FakeEnv;
using hastls::testing::TemporaryFolder;
using ::testing::HasSubstr;
using ::testing::Not;

struct Ran {
  int code;
  std::string out;
  std::string err;
};

Ran plan(std::vector<std::string> words, std::string standard_input = {}) {
  FakeEnv fake;
  fake.standard_input = std::move(standard_input);
  words.insert(words.begin(), "plan");
  const int code = fake.run(words);
  return {code, fake.out.str(), fake.err.str()};
}

Ran plan_json(std::vector<std::string> words) {
  words.insert(words.end(), {"--format", "json"});
  return plan(std::move(words));
}

constexpr const char* kZone =
    "$ORIGIN example.com.\n"
    "@ 3600 IN SOA ns hostmaster 1 2 3 4 5\n"
    "_smtp._tcp.mx1 3600 IN TYPE65443 \\# 6 001900190001\n"
    "_http._tcp.www 3600 IN TYPE65443 \\# 6 1f9020fb0000\n"
    "_http._tcp.www 3600 IN TYPE65443 \\# 6 005001bb0000\n"
    "_http._tcp.www 3600 IN TYPE65443 \\# 5 005001bb00\n"
    "_http._tcp.www 3600 IN HASTLS 0 0 1\n"
    "_http._tcp.www 3600 CH HASTLS 1 1 1\n";

TEST(PlanCommand, ShowsTheClientsSideBySide) {
  const Ran ran = plan({"--app", "http", "80 443 0"});
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.err, "");
  EXPECT_EQ(ran.out,
            "record   80 443 0     SSB\n"
            "dnssec   secure\n"
            "\n"
            "         CIO          CSO      CFB\n"
            "acts as  CIO          CSO      CFB\n"
            "connect  insecure 80  TLS 443  TLS 443\n"
            "then                           insecure 80\n"
            "because  C2           C3       C4\n"
            "\n"
            "C2   an insecure-only client connects only where ins-port is not 0\n"
            "C3   a secure-only client connects only where sec-port is not 0\n"
            "C4   a client that may fall back tries TLS first, and uses no port that is 0\n");
}

TEST(PlanCommand, CallsTheUpgradeByItsName) {
  EXPECT_THAT(plan({"-a", "smtp", "25 25 1", "-q"}).out, HasSubstr("STARTTLS 25"));
  EXPECT_THAT(plan({"-a", "pop3", "110 110 1", "-q"}).out, HasSubstr("STLS 110"));
  EXPECT_THAT(plan({"-a", "ftp", "0 21 1", "-q"}).out, HasSubstr("AUTH TLS 21"));
  EXPECT_THAT(plan({"-a", "imap", "0 1993 1", "-q"}).out, HasSubstr("TLS 1993 (a guess)"));
}

// The examples of SPEC.md section 5, to the letter.
TEST(PlanCommand, WritesOneObjectForOneClient) {
  const Ran ran = plan_json({"--app", "smtp/tcp", "--client", "cfb", "25 25 1"});
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.out,
            R"({"version":1,"client":"CFB","acts_as":"CSO","dnssec":"secure","information":true,)"
            R"("connect":[{"port":25,"tls":"in-band"}],"reasons":["C1"]})"
            "\n");
  EXPECT_EQ(plan_json({"-c", "cfb", "70 7070 0", "0 0 1"}).out,
            R"({"version":1,"client":"CFB","acts_as":"CFB","dnssec":"secure","information":true,)"
            R"("connect":[{"port":7070,"tls":"immediate","ambiguous":true},)"
            R"({"port":70,"tls":"none"}],"reasons":["C4","D9","D6"],)"
            R"("ignored":[{"record":"0 0 1","reason":"R2"}]})"
            "\n");
}

TEST(PlanCommand, ExitsByTheVerdict) {
  struct Row {
    std::vector<std::string> words;
    int code;
    const char* members;
  };
  const std::vector<Row> rows{
      {{"-c", "cso", "80 0 0"}, 1, R"("information":true,"connect":[],"reasons":["C3"])"},
      {{"-c", "cio", "80 0 0"}, 0, R"("connect":[{"port":80,"tls":"none"}],"reasons":["C2"])"},
      {{"-c", "cso", "--literal", "25 25 1"}, 1, R"("connect":[],"reasons":["C3","D8"])"},
      {{"-c", "cio", "0 0 0"}, 0, R"("information":false,"reasons":["D9","D10","R5"])"},
      {{"-c", "cio", "--dnssec", "insecure", "25 25 1"},
       0,
       R"("acts_as":"CIO","dnssec":"insecure","information":false,"reasons":["D10","R9","R5"])"},
      {{"-c", "cio", "--dnssec", "indeterminate", "25 25 1"},
       0,
       R"("information":false,"reasons")"},
      {{"-c", "cfb", "--dnssec", "bogus", "25 25 1"},
       1,
       R"("acts_as":"CFB","dnssec":"bogus","information":false,"connect":[],"reasons":["D10"])"},
      {{"-c", "cfb", "--dnssec", "failed", "25 25 1"},
       1,
       R"("information":false,"connect":[],"reasons":["D11"])"},
  };
  for (const Row& row : rows) {
    const Ran ran = plan_json(row.words);
    EXPECT_EQ(ran.code, row.code) << ran.out;
    EXPECT_THAT(ran.out, HasSubstr(row.members));
  }
}

TEST(PlanCommand, OfSeveralClientsAllHaveToRefuse) {
  EXPECT_EQ(plan({"-a", "http", "0 443 0"}).code, 0);
  EXPECT_THAT(plan({"-a", "http", "0 443 0"}).out, HasSubstr("connect  do not connect  TLS 443"));
  EXPECT_EQ(plan({"-a", "http", "80 0 1"}).code, 1);
  EXPECT_EQ(plan({"--dnssec", "bogus", "80 443 0"}).code, 1);
  EXPECT_EQ(plan({"--dnssec", "insecure", "80 443 0"}).code, 0);
}

TEST(PlanCommand, ReadsAZone) {
  const TemporaryFolder folder;
  folder.write("zone", kZone);
  for (const char* host : {"mx1", "mx1.example.com", "MX1.example.com."}) {
    const Ran ran = plan({"--zone", folder.path("zone"), host, "smtp", "-q"});
    EXPECT_EQ(ran.code, 0);
    EXPECT_THAT(ran.out, HasSubstr("STARTTLS 25  STARTTLS 25  STARTTLS 25")) << host;
    EXPECT_EQ(ran.err, "");
  }
  EXPECT_THAT(plan({"--zone", "-", "mx1", "smtp", "-q"}, kZone).out, HasSubstr("STARTTLS 25"));
}

// In the order of the file; what cannot be read, or is not valid, is named; other classes are not
// the client's.
TEST(PlanCommand, TakesEveryRecordOfTheZone) {
  const TemporaryFolder folder;
  folder.write("zone", kZone);
  const Ran ran = plan_json({"--zone", folder.path("zone"), "www", "http/tcp", "-c", "cfb"});
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(
      ran.out,
      HasSubstr(R"("connect":[{"port":8443,"tls":"immediate"},{"port":443,"tls":"immediate"},)"
                R"({"port":8080,"tls":"none"},{"port":80,"tls":"none"}],"reasons":["C4","D9"],)"
                R"("ignored":[{"record":"0 0 1","reason":"R2"},)"
                R"({"record":"\\# 5 005001bb00","reason":"D1"}]})"));
  EXPECT_THAT(plan({"--zone", folder.path("zone"), "www", "http"}).out,
              HasSubstr("record   \\# 5 005001bb00 ignored, D1: HASTLS RDATA of 5 octets"));
}

TEST(PlanCommand, SaysWhereAZoneHasNoRecord) {
  const TemporaryFolder folder;
  folder.write("zone", kZone);
  const Ran none = plan({"--zone", folder.path("zone"), "mx2", "smtp"});
  EXPECT_EQ(none.code, 0);
  EXPECT_THAT(none.err, HasSubstr("has no HASTLS record at _smtp._tcp.mx2.example.com."));
  EXPECT_THAT(none.out, HasSubstr("by its own policy"));
  folder.write("torn", "_smtp._tcp.mx1.example.com. IN HASTLS 25 25 1\n\"\n");
  const Ran torn = plan({"--zone", folder.path("torn"), "mx1.example.com", "smtp"});
  EXPECT_THAT(torn.err, HasSubstr("'hastls lint' shows where"));
  EXPECT_THAT(torn.out, HasSubstr("STARTTLS 25"));
}

TEST(PlanCommand, TakesTheSitesApplicationsAndType) {
  const TemporaryFolder folder;
  folder.write("site.yaml",
               "rrtype: 65500\napplications:\n"
               "  gopher: {cleartext: 70, in-band: \"yes\", source: ours}\n");
  const std::vector<std::string> config{"--config", folder.path("site.yaml")};
  auto words = config;
  words.insert(words.end(), {"-a", "gopher", "-q", "TYPE65500 \\# 6 000000460000"});
  const Ran ran = plan(words);
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.err, "");
  EXPECT_THAT(ran.out, HasSubstr("STARTTLS 70"));
  EXPECT_EQ(plan({"-a", "gopher", "-q", "TYPE65500 \\# 6 000000460000"}).code, 2);
}

TEST(PlanCommand, RefusesWhatIsNoQuestion) {
  const std::vector<std::pair<std::vector<std::string>, std::string>> wrong{
      {{}, "missing RECORD, as '25 25 1'"},
      {{"25 25"}, "pol-pref is missing"},
      {{"25", "25", "1"}, "put it in quotes"},
      {{"--client", "all", "25 25 1"}, "takes cio (insecure only)"},
      {{"--format", "json", "25 25 1"}, "name it with --client"},
      {{"--dnssec", "secured", "25 25 1"}, "did you mean secure?"},
      {{"--app", "_smtp", "25 25 1"}, "leave the underscore out"},
      {{"--rrtype", "1", "25 25 1"}, "reading --rrtype"},
      {{"--zone", "/no/such/zone", "mx1", "smtp"}, "/no/such/zone"},
      {{"--zone", "-", "mx1"}, "missing HOST or APP"},
      {{"--zone", "-", "--app", "smtp", "mx1", "smtp"}, "stands behind the host"},
      {{"--zone", "-", "mx1", "smtp/tpc"}, "did you mean tcp?"},
      {{"--zone", "-", "a..b", "smtp"}, "reading 'a..b'"},
  };
  for (const auto& [words, message] : wrong) {
    const Ran ran = plan(words);
    EXPECT_EQ(ran.code, 2) << message;
    EXPECT_EQ(ran.out, "") << message;
    EXPECT_THAT(ran.err, HasSubstr(message));
  }
}

TEST(PlanCommand, ShowsNothingThatDrivesATerminal) {
  EXPECT_THAT(plan({"25 25 \x1b[31m"}).err, Not(HasSubstr("\x1b")));
  const Ran zone =
      plan({"--zone", "-", "a.b", "smtp"}, "_smtp._tcp.a.b. IN TYPE65443 \\# 6 \"\x1b[31m\"\n");
  EXPECT_THAT(zone.out + zone.err, Not(HasSubstr("\x1b")));
}

TEST(PlanCommand, GuessesForApplicationsThatTheTableLacks) {
  const Ran ran = plan({"--app", "smpt", "0 25 0"});
  EXPECT_THAT(ran.err, HasSubstr("smpt is not in the application table"));
  EXPECT_THAT(ran.err, HasSubstr("did you mean smtp?"));
  EXPECT_THAT(ran.out, HasSubstr("TLS 25 (a guess)"));
  EXPECT_EQ(plan({"--app", "smpt", "0 25 0", "--quiet"}).err, "");
}

}  // namespace
}  // namespace hastls::cli
