// SPDX-License-Identifier: BSD-2-Clause
// What generate makes of a posture file, and what lint says of the one and the other.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "hastls/lint/rule.hpp"
#include "support/fake_env.hpp"
#include "support/random_posture.hpp"

namespace hastls::testing {
namespace {

namespace fs = std::filesystem;
const fs::path kRoot = HASTLS_SOURCE_DIR;

// SPEC.md G5: whatever generate writes lints without an error.
TEST(RandomPostures, AreRefusedOrLintWithoutAnErrorOnceGenerated) {
  int written = 0;
  for (unsigned seed = 1; seed <= 1200; ++seed) {
    const std::string document = RandomPosture(seed).document();
    FakeEnv generate;
    generate.standard_input = document;
    if (generate.run({"generate", "-"}) != 0) continue;
    ++written;
    FakeEnv lint;
    lint.standard_input = generate.out.str();
    ASSERT_EQ(lint.run({"lint", "--rdata", "all", "-"}), 0)
        << document << generate.out.str() << lint.out.str() << lint.err.str();
    FakeEnv again;
    again.standard_input = document;
    ASSERT_EQ(again.run({"generate", "-"}), 0);
    ASSERT_EQ(again.out.str(), generate.out.str());
  }
  EXPECT_GT(written, 200);
}

// What is found by one rule: at how many owners, and which are named.
struct Found {
  std::size_t count = 0;
  std::set<std::string> owners;
};

// By rule. Those that point to a file and not to its records are left out.
std::map<std::string, Found> found_in(const std::string& text, const char* kind) {
  FakeEnv env;
  env.standard_input = text;
  std::vector<std::string> args{"lint", "--quiet", "--format=json", "--fail-on=never", "--kind"};
  args.insert(args.end(),
              {kind, "--rule=insecure-only=warning", "--rule=unknown-application=warning", "-"});
  EXPECT_EQ(env.run(args), 0) << text << env.out.str();
  std::map<std::string, Found> out;
  const auto report = nlohmann::json::parse(env.out.str());
  for (const auto& finding : report["findings"]) {
    const auto message = finding["message"].get<std::string>();
    const std::size_t hosts = message.rfind("(at ");
    Found& found = out[finding["rule"].get<std::string>()];
    found.count += hosts == std::string::npos ? 1 : std::stoul(message.substr(hosts + 4));
    found.owners.insert(finding["owner"].get<std::string>());
  }
  return out;
}

// An entry that accepts for several hosts is idle only where it is at all of them; that is the
// one thing that the YAML knows better. Gives what is found in the YAML.
std::map<std::string, Found> expect_alike(const std::string& document,
                                          const std::string& fragment) {
  const auto all = found_in(document, "posture");
  auto of_yaml = all;
  auto of_fragment = found_in(fragment, "zone");
  EXPECT_LE(of_yaml["unused-ignore"].count, of_fragment["unused-ignore"].count) << document;
  of_yaml.erase("unused-ignore");
  of_fragment.erase("unused-ignore");
  EXPECT_EQ(of_yaml.size(), of_fragment.size()) << document << fragment;
  for (const auto& [rule, found] : of_yaml) {
    EXPECT_EQ(found.count, of_fragment[rule].count) << rule << '\n' << document << fragment;
    EXPECT_THAT(found.owners, ::testing::IsSubsetOf(of_fragment[rule].owners)) << document;
  }
  return all;
}

std::string generated(const std::string& document) {
  FakeEnv env;
  env.standard_input = document;
  return env.run({"generate", "-"}) == 0 ? env.out.str() : std::string();
}

TEST(RandomPostures, AreJudgedAsTheFragmentsThatTheyMake) {
  std::set<std::string> rules;
  for (unsigned seed = 1; seed <= 1200; ++seed) {
    const std::string document = RandomPosture(seed).document();
    const std::string fragment = generated(document);
    if (fragment.empty()) continue;
    for (const auto& [rule, found] : expect_alike(document, fragment)) rules.insert(rule);
  }
  EXPECT_THAT(rules, ::testing::IsSupersetOf(
                         {"ambiguous-upgrade", "insecure-only", "mixed-preference",
                          "obsolete-upgrade", "split-pair", "strippable-upgrade", "swapped-ports",
                          "unknown-application", "unknown-protocol", "unused-ignore"}));
}

TEST(PostureFiles, AreJudgedAsTheFragmentsThatTheyMake) {
  std::size_t made = 0;
  for (const char* folder : {"examples", "tests/data/yaml", "tests/interop"}) {
    for (const auto& entry : fs::directory_iterator(kRoot / folder)) {
      if (entry.path().extension() != ".yaml") continue;
      std::ifstream in(entry.path(), std::ios::binary);
      const std::string document{std::istreambuf_iterator<char>(in), {}};
      const std::string fragment = generated(document);
      if (fragment.empty()) continue;
      expect_alike(document, fragment);
      ++made;
    }
  }
  EXPECT_GE(made, 5U);
}

}  // namespace
}  // namespace hastls::testing
