// SPDX-License-Identifier: BSD-2-Clause
// hastls rules, hastls explain, and the page that is made from the same table.
#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hastls/lint/rule.hpp"
#include "support/fake_env.hpp"
#include "support/process.hpp"

namespace hastls::testing {
namespace {

using ::testing::HasSubstr;

TEST(RulesCommand, ListsEveryRuleInEachFormat) {
  for (const char* format : {"text", "json", "markdown"}) {
    FakeEnv env;
    EXPECT_EQ(env.run({"rules", "--format", format}), 0);
    for (const lint::Rule* rule : lint::all_rules()) {
      EXPECT_THAT(env.out.str(), HasSubstr(std::string(rule->id))) << format;
      EXPECT_THAT(env.out.str(), HasSubstr(std::string(rule->summary))) << format;
    }
    EXPECT_EQ(env.err.str(), "");
  }
}

TEST(RulesCommand, RefusesOperandsAndOtherFormats) {
  EXPECT_EQ(FakeEnv().run({"rules", "zero-ports"}), 2);
  EXPECT_EQ(FakeEnv().run({"rules", "--format", "xml"}), 2);
}

TEST(RulesCommand, MadeTheCommittedPage) {
  FakeEnv env;
  ASSERT_EQ(env.run({"rules", "--format", "markdown"}), 0);
  std::ifstream in(HASTLS_SOURCE_DIR "/docs/rules.md");
  const std::string page{std::istreambuf_iterator<char>(in), {}};
  EXPECT_TRUE(env.out.str() == page)
      << "docs/rules.md is out of date: hastls rules --format markdown > docs/rules.md";
}

TEST(ExplainCommand, PrintsTheWholePage) {
  for (const lint::Rule* rule : lint::all_rules()) {
    FakeEnv env;
    EXPECT_EQ(env.run({"explain", std::string(rule->id)}), 0);
    const std::string page = env.out.str();
    EXPECT_TRUE(page.starts_with(std::string(rule->id) + " (")) << page;
    EXPECT_THAT(page, HasSubstr("\nWrong:\n"));
    EXPECT_THAT(page, HasSubstr("\nRight:\n"));
    EXPECT_EQ(page.find("normative") != std::string::npos &&
                  ::testing::Matches(::testing::ContainsRegex("nothing[ \n]+silences"))(page),
              rule->normative);
  }
}

TEST(ExplainCommand, ExplainsSeveralInTheOrderGiven) {
  FakeEnv env;
  EXPECT_EQ(env.run({"explain", "zero-ports", "bad-owner"}), 0);
  const std::string out = env.out.str();
  EXPECT_LT(out.find("zero-ports (error"), out.find("bad-owner (error"));
}

TEST(ExplainCommand, SuggestsWhatWasMeant) {
  FakeEnv env;
  EXPECT_EQ(env.run({"explain", "zero-prots"}), 2);
  EXPECT_EQ(env.out.str(), "");
  EXPECT_THAT(env.err.str(), HasSubstr("did you mean 'zero-ports'?"));
  EXPECT_EQ(FakeEnv().run({"explain"}), 2);
}

TEST(ExplainCommand, RunsAsAProcess) {
  const auto explained = run_program("explain mnemonic");
  EXPECT_EQ(explained.status, 0);
  EXPECT_THAT(explained.output, HasSubstr("TYPE65443"));
  EXPECT_EQ(run_program("rules | grep -c .").output,
            std::to_string(lint::all_rules().size()) + "\n");
}

}  // namespace
}  // namespace hastls::testing
