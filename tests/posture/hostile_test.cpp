// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "support/fake_env.hpp"
#include "support/posture_text.hpp"

namespace hastls::testing {
namespace {

namespace fs = std::filesystem;
const fs::path kFolder = fs::path(HASTLS_SOURCE_DIR) / "tests/data/yaml";

// tests/data/yaml/INDEX.tsv: file, number of findings, and the first of them as "line:column rule".
struct Wanted {
  std::size_t count = 0;
  std::string first;
};

std::map<std::string, Wanted> read_index() {
  std::map<std::string, Wanted> wanted;
  std::ifstream in(kFolder / "INDEX.tsv");
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream fields(line);
    std::string file;
    Wanted& row = (std::getline(fields, file, '\t'), wanted[file]);
    fields >> row.count;
    std::getline(fields >> std::ws, row.first);
  }
  return wanted;
}

std::string first_of(const std::vector<std::string>& found) {
  constexpr std::size_t kShown = 5;
  std::string out;
  for (std::size_t i = 0; i < std::min(found.size(), kShown); ++i)
    out += (i == 0 ? "" : ", ") + found[i];
  return out;
}

// No file of the corpus is a posture file: each is refused, at the right place, and none crashes,
// hangs or asks for more than its size.
TEST(HostileYaml, EachFileIsRefusedWhereTheIndexSays) {
  const auto wanted = read_index();
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(kFolder)) {
    if (entry.path().extension() != ".yaml") continue;
    ++files;
    const std::string name = entry.path().filename().string();
    std::ifstream in(entry.path(), std::ios::binary);
    const auto loaded = load_texts(
        {std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>())});
    const auto found = found_at(loaded);
    const auto row = wanted.find(name);
    ASSERT_NE(row, wanted.end()) << name << '\t' << found.size() << '\t' << first_of(found);
    EXPECT_EQ(found.size(), row->second.count) << name;
    EXPECT_EQ(first_of(found), row->second.first) << name;
    EXPECT_TRUE(records_of(loaded).empty()) << name;
  }
  EXPECT_EQ(files, wanted.size());
}

// lint says the same, and ends with 2 for what is no YAML, else with 1.
TEST(HostileYaml, EachFileIsAFindingOfLint) {
  const auto wanted = read_index();
  std::map<int, int> codes;
  for (const auto& [name, row] : wanted) {
    FakeEnv env;
    const int code = env.run({"lint", "--format=json", (kFolder / name).string()});
    const std::string out = env.out.str();
    EXPECT_EQ(nlohmann::json::parse(out)["findings"].size(), row.count) << name << out;
    EXPECT_EQ(code, out.find(R"("rule":"yaml")") == std::string::npos ? 1 : 2) << name << out;
    ++codes[code];
  }
  EXPECT_GT(codes[1], 5);
  EXPECT_GT(codes[2], 20);
}

TEST(HostileYaml, DeepNestingStopsAt32Levels) {
  const auto nested = [](int levels) {
    return load_texts({"version: 1\nzone: a.test\nservers:\n- " +
                       std::string(static_cast<std::size_t>(levels), '[') +
                       std::string(static_cast<std::size_t>(levels), ']') + "\n"});
  };
  // The document and the list are the first two of them.
  EXPECT_EQ(nested(30).diagnostics.front().rule, "posture");
  EXPECT_EQ(nested(31).diagnostics.front().rule, "yaml");
  EXPECT_EQ(nested(100000).diagnostics.front().rule, "yaml");
}

TEST(HostileYaml, AScalarHasAtMost4096Octets) {
  const auto with_zone = [](std::size_t octets) {
    return load_texts({"version: 1\nzone: '" + std::string(octets, 'a') + "'\n"});
  };
  EXPECT_EQ(with_zone(4096).diagnostics.front().rule, "posture");
  EXPECT_EQ(with_zone(4097).diagnostics.front().rule, "yaml");
}

// Nothing from the YAML begins a record, a comment or a directive.
TEST(HostileYaml, NoTextGetsOutOfItsField) {
  for (const char* text :
       {"a\\nb IN A 192.0.2.1", "a\\n$INCLUDE /etc/passwd", "a;b", "a\\tb", "a b", "a\\x00b",
        "a\\rb", "a\\u2028b", "a\\Nb", "$ORIGIN .", "a\\\\010b", "a(b", "\\\"", "a\\e[31mb"}) {
    for (const char* line : {"servers: [{host: \"%\", applications: {http: SSB}}]",
                             "servers: [{host: a, applications: {\"%\": SSB}}]",
                             "servers: [{host: a, applications: {http: \"%\"}}]"}) {
      std::string document = "version: 1\nzone: a.test\n" + std::string(line) + "\n";
      document.replace(document.find('%'), 1, text);
      const auto loaded = load_texts({document});
      EXPECT_EQ(loaded.diagnostics.size(), 1U) << document;
      EXPECT_TRUE(records_of(loaded).empty()) << document;
    }
  }
}

TEST(HostileYaml, ALongLineIsQuotedInPart) {
  const auto loaded = load_texts(
      {"version: 1\nzone: a.test\nservers: [" + std::string(100000, ' ') + "{host: a}]\n"});
  ASSERT_EQ(loaded.diagnostics.size(), 1U);
  EXPECT_LT(loaded.diagnostics[0].source.size(), 300U);
  EXPECT_GT(loaded.diagnostics[0].source_column, 1U);
}

}  // namespace
}  // namespace hastls::testing
