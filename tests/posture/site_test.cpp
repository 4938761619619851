// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/posture/site.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/posture_text.hpp"

namespace hastls::posture {
namespace {

using ::testing::ElementsAre;

LoadedSite load(const std::string& text) {
  auto input = io::Input::from_text(text, ".hastls.yaml");
  auto loaded = load_site(input, testing::kRules);
  EXPECT_TRUE(loaded.has_value());
  return *std::move(loaded);
}

// "line:column message", one per finding.
std::vector<std::string> said(const std::string& text) {
  std::vector<std::string> out;
  for (const diag::Diagnostic& finding : load(text).diagnostics)
    out.push_back(std::to_string(finding.where.span.line) + ":" +
                  std::to_string(finding.where.span.column) + " " + finding.message);
  return out;
}

TEST(Site, TakesEveryKey) {
  const LoadedSite loaded = load(
      "rules: {strippable-upgrade: off}\norigin: example.com\nrrtype: TYPE65300\n"
      "include-root: ../zones\ninclude-base: cwd\n"
      "applications: {gopher: {cleartext: 70, in-band: \"no\", source: RFC 1436}}\n");
  EXPECT_TRUE(loaded.diagnostics.empty());
  EXPECT_EQ(loaded.site.include_root, "../zones");
  EXPECT_TRUE(loaded.site.include_from_working_directory);
  EXPECT_EQ(loaded.site.type->code(), 65300);
  EXPECT_EQ(loaded.site.registry.find("gopher")->cleartext, 70);
}

TEST(Site, IsOneDocument) {
  EXPECT_THAT(said("include-base: file\n---\norigin: a.\n"), ElementsAre("2:1 a second document"));
}

TEST(Site, KnowsTheWordsOfItsKeys) {
  EXPECT_THAT(said("include-base: here\n"),
              ElementsAre("1:15 'here' stands here, and it should be file or cwd"));
  EXPECT_THAT(said("include-root: [a]\n"), ::testing::SizeIs(1));
}

TEST(Site, TakesARuleOnce) {
  EXPECT_THAT(said("rules:\n  strippable-upgrade: off\n  'strippable-upgrade': error\n"),
              ::testing::SizeIs(1));
}

TEST(Site, RefusesRowsThatNoApplicationHas) {
  const auto row = [](const std::string& text) { return said("applications: {" + text + "}\n"); };
  const auto about = [](const char* message) { return ElementsAre(::testing::HasSubstr(message)); };
  EXPECT_THAT(row("a_b: {cleartext: 70, in-band: \"no\", source: x}"), about("no service name"));
  EXPECT_THAT(row("gopher: {in-band: \"no\", source: x}"), about("without a port"));
  EXPECT_THAT(row("gopher: {cleartext: 70, tls-only: 70, in-band: \"no\", source: x}"),
              about("one port for both"));
  EXPECT_THAT(row("gopher: {cleartext: 70, tls-only: 71, in-band: \"no\", source: x}"),
              ElementsAre());
}

}  // namespace
}  // namespace hastls::posture
