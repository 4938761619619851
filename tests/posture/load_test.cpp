// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/posture/load.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "support/posture_text.hpp"

namespace hastls::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::string kHead = "version: 1\nzone: example.com\n";

std::string with_app(const std::string& application) {
  return kHead + "servers:\n- host: h\n  applications:\n    " + application + "\n";
}

// What one application asks for: "ttl ins sec pref" each.
std::vector<std::string> asked(const std::string& application) {
  const auto loaded = load_texts({with_app(application)});
  EXPECT_THAT(found_at(loaded), IsEmpty()) << application << loaded.diagnostics.front().message;
  auto records = records_of(loaded);
  for (std::string& record : records) record.erase(0, record.find(' ') + 1);
  return records;
}

// The one error of an application on line 6, from its column on, and its message and help.
diag::Diagnostic refusal(const std::string& application) {
  const auto loaded = load_texts({with_app(application)});
  EXPECT_EQ(loaded.diagnostics.size(), 1U) << application;
  if (loaded.diagnostics.empty()) return {};
  EXPECT_EQ(loaded.diagnostics[0].where.span.line, 6U) << application;
  EXPECT_FALSE(loaded.diagnostics[0].source.empty()) << application;
  return loaded.diagnostics[0];
}

TEST(Load, TakesTheExampleOfTheSpecification) {
  const auto loaded = load_texts({R"(version: 1
zone: example.com
defaults: {ttl: 1h, prefer-secure: false}
profiles:
  mailhost:
    smtp: {posture: SSB, prefer-secure: true}
    imap: SSO
servers:
  - host: www
    applications:
      http:
        - SSB
        - {posture: SSB, insecure-port: 8080, secure-port: 8443}
  - hosts: [mx1, mx2, 'relay{1..2}']
    profile: mailhost
    applications:
      pop3: SSO
      sip/tcp: {posture: SSB, insecure-port: 5060, secure-port: 5061, ttl: 300}
)"});
  EXPECT_THAT(found_at(loaded), IsEmpty());
  const auto records = records_of(loaded);
  EXPECT_EQ(records.size(), 18U);
  EXPECT_EQ(records.front(), "_imap._tcp.mx1.example.com. 3600 0 993 0");
  EXPECT_EQ(records[1], "_pop3._tcp.mx1.example.com. 3600 0 995 0");
  EXPECT_EQ(records[2], "_sip._tcp.mx1.example.com. 300 5060 5061 0");
  EXPECT_EQ(records[3], "_smtp._tcp.mx1.example.com. 3600 25 25 1");
  EXPECT_EQ(records[16], "_http._tcp.www.example.com. 3600 80 443 0");
  EXPECT_EQ(records[17], "_http._tcp.www.example.com. 3600 8080 8443 0");
}

TEST(Load, DerivesPortsFromTheTable) {
  const std::pair<const char*, const char*> cases[] = {
      {"http: SSB", "80 443 0"},
      {"http: SSO", "0 443 0"},
      {"http: SIO", "80 0 0"},
      {"http: {posture: SSB, in-band: false}", "80 443 0"},
      {"http: {posture: SSB, secure-port: 80, insecure-port: 80}", "80 80 0"},
      {"smtp: SSB", "25 25 0"},
      {"smtp: SSO", "0 25 0"},
      {"smtp: {posture: SSB, insecure-port: 2525}", "2525 2525 0"},
      {"smtp: {posture: SSB, secure-port: 2525}", "2525 2525 0"},
      {"smtp: {posture: SSB, prefer-secure: true}", "25 25 1"},
      {"imap: SSB", "143 993 0"},
      {"imap: {posture: SSB, in-band: true}", "143 143 0"},
      {"imap: {posture: SSO, in-band: true}", "0 143 0"},
      {"imap: {posture: SSB, insecure-port: 1143}", "1143 993 0"},
      {"ftp: SSB", "21 21 0"},
      {"ftp: SSO", "0 21 0"},
      {"ftp: {posture: SSB, in-band: false}", "21 990 0"},
      {"ftp: {posture: SSO, in-band: false}", "0 990 0"},
      {"lmtp: {posture: SSB, insecure-port: 24}", "24 24 0"},
      {"syslog-tls: SSO", "0 6514 0"},
      {"unheard: {posture: SSB, insecure-port: 1, secure-port: 2}", "1 2 0"},
      {"unheard: {posture: SSB, insecure-port: 9, in-band: true}", "9 9 0"},
      {"IMAP/TCP: sso", "0 993 0"},
  };
  for (const auto& [application, want] : cases)
    EXPECT_THAT(asked(application), ElementsAre(std::string("3600 ") + want)) << application;
}

TEST(Load, RefusesContradictionsAndSaysWhichPortToDropOrGive) {
  struct Case {
    const char* application;
    const char* message;
    const char* help;
  };
  const Case cases[] = {
      {"http: {posture: SIO, secure-port: 443}", "SIO", "drop secure-port"},
      {"http: {posture: SIO, in-band: true}", "SIO", "drop in-band"},
      {"http: {posture: SIO, prefer-secure: true}", "SIO", "drop prefer-secure"},
      {"http: {posture: SSO, insecure-port: 80}", "SSO", "drop insecure-port"},
      {"smtp: {posture: SSO, in-band: true, insecure-port: 25}", "SSO", "write secure-port"},
      {"sip: {posture: SSB, in-band: true}", "cannot start TLS in-band", "drop in-band"},
      {"imap: {posture: SSB, in-band: true, insecure-port: 143, secure-port: 993}", "one port",
       "give one"},
      {"imap: {posture: SSB, in-band: false, insecure-port: 143, secure-port: 143}",
       "equal ports mean in-band", "drop in-band"},
      {"imap: {posture: SSB, insecure-port: 993}", "is the other port", "give both"},
      {"imap: {posture: SSO, in-band: true, secure-port: 1143}", "from the first octet",
       "application's own port"},
      {"smtp: {posture: SSO, in-band: false, secure-port: 465}", "in-band on port 465",
       "drop in-band"},
      {"unheard: SSB", "not in the application table", "give insecure-port and secure-port"},
      {"htp: SSB", "not in the application table", "did you mean 'http'?"},
      {"unheard: SIO", "not in the application table", "give insecure-port"},
      {"unheard: {posture: SSB, insecure-port: 9}", "needs secure-port", "give secure-port"},
      {"syslog-conn: SSO", "no well-known one", "give secure-port"},
      {"syslog-tls: SSB", "no well-known one", "give insecure-port"},
      {"smtp: {posture: SSO, in-band: false}", "no well-known one", "give secure-port"},
      {"http: {secure-port: 443}", "names no posture", "add posture"},
      {"http: SS0", "'SS0' is no posture", "did you mean 'SSO'?"},
      {"http: [SSB, SSB]", "second time", "drop one"},
      {"http: [SSB, [SSO]]", "a list", "write SIO"},
      {"http: []", "empty", "fill it"},
      {"http: {}", "empty", "fill it"},
      {"http:", "nothing", ""},
      {"{}", "empty", "fill it"},
      {"_http: SSB", "no application's name", "leave the underscore out"},
      {"ht--tp: SSB", "no application's name", "RFC 6335"},
      {"abcdefghijklmnop: SSB", "no application's name", "RFC 6335"},
      {"http/tpc: SSB", "'tpc' is no protocol", "did you mean 'tcp'?"},
      {"http: {posture: SSB, secureport: 1}", "no key 'secureport'", "did you mean 'secure-port'?"},
      {"http: {posture: SSB, posture: SSO}", "second time", "drop one"},
  };
  for (const Case& bad : cases) {
    const auto finding = refusal(bad.application);
    EXPECT_EQ(finding.rule, "posture") << bad.application;
    EXPECT_EQ(finding.severity, diag::Severity::Error) << bad.application;
    EXPECT_THAT(finding.message, HasSubstr(bad.message)) << bad.application;
    EXPECT_THAT(finding.help, HasSubstr(bad.help)) << bad.application;
  }
}

// G4: what YAML would read as something else.
TEST(Load, ClosesTheTrapsOfYaml) {
  for (const char* port : {"012", "0x19", "25.0", "1:30", "+25", "0", "65536", "-1", "true", "~",
                           "''", "[25]", "1_000", "0o25", "'2 5'"})
    EXPECT_EQ(refusal(std::string("smtp: {posture: SIO, insecure-port: ") + port + "}").rule,
              "posture")
        << port;
  for (const char* flag : {"yes", "True", "1", "'true'", "on", "~", "{}"})
    EXPECT_EQ(refusal(std::string("smtp: {posture: SSB, in-band: ") + flag + "}").rule, "posture")
        << flag;
  for (const char* ttl : {"2147483648", "1h30", "30m1h", "-1", "1.5h", "~", "[1]"}) {
    const auto loaded =
        load_texts({with_app(std::string("smtp: {posture: SSB, ttl: ") + ttl + "}")});
    EXPECT_THAT(found_at(loaded), ElementsAre("6:31 posture")) << ttl;
  }
  EXPECT_THAT(asked("smtp: {posture: SIO, insecure-port: '25', ttl: '60'}"),
              ElementsAre("60 25 0 0"));
  const auto no = load_texts({kHead + "servers: [{host: NO, applications: {http: SSB}}]"});
  EXPECT_THAT(records_of(no), ElementsAre("_http._tcp.no.example.com. 3600 80 443 0"));
}

TEST(Load, WarnsAndGoesOn) {
  const auto udp = load_texts({with_app("sip/udp: SSB")});
  EXPECT_THAT(found_at(udp), ElementsAre("6:5 unknown-protocol"));
  EXPECT_EQ(udp.diagnostics[0].severity, diag::Severity::Warning);
  EXPECT_EQ(records_of(udp).size(), 1U);
  const auto obsolete = load_texts({with_app("http: {posture: SSB, in-band: true}")});
  EXPECT_THAT(found_at(obsolete), ElementsAre("6:35 obsolete-upgrade"));
  EXPECT_EQ(records_of(obsolete).size(), 1U);
  const auto code = load_texts({kHead + "rrtype: 65400\n"});
  EXPECT_THAT(found_at(code), ElementsAre("3:9 type-collision"));
}

TEST(Load, SilencesWhatIsAccepted) {
  const auto loaded = load_texts(
      {with_app("http: {posture: SSB, in-band: true, accept: {obsolete-upgrade: 'a test'}}")});
  EXPECT_THAT(found_at(loaded), IsEmpty());
  auto declarations = loaded.fleet.declarations();
  const posture::Declaration* made = declarations.next();
  ASSERT_NE(made, nullptr);
  EXPECT_EQ(loaded.fleet.remarks()[made->remark], "hastls: ignore obsolete-upgrade -- a test");
}

TEST(Load, RefusesWhatCannotBeAccepted) {
  const std::pair<const char*, const char*> cases[] = {
      {"zero-ports: x", "cannot be accepted"},
      {"stripable-upgrade: x", "there is no rule"},
      {"strippable-upgrade: 'a; b'", "holds no ';'"},
      {"strippable-upgrade: ''", "should be the reason"},
      {"strippable-upgrade: [x]", "should be the reason"},
      {"strippable-upgrade: x, strippable-upgrade: y",
       "strippable-upgrade stands here a second time"},
  };
  for (const auto& [accept, message] : cases) {
    const auto loaded =
        load_texts({with_app(std::string("smtp: {posture: SSB, accept: {") + accept + "}}")});
    ASSERT_EQ(found_at(loaded).size(), 1U) << accept;
    EXPECT_THAT(loaded.diagnostics[0].message, HasSubstr(message));
  }
}

TEST(Load, JoinsRulesThatAreAcceptedForOneReasonAndTellsOthersApart) {
  const auto remark = [](const std::string& accept) {
    const auto loaded = load_texts({with_app("smtp: {posture: SSB, accept: " + accept + "}")});
    EXPECT_THAT(found_at(loaded), IsEmpty());
    return loaded.fleet.remarks()[loaded.fleet.declarations().next()->remark];
  };
  EXPECT_EQ(remark("{strippable-upgrade: x, unknown-protocol: x}"),
            "hastls: ignore strippable-upgrade unknown-protocol -- x");
  EXPECT_EQ(remark("{strippable-upgrade: x, unknown-protocol: y}"),
            "hastls: ignore strippable-upgrade unknown-protocol -- strippable-upgrade: x, "
            "unknown-protocol: y");
}

}  // namespace
}  // namespace hastls::testing
