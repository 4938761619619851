// SPDX-License-Identifier: BSD-2-Clause
// The examples of every rule's page are what the page says they are.
#include <algorithm>
#include <filesystem>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "support/linting.hpp"
#include "support/posture_text.hpp"
#include "support/written.hpp"

namespace hastls::testing {
namespace {

class Snippets : public ::testing::TestWithParam<const lint::Rule*> {
 protected:
  // As the page says: in the snippet zone, with the rule asked for where it is off, and beside a
  // file that may be included.
  [[nodiscard]] std::vector<diag::Diagnostic> lint(std::string_view snippet, RrType type) const {
    const lint::Rule& rule = *GetParam();
    if (rule.of_posture) return load_texts({std::string(snippet)}).diagnostics;
    LintText text{.text = std::string(lint::kSnippetZone) + std::string(snippet),
                  .name = folder_.path("example.com.zone")};
    text.read.type = type;
    if (rule.on_request) text.settings = {std::string(rule.id) + "=warning"};
    return lint_whole(text).findings;
  }
  [[nodiscard]] static RrType wrong_type() {
    return GetParam()->id == "type-collision" ? RrType{65401} : RrType{};
  }

  TemporaryFolder folder_;
  const std::string included_ = written(folder_, "hastls.include", "www IN A 192.0.2.80\n");
};

TEST_P(Snippets, WrongGivesThisRuleAndNoErrorOfAnother) {
  const lint::Rule& rule = *GetParam();
  const auto findings = lint(rule.wrong, wrong_type());
  EXPECT_TRUE(std::ranges::any_of(
      findings, [&](const diag::Diagnostic& finding) { return finding.rule == rule.id; }));
  for (const diag::Diagnostic& finding : findings) {
    EXPECT_TRUE(finding.rule == rule.id || finding.severity != diag::Severity::Error)
        << finding.rule << ": " << finding.message;
    EXPECT_FALSE(finding.message.empty());
    EXPECT_FALSE(finding.help.empty()) << finding.rule << ": " << finding.message;
    EXPECT_FALSE(finding.source.empty()) << finding.rule;
  }
}

// Three hosts with addresses of their own, and the snippet's records of HASTLS at each.
std::string alike(std::string_view snippet) {
  std::string out;
  for (const std::string_view host : {"alike1", "alike2", "alike3"}) {
    out += std::string(host) + " IN A 192.0.2.9\n";
    std::istringstream lines{std::string(snippet)};
    for (std::string line; std::getline(lines, line);) {
      if (line.find("TYPE65443 \\#") == std::string::npos || line[0] != '_') continue;
      const std::size_t proto = line.find("._");
      if (proto == std::string::npos) continue;
      const std::size_t end = std::min(line.find('.', proto + 1), line.find(' '));
      out += line.substr(0, end) + '.' + std::string(host) + line.substr(line.find(' ')) + '\n';
    }
  }
  return out;
}

// What the rules know of records that are alike and stand elsewhere changes nothing.
TEST_P(Snippets, WrongIsFoundBehindRecordsThatAreAlikeToo) {
  const lint::Rule& rule = *GetParam();
  if (!rule.by_standing) return;
  const auto count = [&](const std::string& text) {
    return std::ranges::count(lint(text, RrType{}), rule.id, &diag::Diagnostic::rule);
  };
  const std::string before = alike(rule.right);
  EXPECT_EQ(count(before), 0);
  EXPECT_EQ(count(before + std::string(rule.wrong)), count(std::string(rule.wrong)));
  EXPECT_EQ(count(before + std::string(rule.right)), 0);
}

TEST_P(Snippets, RightGivesNothing) {
  const auto findings = lint(GetParam()->right, RrType{});
  EXPECT_THAT(summaries(findings), ::testing::IsEmpty());
}

TEST_P(Snippets, ThePageIsComplete) {
  const lint::Rule& rule = *GetParam();
  EXPECT_TRUE(rule.summary.ends_with('.')) << rule.summary;
  EXPECT_TRUE(rule.why.ends_with('.') || rule.why.ends_with(')')) << rule.why;
  EXPECT_FALSE(rule.clause.empty());
  EXPECT_TRUE(rule.wrong.ends_with('\n'));
  EXPECT_TRUE(rule.right.ends_with('\n'));
  EXPECT_NE(rule.wrong, rule.right);
  EXPECT_TRUE(!rule.normative || rule.severity == diag::Severity::Error);
  EXPECT_EQ(lint::find_rule(rule.id), &rule);
}

std::string rule_name(const ::testing::TestParamInfo<const lint::Rule*>& rule) {
  std::string name(rule.param->id);
  std::ranges::replace(name, '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(EachRule, Snippets, ::testing::ValuesIn(lint::all_rules()), rule_name);

TEST(Rules, AreNamedAsTheirFilesAre) {
  const auto rules = lint::all_rules();
  ASSERT_FALSE(rules.empty());
  for (const lint::Rule* rule : rules) {
    std::string file(rule->id);
    std::ranges::replace(file, '-', '_');
    EXPECT_TRUE(std::filesystem::exists(HASTLS_SOURCE_DIR "/src/lint/rules/" + file + ".cpp"))
        << rule->id;
  }
  EXPECT_TRUE(std::ranges::is_sorted(rules, {}, &lint::Rule::id));
}

}  // namespace
}  // namespace hastls::testing
