// SPDX-License-Identifier: BSD-2-Clause
#include "posture/open_values.hpp"

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>

#include "posture/dumped.hpp"
#include "posture/outcome.hpp"
#include "posture/plain.hpp"
#include "posture/yaml/reader.hpp"

namespace hastls::posture {
namespace {

// An item in line 7 of its file.
Piece item(const std::string& text) {
  return {Piece::Kind::Items, text.find('-'), text, {{0, 7}}};
}

// An item whose values are read without what stands round them, where that is possible.
std::string apart(const Piece& piece) {
  Tree tree;
  OpenValues open;
  const Node* const node = read_around(piece, 0, tree, open);
  return node != nullptr && open.count() > 0 && open.settle(tree) ? dumped(node) : "none";
}

TEST(OpenValues, AreReadAsInTheirServer) {
  for (const char* text : {
           "- host: \"w\\x77w\"\n",
           "- host: 'w''w'   # a comment\n  profile: mailhost\n",
           "- host: 'a\n    b'\n  profile: \"c\n   # no comment\n    d\"\n",
           "  - host: b\xc3\xbc\n    applications: {http: SSB, 'imap': [SSO]}\n",
           "- host: a\n  applications:\n      b: [SSB,\n  # c\n       {ttl: 1}]\n      a: b\n",
           "- host: www\n  applications: {http: SSB,\n    imap: SSO\n    }\n\n",
           "- host: a b\n    c\n  profile: d\n",
           "- hosts: [a, 'b',\n    c, ]\n",
           "-    host: \"\\x61\"\n     profile: \"\\x62\"\n",
           "- host: \"w\\x77w\"",
           "- a:\n  - b: 'c\n      d'\n  - e: [f,\n      g]\n  h: ''\n",
       }) {
    SCOPED_TRACE(text);
    const Piece piece = item(text);
    Tree tree;
    const auto exact = yaml::read(piece, tree);
    EXPECT_TRUE(exact.problems.empty());
    EXPECT_EQ(apart(piece), dumped(exact.roots.front()));
  }
}

TEST(OpenValues, AreLeftToTheExactReaderWithAllRoundThem) {
  for (const char* text : {
           "- host: www\n",            // is plain
           "- host: |\n    www\n",     // counts from the key's column
           "- host: |2\n    www\n",    //
           "- host: >-\n    www\n",    //
           "- host: \"a\\x62\"\r\n",   // ends lines otherwise
           "- host: a b\r  c: d\n",    //
           "- host: \"a\n  b: c\"\n",  // goes on where another key begins
           "- host: [a,\n  b: c]\n",   //
           "- host: [a, b\n",          // does not end
           "- host: &a www\n",         // is refused
           "- host: *a\n",             //
           "- host: [a, ~, 'b']\n",    // the place of nothing hangs on what stands before it
           "- host: {a: , b: 'c'}\n",  //
           "- host: ~\n",              //
           "- host: \"a\" b\n",        // is no value
           "- host: a: b\n",           //
           "- host: - a\n",            //
           "- host: ? a\n",            //
           "- host: [[[[[[[[[[[[[[[[[[a]]]]]]]]]]]]]]]]]]\n",  // is deep
           "- 'host': \"\\x61\"\n",                            // is a key
           "- {host: \"\\x61\"}\n",                            // has no line of its own
           "- \"\\x61\"\n",
       }) {
    EXPECT_EQ(apart(item(text)), "none") << text;
  }
}

TEST(OpenValues, OfAUnitThatIsNotPlainOtherwiseAreForgotten) {
  const Piece piece{Piece::Kind::Items,
                    0,
                    "- host: \"\\x61\"\n- host: \"\\x62\"\n  ? a\n- host: \"\\x63\"\n",
                    {{0, 1}, {15, 2}, {36, 4}}};
  Tree tree;
  OpenValues open;
  const Node* const first = read_around(piece, 0, tree, open);
  EXPECT_EQ(read_around(piece, 1, tree, open), nullptr);
  const Node* const last = read_around(piece, 2, tree, open);
  EXPECT_EQ(open.count(), 2U);
  ASSERT_TRUE(open.settle(tree));
  EXPECT_EQ(dumped(first), "3@1:3+1''(1@1:3+4p'host'() 1@1:9+3'a'() )");
  EXPECT_EQ(dumped(last), "3@4:3+1''(1@4:3+4p'host'() 1@4:9+3'c'() )");
}

constexpr std::string_view kKeys[] = {"host", "hosts", "profile", "applications", "a", "k"};

constexpr std::string_view kValues[] = {
    "www",
    "mail",
    "\"w\\x77w\"",
    "'it''s'",
    "[a, 'b']",
    "[\"a\\x62\", c]",
    "{http: SSB}",
    "{http: \"SS\\x42\"}",
    "{http: [SSB,\n       {posture: SSB, insecure-port: 81, secure-port: 8443}]}",
    "{imap: SSO,\n     smtp: {posture: SSB, prefer-secure: true}}",
    "\n      http: [SSB,\n        {posture: \"SSB\", secure-port: 8443}]",
    "\n      http: SSO\n      imap: \"SS\\x4f\"",
    "\n    - a\n    - \"\\x62\"",
    "b\xc3\xbc",
    "a b\n      c",
    "\"a",
    "b\"",
    "'a",
    "[a,",
    "b]",
    "{a: 'b',",
    "}",
    "~",
    "{http: }",
    "|\n      www",
    ">2\n      www",
    "&a www",
    "*a",
    "!t www",
    "a: b",
    "- a",
    "\"a\": b",
    "a\r    k: b",
    "a\r- k: b",
    "\"a\" # comment",
    "\"a\n\n     # b\n     c\"",
    "[a, # comment\n      b]",
    "'a'\n\n  # comment",
    "\"a\\\n      b\"",
    "\"a\\q\"",
    "%a",
    "",
};

// Servers with one to four keys each, whose values are anything.
std::string servers(std::mt19937& random) {
  const auto one_of = [&](const auto& texts) { return texts[random() % std::size(texts)]; };
  const bool is_calm = random() % 2 == 0;  // half of the files have nothing that is refused
  std::string out = "version: 1\nzone: example.com\nprofiles:\n  mail:\n    imap: SSO\nservers:\n";
  for (std::size_t server = 0; server < 1 + random() % 5; ++server) {
    std::string_view lead = "  - ";
    if (is_calm) {
      out += "  - host: \"w\\x77" + std::to_string(server) + "\"\n";
      out += "    applications: " + std::string(kValues[6 + random() % 6]) + "\n";
      continue;
    }
    for (std::size_t key = 0; key < 1 + random() % 4; ++key) {
      out += std::string(lead) + std::string(one_of(kKeys)) + ": " + std::string(one_of(kValues)) +
             "\n";
      lead = "    ";
    }
  }
  return out;
}

TEST(OpenValues, AndExactGiveTheSameWhateverStandsTogether) {
  std::mt19937 random(20261123);  // the same files every time
  for (int round = 0; round < 3000; ++round) {
    const std::string text = servers(random);
    ASSERT_EQ(outcome(text, {}), outcome(text, {.exact = true})) << text;
  }
}

}  // namespace
}  // namespace hastls::posture
