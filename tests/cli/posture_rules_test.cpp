// SPDX-License-Identifier: BSD-2-Clause
// Every rule that judges posture YAML: where it points to, what is right beside it, and `accept`.
#include <algorithm>
#include <iterator>
#include <ostream>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "hastls/lint/rule.hpp"
#include "support/fake_env.hpp"

namespace hastls::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::IsSubsetOf;

// An application's line, from column 7 of line 6 on: one that a rule finds something in, the same
// accepted, and one next to it that is right.
struct PostureCase {
  const char* rule;
  const char* wrong;
  const char* found;  ///< "line:column", and where others take part "<- line:column".
  const char* accepted;
  const char* right;
};

std::ostream& operator<<(std::ostream& out, const PostureCase& each) {
  return out << each.rule << ": " << each.wrong;
}

const PostureCase kCases[] = {
    {"strippable-upgrade", "smtp: SSB", "6:13",
     "smtp: {posture: SSB, accept: {strippable-upgrade: a public MX}}",
     "smtp: {posture: SSB, prefer-secure: true}"},
    {"strippable-upgrade", "foo: {posture: SSB, insecure-port: 7, secure-port: 7}", "6:12",
     "foo: {posture: SSB, insecure-port: 7, secure-port: 7, accept: {strippable-upgrade: x}}",
     "foo: {posture: SSB, insecure-port: 7, secure-port: 8}"},
    {"mixed-preference", "http: [SSB, {posture: SSB, secure-port: 8443, prefer-secure: true}]",
     "6:19 <- 6:14",
     "http: [SSB, {posture: SSB, secure-port: 8443, prefer-secure: true, accept: "
     "{mixed-preference: x}}]",
     "http: [SSB, {posture: SSB, secure-port: 8443, prefer-secure: false}]"},
    {"split-pair", "http: [SIO, SSO]", "6:14 <- 6:19",
     "http: [{posture: SIO, accept: {split-pair: x}}, SSO]", "http: SSB"},
    {"swapped-ports", "http: {posture: SSB, insecure-port: 443, secure-port: 80}", "6:13",
     "http: {posture: SSB, insecure-port: 443, secure-port: 80, accept: {swapped-ports: x}}",
     "http: {posture: SSB, insecure-port: 80, secure-port: 443}"},
    {"in-band-unsupported", "sip: {posture: SSB, insecure-port: 5060, secure-port: 5060}", "6:12",
     "sip: {posture: SSB, insecure-port: 5060, secure-port: 5060, accept: {in-band-unsupported: "
     "x}}",
     "sip: {posture: SSB, insecure-port: 5060, secure-port: 5061}"},
    {"obsolete-upgrade", "http: {posture: SSB, insecure-port: 80, secure-port: 80}", "6:13",
     "http: {posture: SSB, insecure-port: 80, secure-port: 80, accept: {obsolete-upgrade: x}}",
     "http: {posture: SSB, insecure-port: 80, secure-port: 81}"},
    {"obsolete-upgrade", "http: {posture: SSB, in-band: true}", "6:37",
     "http: {posture: SSB, in-band: true, accept: {obsolete-upgrade: x}}",
     "http: {posture: SSB, in-band: false}"},
    {"ambiguous-upgrade", "imap: {posture: SSB, secure-port: 1993}", "6:13",
     "imap: {posture: SSB, secure-port: 1993, accept: {ambiguous-upgrade: x}}",
     "imap: {posture: SSB, secure-port: 993}"},
    {"unknown-protocol", "http/udp: SSB", "6:7",
     "http/udp: {posture: SSB, accept: {unknown-protocol: x}}", "http/sctp: SSB"},
    {"unknown-protocol", "http/dccp: SSB", "6:7",
     "http/dccp: {posture: SSB, accept: {unknown-protocol: x}}", "http/tcp: SSB"},
    {"tls-service-name", "imaps: {posture: SSO, secure-port: 993}", "6:14",
     "imaps: {posture: SSO, secure-port: 993, accept: {tls-service-name: x}}", "imap: SSO"},
    {"insecure-only", "http: SIO", "6:13", "http: {posture: SIO, accept: {insecure-only: x}}",
     "http: SSO"},
    {"unknown-application", "imao: {posture: SSO, secure-port: 993}", "6:13",
     "imao: {posture: SSO, secure-port: 993, accept: {unknown-application: x}}", "imap: SSO"},
    {"unused-ignore", "http: {posture: SSB, accept: {strippable-upgrade: x}}", "6:13",
     "http: {posture: SSB, accept: {strippable-upgrade: x, unused-ignore: x}}", "http: SSB"},
};

// Rules about what no posture file can say, or that the loader refuses as `posture`.
const std::set<std::string_view> kNotForPosture{"bad-owner",        "bad-preference",
                                                "bad-rdata",        "cname-conflict",
                                                "dead-wildcard",    "doubled-origin",
                                                "duplicate-record", "mnemonic",
                                                "occluded",         "preference-without-tls",
                                                "ttl-mismatch",     "unexplained-ignore",
                                                "wrong-class",      "zero-ports"};

