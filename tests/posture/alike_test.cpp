// SPDX-License-Identifier: BSD-2-Clause
// Documents whose keys say what those of the one before did: as if each were read by itself.
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "support/posture_text.hpp"

#include "posture/changed_text.hpp"
#include "posture/outcome.hpp"

namespace hastls::posture {
namespace {

std::string keys(const std::string& zone) {
  return "version: 1\nzone: " + zone +
         "   # whose\nrrtype: 65444\ndefaults: {ttl: 1h, prefer-secure: true}\n\nprofiles:\n"
         "  mail:\n    smtp: SSB   # in-band\n    imap: {posture: SSO, ttl: 5}\n"
         "  other: {imap: SSO}\nservers:\n";
}

std::string server(const std::string& host) {
  return "  - host: " + host +
         "\n    profile: mail\n    applications:\n      http:\n        - SSB\n"
         "        - {posture: SSB, insecure-port: 8080, secure-port: 8443}\n";
}

std::string document(const std::string& zone) {
  return keys(zone) + server("www") + "  - hosts: [m1, 'r{1..2}']\n    profile: mail\n" +
         server("x." + zone + ".") + "---\n";
}

void expect_one_outcome(const std::string& text) {
  const std::string expected = outcome(text, {1, true});
  EXPECT_EQ(outcome(text, {1, false}), expected) << text.substr(0, 5000);
  EXPECT_EQ(outcome(text, {3, false}), expected);
}

TEST(Alike, DocumentsKeepTheirOwnPlaces) {
  std::string text;
  for (const char* zone : {"a.test", "b.test", "a.test", "c-1.test", "d.example"}) {
    text += document(zone);
    if (text.size() > 1000) text += "# a comment\n\n";
  }
  expect_one_outcome(text);
  // Of the zone that stands there twice everything is said a second time.
  EXPECT_THAT(outcome(text, {1, false}), ::testing::HasSubstr("a second time"));
}

TEST(Alike, NearMissesAreReadByThemselves) {
  const std::string first = document("a.test");
  const std::string last = document("z.test");
  const std::vector<std::pair<std::string, std::string>> changes{
      {"zone: b.test", "zone: 'b.test'"},
      {"zone: b.test", "zone: \"b\\x2etest\""},
      {"zone: b.test", "zone:  b.test"},
      {"zone: b.test", "zone: b..test"},
      {"zone: b.test", "zone: ."},
      {"zone: b.test", "zone: null"},
      {"zone: b.test", "zone: &b b.test"},
      {"zone: b.test", "zone:"},
      {"zone: b.test", "zone: b.test: c"},
      {"zone: b.test", "zone: b.test\n  c"},
      {"zone: b.test", "zone: b.test#"},
      {"zone: b.test   # whose", "zone: b.test"},
      {"zone: b.test   # whose\n", ""},
      {"zone: b.test", "zone: a.test\nzone: b.test"},
      {"version: 1", "version: 2"},
      {"version: 1\n", ""},
      {"version: 1\n", "--- # marked\nversion: 1\n"},
      {"version: 1\n", "   version: 1\n"},
      {"ttl: 1h", "ttl: 2h"},
      {"ttl: 1h", "tll: 1h"},
      {"prefer-secure: true", "prefer-secure: false"},
      {"65444", "65445"},
      {"imap: SSO}", "imap: SIO}"},
      {"# in-band", "# in-bend"},
      {"\n\nprofiles", "\n\n\nprofiles"},
      {"servers:\n", "servers: # few\n"},
      {"servers:\n", "\x01: 1\nservers:\n"},
      {"servers:\n", "servers:\n\n"},
      {"servers:\n  - host: www", "servers:\n- host: www"},
      {"profile: mail", "profile: mial"},
      {"host: www", "host: b.test"},
      {"SSB\n        -", "SBB\n        -"},
      {"---\n", "defaults: {ttl: 7}\n---\n"},
      {"---\n", "rrtype: 65446\n---\n"},
      {"---\n", "profiles: {late: {http: SSB}}\n---\n"},
      {"---\n", "...\n"},
      {"---\n", "...\n%YAML 1.2\n---\n"},
      {"---\n", "--- \n---\n"},
      {"---\n", "...\n%TAG x y\n---\n"},
  };
  for (const auto& [from, to] : changes) {
    std::string middle = document("b.test");
    ASSERT_NE(middle.find(from), std::string::npos) << from;
    middle.replace(middle.find(from), from.size(), to);
    expect_one_outcome(fmt::format("{}{}{}", first, middle, last));
    expect_one_outcome(fmt::format("{}{}{}", middle, first, last));
    expect_one_outcome(fmt::format("{0}{0}{1}{1}{2}", first, middle, last));
  }
}

TEST(Alike, ServersInOtherLinesOfTheirDocuments) {
  std::string text;
  for (int i = 0; i < 40; ++i) {
    text += keys("z" + std::to_string(i) + ".test");
    for (int host = 0; host < i * 7 % 33 + 1; ++host) {
      text += server("h" + std::to_string(host));
      if ((i + host) % 5 == 0) text += "\n  # between\n";
      if ((i + host) % 11 == 0) text += server("h" + std::to_string(host));
    }
    text += "---\n";
  }
  expect_one_outcome(text);
}

// What a server says beside its hosts may be known; how they are written must not matter then.
TEST(Alike, ServersWhoseHostsAreWrittenInAnyWay) {
  const std::vector<std::string> hosts{
      "  - host: h{0}\n",
      "  - host: \"h{0}\"  # quoted\n",
      "  - host: \"\\x61{0}\"\n",
      "  - host: '\n      h{0}'\n",
      "  - \"host\": \"\\x61{0}\"\n",
      "  -   host: \"\\x61{0}\"\n",
      "  - hosts: [\"\\x61{0}\", b{0}, 'c{{1..3}}-{0}']\n",
      "  - hosts: [a{0},\n      b{0}]\n",
      "  - hosts:\n      - \"\\x61{0}\"\n",
      "  - ? host\n    : h{0}\n",
      "  -\n    host: h{0}\n",
      "  - {{host: h{0},\n",
      "  - {{host: h{0}}}\n",
      "  -  host: \"\\x61{0}\"\n",
      "  -\n   host: h{0}\n",
      "  - host: >-\n      h{0}\n",
      "  - host: |\n",
      "  - host: \"h{0}\n",
      "  - host: h{0}\n     x\n",
      "  - host: \"\\x5f{0}\"\n",
      "  - profile: mail\n",
  };
  const std::vector<std::string> others{
      "    profile: mail\n",
      "    profile: mail\n",
      "    profile: mail # \"\n",
      "    # x\"\n    profile: mail\n",
      "      # further in\n\n    profile: mail\n",
      "     profile: mail}}\n",
      "    profile: q\"\n    profile: mail\n",
      "    profile: \"m\\x61il\"\n",
      "    applications: {{http: SSB, imap: SIO}}\n",
      "    applications:\n      http: [SSB,\n        SSO]\n",
      "    applications:\n      http: [SSB,\n        SSB]\n",
      "    host: again\n    profile: mail\n",
      "      profile: mail\n",
      "",
  };
  std::mt19937 random(20261122);  // the same every time
  const auto one_of = [&random](const std::vector<std::string>& all) {
    return all[random() % all.size()];
  };
  for (int round = 0; round < 5000; ++round) {
    std::string text = keys("a.test");
    const std::string same = one_of(others);
    const std::size_t servers = 2 + random() % 3;
    for (std::size_t i = 0; i < servers; ++i) {
      const std::string rest = random() % 8 == 0 ? one_of(others) : same;
      text += fmt::format(fmt::runtime(one_of(hosts) + rest), i);
    }
    ASSERT_EQ(outcome(text, {1, false}), outcome(text, {1, true})) << text;
  }
}

TEST(Alike, NamesOfARangeThatAreTheZone) {
  expect_one_outcome(
      "version: 1\nzone: h2\nservers:\n  - hosts: ['h{1..3}', 'h{2..2}']\n"
      "    applications: {http: SSB}\n");
  EXPECT_THAT(outcome("version: 1\nzone: h2\nservers:\n  - hosts: ['h{1..3}']\n"
                      "    applications: {http: SSB}\n",
                      {1, false}),
              ::testing::HasSubstr("forget the dot"));
}

TEST(Alike, ChangedDocumentsAreReadAsIfNobodyKnewTheirLikes) {
  std::string base;
  for (const char* zone : {"a.test", "b.test", "c.test", "d.test"}) base += document(zone);
  std::mt19937 random(20261123);  // the same changes every time
  for (int round = 0; round < 1000; ++round) {
    const std::string text = changed(base, random);
    ASSERT_EQ(outcome(text, {1, false}), outcome(text, {1, true})) << text;
  }
}

}  // namespace
}  // namespace hastls::posture
