// SPDX-License-Identifier: BSD-2-Clause
// Threads, and servers that are known by their text: the result is that of one thread and yaml-cpp.
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>

#include "support/posture_text.hpp"

#include "posture/changed_text.hpp"
#include "posture/outcome.hpp"

namespace hastls::posture {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string kHead =
    "version: 1\nzone: example.com\nprofiles:\n  mail: {smtp: SSB, imap: {posture: SSO, ttl: 5}}\n";

std::string server(const std::string& host) {
  return "  - host: " + host +
         "\n    profile: mail\n    applications:\n      http:\n        - SSB\n"
         "        - {posture: SSB, insecure-port: 8080, secure-port: 8443}\n";
}

void expect_one_outcome(const std::string& text) {
  const std::string expected = outcome(text, {1, true});
  EXPECT_EQ(outcome(text, {1, false}), expected) << text.substr(0, 3000);
  EXPECT_EQ(outcome(text, {3, false}), expected);
}

TEST(Jobs, ServersThatRepeatKeepTheirOwnPlaces) {
  const std::string text = kHead + "servers:\n" + server("a") + server("b") + "\n# between\n" +
                           server("c") + "  - hosts: [d, 'e{1..3}']   # more\n" +
                           server("x").substr(server("x").find('\n') + 1) + server("a");
  const Loaded loaded = load(text, {});
  std::vector<std::string> places;
  for (const diag::Diagnostic& finding : loaded.diagnostics)
    places.push_back(std::to_string(finding.where.span.line) + ":" +
                     std::to_string(finding.where.span.column));
  // The second `a`: its own entries, and its host for what comes from the profile.
  EXPECT_THAT(places, ElementsAre("32:11", "32:11", "36:11", "37:11"));
  expect_one_outcome(text);
}

TEST(Jobs, PiecesOfOneLargeDocumentComeTogetherInOrder) {
  std::string text = kHead + "servers:\n";
  for (int i = 0; i < 4000; ++i) {
    text += server("h" + std::to_string(i * 7919 % 4000));
    if (i % 500 == 250) text += "  - host: 'q" + std::to_string(i) + "\\'\n    profile: mail\n";
    if (i % 700 == 350) text += "  - host: bad!" + std::to_string(i) + "\n    profil: mail\n";
    if (i % 900 == 450) text += "  - {host: \"f\\x61\", applications: {http: SIO}}\n";
  }
  expect_one_outcome(text + "defaults: {ttl: 77}\n");
  expect_one_outcome(text + "---\n" + text + "...\n---\n" + kHead);
}

TEST(Jobs, DocumentsComeTogetherInOrder) {
  std::string text;
  for (int i = 0; i < 3000; ++i) {
    std::string head = kHead;
    if (i % 5 != 0) head.replace(head.find("example"), 7, "z" + std::to_string(i % 611));
    text += head + "servers:\n" + server("w" + std::to_string(i));
    if (i % 400 == 100) text += "rrtype: 65444\nsevers: 1\n";
    if (i % 400 == 300) text += "\x01\n";
    text += "---\n";
  }
  expect_one_outcome(text);
}

TEST(Jobs, ServersInFrontOfWhatTheyNeedWaitForIt) {
  std::string text = "servers:\n";
  for (int i = 0; i < 2000; ++i) text += server("h" + std::to_string(i));
  text += kHead;
  EXPECT_THAT(load(text, {3, false}).diagnostics, IsEmpty());
  expect_one_outcome(text);
}

TEST(Jobs, ChangedServersAreReadAsIfNobodyKnewTheirLikes) {
  std::string base = kHead + "servers:\n";
  for (int i = 0; i < 6; ++i) {
    base += server("h" + std::to_string(i));
    base += "  - hosts: [m" + std::to_string(i) + ", 'r{1..2}-" + std::to_string(i) +
            "']\n    profile: mail\n";
  }
  std::mt19937 random(20261122);  // the same changes every time
  for (int round = 0; round < 1500; ++round) {
    const std::string text = changed(base, random);
    ASSERT_EQ(outcome(text, {1, false}), outcome(text, {1, true})) << text;
  }
}

TEST(Jobs, OfOneHostInSeveralServersOneCanonicalOrderIsMade) {
  const Loaded loaded = load(kHead +
                                 "servers:\n"
                                 "  - {host: b, applications: {xmpp-client: SSB, imap: SSO}}\n"
                                 "  - {host: 1.b, applications: {http: SSB}}\n"
                                 "  - {host: b, applications: {ftp: SSB, pop3/sctp: SSO}}\n"
                                 "  - {host: a.b, applications: {http: SSB}}\n"
                                 "  - {host: '@', applications: {http: SSB}}\n",
                             {});
  std::vector<std::string> owners;
  for (const std::string& record : testing::records_of(loaded))
    owners.push_back(record.substr(0, record.find(' ')));
  EXPECT_THAT(owners, ElementsAre("_http._tcp.example.com.", "_http._tcp.1.b.example.com.",
                                  "_pop3._sctp.b.example.com.", "_ftp._tcp.b.example.com.",
                                  "_imap._tcp.b.example.com.", "_xmpp-client._tcp.b.example.com.",
                                  "_http._tcp.a.b.example.com."));
}

}  // namespace
}  // namespace hastls::posture
