// SPDX-License-Identifier: BSD-2-Clause
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include <gmock/gmock.h>

#include "support/fake_env.hpp"

namespace hastls::testing {
namespace {

namespace fs = std::filesystem;
const fs::path kRoot = HASTLS_SOURCE_DIR;

std::string generated(const fs::path& yaml) {
  FakeEnv fake;
  EXPECT_EQ(fake.run({"generate", yaml.string()}), 0) << fake.err.str();
  EXPECT_EQ(fake.err.str(), "");
  return fake.out.str();
}

std::string text_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in.good()) << path;
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Examples, EachGivesItsExpectedFragment) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(kRoot / "examples")) {
    if (entry.path().extension() != ".yaml") continue;
    const std::string name = entry.path().stem().string();
    EXPECT_EQ(generated(entry.path()), text_of(kRoot / "examples/expected" / (name + ".hastls")));
    names.insert(name);
  }
  EXPECT_THAT(names,
              ::testing::IsSupersetOf({"draft", "hosting-fleet", "mail-cluster", "small-site"}));
}

// Editors find the schema by the first line; hastls schema > examples/posture.schema.json renews
// it.
TEST(Examples, NameASchemaThatIsUpToDate) {
  FakeEnv fake;
  EXPECT_EQ(fake.run({"schema"}), 0);
  EXPECT_EQ(fake.out.str(), text_of(kRoot / "examples/posture.schema.json"));
  for (const auto& entry : fs::directory_iterator(kRoot / "examples")) {
    if (entry.path().extension() != ".yaml") continue;
    const std::string text = text_of(entry.path());
    EXPECT_EQ(text.substr(0, text.find('\n')),
              "# yaml-language-server: $schema=posture.schema.json");
  }
}

TEST(Examples, TheDraftsOwnRecordsComeOut) {
  const std::string fragment = generated(kRoot / "examples/draft.yaml");
  for (const char* record :
       {"_smtp._tcp.www.example.com. 3600 IN TYPE65443 \\# 6 001900190001 ; HASTLS 25 25 1\n",
        "_http._tcp.www.example.com. 3600 IN TYPE65443 \\# 6 000001bb0000 ; HASTLS 0 443 0\n",
        "_http._tcp.www2.example.com. 3600 IN TYPE65443 \\# 6 000001bb0001 ; HASTLS 0 443 1\n",
        "_http._tcp.www3.example.com. 3600 IN TYPE65443 \\# 6 005001bb0000 ; HASTLS 80 443 0\n",
        "; HASTLS 8080 8443 0\n"})
    EXPECT_THAT(fragment, ::testing::HasSubstr(record));
}

// What is not perfect in them is accepted there, with a reason.
TEST(Examples, LintWithoutAFinding) {
  for (const auto& entry : fs::directory_iterator(kRoot / "examples")) {
    if (entry.path().extension() != ".yaml") continue;
    FakeEnv fake;
    EXPECT_EQ(fake.run({"lint", "--fail-on=info", entry.path().string()}), 0) << fake.out.str();
  }
}

TEST(Examples, AllOfThemAreOneRun) {
  FakeEnv fake;
  EXPECT_EQ(fake.run({"generate", (kRoot / "examples").string()}), 0) << fake.err.str();
}

TEST(Zones, IncludeFragmentsThatAreUpToDate) {
  const std::pair<const char*, const char*> made_from[] = {{"example.net", "small-site"},
                                                           {"mail.example", "mail-cluster"}};
  for (const auto& [zone, example] : made_from) {
    const fs::path fragment = kRoot / "zones/fragments" / (std::string(zone) + ".hastls");
    EXPECT_EQ(text_of(fragment), generated(kRoot / "examples" / (std::string(example) + ".yaml")));
    EXPECT_THAT(text_of(kRoot / "zones" / (std::string(zone) + ".zone")),
                ::testing::HasSubstr("$INCLUDE fragments/" + std::string(zone) + ".hastls"));
  }
}

}  // namespace
}  // namespace hastls::testing