std::vector<std::string> lint(const std::string& text, std::string_view rule) {
  FakeEnv env;
  env.standard_input = text;
  std::vector<std::string> args{"lint", "--kind=posture", "--format=json", "-"};
  if (lint::find_rule(rule)->on_request) args.push_back("--rule=" + std::string(rule) + "=warning");
  EXPECT_EQ(env.run(args), 0) << env.out.str() << env.err.str();
  std::vector<std::string> found;
  const auto report = nlohmann::json::parse(env.out.str());
  for (const auto& finding : report["findings"]) {
    const auto at = [](const auto& place) {
      return place["line"].dump() + ":" + place["column"].dump();
    };
    std::string text_of = finding["rule"].template get<std::string>() + " " + at(finding);
    for (const auto& related : finding["related"]) text_of += " <- " + at(related);
    EXPECT_NE(finding["owner"], "") << text_of;
    EXPECT_NE(finding["help"], "") << text_of;
    found.push_back(std::move(text_of));
  }
  return found;
}

std::string document(const char* application) {
  return std::string("version: 1\nzone: example.com\nservers:\n  - host: h\n    applications:\n") +
         "      " + application + "\n";
}

class PostureRules : public ::testing::TestWithParam<PostureCase> {};

TEST_P(PostureRules, PointToTheEntryAndAreAcceptedThere) {
  const PostureCase& each = GetParam();
  EXPECT_THAT(lint(document(each.wrong), each.rule),
              ElementsAre(std::string(each.rule) + " " + each.found));
  EXPECT_THAT(lint(document(each.accepted), each.rule), IsEmpty());
  EXPECT_THAT(lint(document(each.right), each.rule), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Each, PostureRules, ::testing::ValuesIn(kCases));

TEST(RulesOfPosture, AreAllTriedThatNeedNoMoreThanAnRrset) {
  std::set<std::string_view> tried = kNotForPosture;
  for (const PostureCase& each : kCases) tried.insert(each.rule);
  for (const lint::Rule* rule : lint::all_rules()) {
    const bool judges_sets = rule->check_record != nullptr || rule->check_set != nullptr ||
                             rule->check_ignore != nullptr;
    if (judges_sets && !rule->whole_zone) {
      EXPECT_THAT(tried, Contains(rule->id));
    }
  }
}

// In block style the entry begins on a line of its own, and the warning is about another.
TEST(RulesOfPosture, PointIntoAnEntryInBlockStyle) {
  const std::string text = document("http/udp:") +
                           "        - posture: SSB\n"
                           "          insecure-port: 80\n"
                           "          in-band: true\n";
  EXPECT_THAT(lint(text, "obsolete-upgrade"),
              ElementsAre("unknown-protocol 6:7", "obsolete-upgrade 9:20"));
}

// The loader warns of a profile that nobody has; no rule ever sees its records.
TEST(RulesOfPosture, SayOfAnUnusedProfileWhatTheLoaderDoes) {
  const std::string profile = "profiles:\n  old:\n    http: {posture: SSB, in-band: true}\n";
  const std::string head = "version: 1\nzone: example.com\n" + profile;
  FakeEnv env;
  env.standard_input = head;
  EXPECT_EQ(env.run({"lint", "--kind=posture", "--format=gcc", "-"}), 0);
  EXPECT_THAT(env.out.str(), ::testing::HasSubstr("<stdin>:5:35: warning: "));
  EXPECT_THAT(lint(head + "servers: [{host: a, profile: old}]\n", "obsolete-upgrade"),
              ElementsAre("obsolete-upgrade 5:35"));
  FakeEnv off;
  off.standard_input = head;
  EXPECT_EQ(
      off.run({"lint", "--kind=posture", "--fail-on=info", "--rule=obsolete-upgrade=off", "-"}), 0);
}

// One RRset has one finding of the rule, though the loader looks at each of its entries.
TEST(RulesOfPosture, SayOnceWhatTheLoaderSaysOfEachEntry) {
  EXPECT_THAT(
      lint(document("http/udp: [SSB, {posture: SSB, secure-port: 8443}]"), "unknown-protocol"),
      ElementsAre("unknown-protocol 6:7 <- 6:18"));
}

TEST(RulesOfPosture, FindTheZonesNameTwiceInAHost) {
  const std::string text =
      "version: 1\nzone: example.com\n"
      "servers: [{host: 'a.example.com.example.com.', applications: {http: SSB}}]\n";
  EXPECT_THAT(lint(text, "doubled-origin"), ElementsAre("doubled-origin 3:69"));
}

// `accept` is said once for all hosts of a profile, and idle only where no host has the finding.
TEST(RulesOfPosture, CountWhatIsAcceptedOverAllHostsOfAnEntry) {
  const std::string profile =
      "version: 1\nzone: example.com\nprofiles:\n  web:\n"
      "    http: {posture: SSB, insecure-port: 81, secure-port: 444, prefer-secure: true,\n"
      "           accept: {mixed-preference: the old port}}\n"
      "servers:\n  - {hosts: [a, b, c], profile: web}\n";
  EXPECT_THAT(lint(profile, "unused-ignore"), ElementsAre("unused-ignore 5:11 <- 8:14"));
  const std::string other =
      "---\nversion: 1\nzone: example.com\n"
      "servers: [{host: b, applications: {http: {posture: SSB, prefer-secure: false}}}]\n";
  EXPECT_THAT(lint(profile + other, "unused-ignore"), IsEmpty());
}

}  // namespace
}  // namespace hastls::testing
