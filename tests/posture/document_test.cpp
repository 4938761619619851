// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "support/posture_text.hpp"

namespace hastls::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::string kHead = "version: 1\nzone: example.com\n";
const std::string kWeb = ", applications: {http: SSB}}]\n";

std::vector<std::string> owners(const posture::Loaded& loaded) {
  auto records = records_of(loaded);
  for (std::string& record : records) record.resize(record.find(' '));
  return records;
}

TEST(Document, KeysMayComeInAnyOrder) {
  const auto loaded = load_texts({R"(servers:
- host: a
  profile: web
- host: b
  applications: {http: {posture: SSB, ttl: 5}}
- {host: c, applications: {http: SIO}}
profiles:
  web: {http: SSO}
defaults: {ttl: 7, prefer-secure: true}
zone: example.com
version: 1
)"});
  EXPECT_THAT(found_at(loaded), IsEmpty());
  EXPECT_THAT(records_of(loaded), ElementsAre("_http._tcp.a.example.com. 7 0 443 1",
                                              "_http._tcp.b.example.com. 5 80 443 1",
                                              "_http._tcp.c.example.com. 7 80 0 0"));
}

TEST(Document, FlowStyleAndIndentedKeysAreRead) {
  const std::string flow =
      "{version: 1, servers: [{host: a" + kWeb.substr(0, kWeb.size() - 1) + ", zone: example.com}";
  EXPECT_THAT(owners(load_texts({flow})), ElementsAre("_http._tcp.a.example.com."));
  EXPECT_THAT(
      owners(load_texts({"  version: 1\n  zone: example.com\n  servers: [{host: a" + kWeb})),
      ElementsAre("_http._tcp.a.example.com."));
  EXPECT_THAT(owners(load_texts({"--- " + flow + "\n...\n"})),
              ElementsAre("_http._tcp.a.example.com."));
  EXPECT_THAT(owners(load_texts({"%YAML 1.2\n---\n" + kHead + "servers: [\n{host: a" + kWeb})),
              ElementsAre("_http._tcp.a.example.com."));
}

TEST(Document, ServersMayBeEmptyOrMissing) {
  for (const char* servers : {"", "servers:\n", "servers: []\n", "servers: ~\n"}) {
    const auto loaded = load_texts({kHead + servers});
    EXPECT_THAT(found_at(loaded), IsEmpty()) << servers;
    EXPECT_EQ(loaded.fleet.zones().size(), 1U);
  }
}

TEST(Document, OneErrorDoesNotHideTheNext) {
  const auto loaded = load_texts({kHead + R"(servers:
- host: "a
- host: b
  applications: {http: SSC}
- hosts: [c
- host: d
  applications: {htpp: SSB}
- host: e
   applications: {http: SSB}
- host: f
  applications: {http: SSB}
)"});
  EXPECT_THAT(found_at(loaded),
              ElementsAre("4:9 yaml", "6:24 posture", "7:10 yaml", "9:24 posture", "11:16 yaml"));
  EXPECT_THAT(owners(loaded), ElementsAre("_http._tcp.f.example.com."));
}

TEST(Document, SaysWhatIsMissing) {
  EXPECT_THAT(found_at(load_texts({""})), ElementsAre("1:1 posture"));
  EXPECT_THAT(found_at(load_texts({"# nothing\n"})), ElementsAre("1:1 posture"));
  EXPECT_THAT(found_at(load_texts({"zone: example.com\n"})), ElementsAre("1:1 posture"));
  EXPECT_THAT(found_at(load_texts({"version: 1\n"})), ElementsAre("1:1 posture"));
  EXPECT_THAT(found_at(load_texts({kHead + "---\n"})), ElementsAre("3:1 posture"));
  EXPECT_THAT(found_at(load_texts({"version: 2\nzone: example.com\n"})),
              ElementsAre("1:10 posture"));
}

TEST(Document, RefusesServersThatSayTooMuchOrTooLittle) {
  const std::pair<const char*, const char*> cases[] = {
      {"{host: a}", "4:3 posture"},
      {"{applications: {http: SSB}}", "4:3 posture"},
      {"{host: a, hosts: [b], applications: {http: SSB}}", "4:13 posture"},
      {"{hosts: [], applications: {http: SSB}}", "4:11 posture"},
      {"{hosts: a, applications: {http: SSB}}", "4:11 posture"},
      {"{host: [a], applications: {http: SSB}}", "4:10 posture"},
      {"{host: a, profile: web}", "4:22 posture"},
      {"{host: a, aplications: {http: SSB}, profile: mail}", "4:13 posture"},
      {"a", "4:3 posture"},
      {"", "4:1 posture"},
  };
  for (const auto& [server, want] : cases) {
    const auto loaded =
        load_texts({kHead + "servers:\n- " + server + "\nprofiles: {mail: {smtp: SSB}}\n"});
    ASSERT_FALSE(loaded.diagnostics.empty()) << server;
    EXPECT_EQ(found_at(loaded).front(), want) << server;
    EXPECT_EQ(loaded.diagnostics.front().severity, diag::Severity::Error);
  }
}

posture::Loaded with_web_host(std::string_view host) {
  return load_texts({std::string(kHead).append("servers: [{host: ").append(host).append(kWeb)});
}

TEST(Document, TakesHostNamesOfTheZoneOnly) {
  struct Case {
    const char* host;
    const char* message;
  };
  const Case bad[] = {
      {"'*'", "wildcard"},
      {"'*.a'", "wildcard"},
      {"bücher", "not ASCII"},
      {"a b", "holds ' '"},
      {"'a;b'", "holds ';'"},
      {"'a\"b'", "holds '\"'"},
      {"'a\\b'", "holds '\\'"},
      {"'$ORIGIN'", "holds '$'"},
      {"'a(b'", "holds '('"},
      {"a..b", "empty label"},
      {"'.a'", "empty label"},
      {"_a", "begins with '_'"},
      {"_tcp.a", "begins with '_'"},
      {"a._b.c", "begins with '_'"},
      {"www.example.com", "is relative"},
      {"example.com", "is relative"},
      {"WWW.Example.COM", "is relative"},
      {"www.example.org.", "outside the zone"},
      {"com.", "outside the zone"},
      {"xexample.com.", "outside the zone"},
      {"'web{1..2}'", "holds a brace"},
      {"'.'", "outside the zone"},
  };
  for (const Case& each : bad) {
    const auto loaded = with_web_host(each.host);
    ASSERT_THAT(found_at(loaded), ElementsAre("3:18 posture")) << each.host;
    EXPECT_THAT(loaded.diagnostics[0].message, HasSubstr(each.message));
    EXPECT_FALSE(loaded.diagnostics[0].source.empty());
  }
  const std::pair<const char*, const char*> good[] = {
      {"'@'", "_http._tcp.example.com."},
      {"example.com.", "_http._tcp.example.com."},
      {"WWW", "_http._tcp.www.example.com."},
      {"www.example.com.", "_http._tcp.www.example.com."},
      {"a.b", "_http._tcp.a.b.example.com."},
      {"a_b", "_http._tcp.a_b.example.com."},
      {"notexample.com", "_http._tcp.notexample.com.example.com."},
      {"1", "_http._tcp.1.example.com."},
      {"xn--bcher-kva", "_http._tcp.xn--bcher-kva.example.com."},
  };
  for (const auto& [host, owner] : good)
    EXPECT_THAT(owners(with_web_host(host)), ElementsAre(owner));
}

TEST(Document, TheRootZoneHasHostsButIsNone) {
  const auto at = [](const std::string& host) {
    return load_texts({"version: 1\nzone: .\nservers: [{host: " + host + kWeb});
  };
  EXPECT_THAT(owners(at("a")), ElementsAre("_http._tcp.a."));
  EXPECT_THAT(owners(at("a.b.")), ElementsAre("_http._tcp.a.b."));
  EXPECT_THAT(found_at(at("'@'")), ElementsAre("3:18 posture"));
  EXPECT_THAT(found_at(at("'.'")), ElementsAre("3:18 posture"));
}

TEST(Document, HoldsTheLimitsOfNames) {
  const auto with_host = [](const std::string& host) {
    return load_texts({kHead + "servers: [{host: " + host + kWeb});
  };
  EXPECT_THAT(found_at(with_host(std::string(63, 'a'))), IsEmpty());
  EXPECT_THAT(found_at(with_host(std::string(64, 'a'))), ElementsAre("3:18 posture"));
  // 255 octets: 13 for example.com., 11 for _http._tcp, and the host's labels.
  const std::string labels =
      std::string(63, 'a') + "." + std::string(63, 'b') + "." + std::string(63, 'c') + ".";
  EXPECT_THAT(found_at(with_host(labels + std::string(38, 'd'))), IsEmpty());
  EXPECT_THAT(found_at(with_host(labels + std::string(39, 'd'))), ElementsAre("3:18 posture"));
  EXPECT_THAT(found_at(with_host(labels + std::string(62, 'd'))), ElementsAre("3:18 posture"));
}

TEST(Document, ExpandsRanges) {
  const auto with_hosts = [](const std::string& hosts) {
    return load_texts({kHead + "servers: [{hosts: [" + hosts + "]" + kWeb});
  };
  EXPECT_THAT(owners(with_hosts("'db{08..11}-a'")),
              ElementsAre("_http._tcp.db08-a.example.com.", "_http._tcp.db09-a.example.com.",
                          "_http._tcp.db10-a.example.com.", "_http._tcp.db11-a.example.com."));
  EXPECT_THAT(owners(with_hosts("'w{9..10}'")),
              ElementsAre("_http._tcp.w10.example.com.", "_http._tcp.w9.example.com."));
  EXPECT_THAT(owners(with_hosts("'{0..0}'")), ElementsAre("_http._tcp.0.example.com."));
  std::vector<std::string> most;
  for (int i = 1; i <= 65536; ++i) most.push_back(fmt::format("_http._tcp.w{}.example.com.", i));
  std::ranges::sort(most);
  auto made = owners(with_hosts("'w{1..65536}'"));
  std::ranges::sort(made);
  EXPECT_EQ(made, most);
  for (const char* range :
       {"'w{1..65537}'", "'w{2..1}'", "'w{01..2}'", "'w{1..02}'", "'w{1..}'", "'w{..2}'",
        "'w{1..2'", "'w1..2}'", "'w{1..2}{3..4}'", "'w{1-2}'", "'w{a..b}'", "'w{}'", "'w{1..2}}'",
        "'w{-1..2}'", "'w{1...2}'", "'w{1..9999999999}'", "'w {1..2}'", "'_{1..2}'"})
    EXPECT_THAT(found_at(with_hosts(range)), ElementsAre("3:20 posture")) << range;
}

TEST(Document, ReplacesWhatTheProfileSaysOfTheSameApplication) {
  const auto loaded = load_texts({kHead + R"(profiles:
  mail: {smtp: SSB, imap: SSO}
servers:
- {host: a, profile: mail, applications: {imap/tcp: SIO, pop3: SSO}}
)"});
  EXPECT_THAT(records_of(loaded), ElementsAre("_imap._tcp.a.example.com. 3600 143 0 0",
                                              "_pop3._tcp.a.example.com. 3600 0 995 0",
                                              "_smtp._tcp.a.example.com. 3600 25 25 0"));
}

TEST(Document, KnowsOneKeyInTwoSpellings) {
  EXPECT_THAT(found_at(load_texts({kHead + "servers: [{host: a, applications: {imap: SSO, "
                                           "imap/tcp: SSO}}]\n"})),
              ElementsAre("3:47 posture"));
  EXPECT_THAT(found_at(load_texts({"version: 1\nzone: a.b\nversion: 1\n"})),
              ElementsAre("3:1 posture"));
  EXPECT_THAT(found_at(load_texts({kHead + "profiles:\n  a: {http: SSB}\n  a: {http: SSO}\n"})),
              ElementsAre("5:3 posture"));
}

}  // namespace
}  // namespace hastls::testing
