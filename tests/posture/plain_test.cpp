// SPDX-License-Identifier: BSD-2-Clause
#include "posture/plain.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "support/posture_text.hpp"

#include "posture/changed_text.hpp"
#include "posture/dumped.hpp"
#include "posture/read_piece.hpp"

namespace hastls::posture {
namespace {

namespace fs = std::filesystem;

Piece item(const std::string& text) {
  const std::size_t indent = text.find('-');
  return {Piece::Kind::Items, indent, text, {{0, 7}}};
}

TEST(Plain, ReadsTheUsualStyleAsTheExactReaderDoes) {
  for (const char* text : {
           "- host: www\n  applications:\n    http: SSB\n",
           "  - host: www\n    applications:\n      http:\n        - SSB\n        - {ttl: 1}\n",
           "-   hosts: [mx1, mx2]\n    profile: mailhost   # a comment\n\n    # another\n",
           "- applications: {sip/tcp: {posture: SSB, ttl: 1h30m}, imap: [SSO]}\n",
           "- host: a\n  applications:\n    http:\n    - SSB\n    - SSO\n",
           "- {host: a, applications: {http: SSB}}\n",
           "- host: a\n  profile:\n  applications: {}\n",
           "- [a, [b, {c: d}]]\n",
           "- word\n",
           "- - a\n  - b: c\n    d: e\n",
           "- a:\n    b:\n      c: 1\n  d: 2\n",
           "- host: 'www'\n",
           "- host: \"www\"   # a comment\n",
           "- hosts: [mx1, 'relay{1..4}', \"it's\"]\n",
           "- {host: 'a, b: [c]', applications: {http: 'SSB'}}\n",
       }) {
    Tree plain_tree;
    Tree exact_tree;
    const Piece piece = item(text);
    const Node* plain = read_plain(piece, 0, plain_tree);
    ASSERT_NE(plain, nullptr) << text;
    const auto exact = yaml::read(piece, exact_tree);
    EXPECT_EQ(dumped(plain), dumped(exact.roots.front())) << text;
    EXPECT_TRUE(exact.problems.empty()) << text;
  }
}

TEST(Plain, LeavesWhatIsNotPlainToTheExactReader) {
  for (const char* text : {
           "- host: ''\n",
           "- host: 'w''w'\n",
           "- host: 'w\"w\n",
           "- host: 'a #b'\n",
           "- host: \"w\\x77\"\n",
           "- host: 'a' b\n",
           "- 'host': a\n",
           "- host: 'a\n    b'\n",
           "- host: 'b\xc3\xbc'\n",
           "- host: &a www\n",
           "- host: *a\n",
           "- host: !t www\n",
           "- host: |\n    www\n",
           "- host: >\n    www\n",
           "- host: www\r\n",
           "- host:\twww\n",
           "- host: w\tw\n",
           "- host: b\xc3\xbc\n",
           "- host: ~\n",
           "- host: null\n",
           "- null: a\n",
           "- host: a b\n",
           "- host: a\n    b\n",
           "- host: a:b\n",
           "- a: b: c\n",
           "- a: b:\n",
           "- host: a\n   profile: b\n",
           "- host: a\n profile: b\n",
           "- ? a\n",
           "-\n  a: b\n",
           "- [a, b\n  , c]\n",
           "- [a, b,]\n",
           "- [a: b]\n",
           "- {a:b}\n",
           "- {a: }\n",
           "- {a}\n",
           "- [a, b]]\n",
           "- [a] b\n",
           "- {a: b} # c\n  d\n",
           "- host: -a\n",
           "- host: @\n",
           "- a#b: c\n",
           "- a: b#c\n",
           "- a: b\n- c: d\n",
           "- <<: a\n",
           "- a: %b\n",
           "- a:  b\n    - c\n",
           "- - a\n   - b\n",
           "# nothing\n",
       }) {
    Tree tree;
    EXPECT_EQ(read_plain(item(text), 0, tree), nullptr) << text;
  }
  std::string deep = "- ";
  for (int i = 0; i < 20; ++i) deep += '[';
  Tree tree;
  EXPECT_EQ(read_plain(item(deep + "a" + std::string(20, ']') + "\n"), 0, tree), nullptr);
}

// What a run makes of a text, both ways: records and findings with their positions.
std::string outcome(const std::string& text, bool exact) {
  const registry::Registry registry;
  LoadOptions options{registry, testing::kRules, std::nullopt, RrType{}};
  options.exact = exact;
  auto input = io::Input::from_text(text, "t.yaml");
  std::vector<FilePosture> files;
  files.push_back(*load_file(input, options));
  const Loaded loaded = combine(std::move(files), options);
  std::string out;
  for (const std::string& record : testing::records_of(loaded)) out += record + "\n";
  for (const diag::Diagnostic& finding : loaded.diagnostics) {
    const diag::Span& span = finding.where.span;
    out += std::to_string(span.line) + ":" + std::to_string(span.column) + "-" +
           std::to_string(span.end_column) + " " + finding.rule + " " + finding.message + " | " +
           finding.help + " | " + finding.source + "\n";
  }
  return out;
}

std::vector<std::string> corpus() {
  std::vector<std::string> texts;
  for (const char* folder : {"tests/data/yaml", "examples"}) {
    for (const auto& entry : fs::directory_iterator(fs::path(HASTLS_SOURCE_DIR) / folder)) {
      if (entry.path().extension() != ".yaml" || entry.file_size() > 20000) continue;
      std::ifstream in(entry.path(), std::ios::binary);
      texts.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    }
  }
  return texts;
}

TEST(Plain, AndExactGiveTheSameOnEveryFile) {
  const auto texts = corpus();
  EXPECT_GT(texts.size(), 40U);
  for (const std::string& text : texts)
    EXPECT_EQ(outcome(text, false), outcome(text, true)) << text;
}

TEST(Plain, AndExactGiveTheSameOnChangedFiles) {
  std::mt19937 random(20261121);  // the same changes every time
  std::vector<std::string> texts;
  std::ranges::copy_if(corpus(), std::back_inserter(texts), [](const std::string& text) {
    return text.size() > 300 && text.size() < 3000;
  });
  ASSERT_FALSE(texts.empty());
  for (int round = 0; round < 1500; ++round) {
    const std::string text = changed(texts[random() % texts.size()], random);
    ASSERT_EQ(outcome(text, false), outcome(text, true)) << text;
  }
}

}  // namespace
}  // namespace hastls::posture
