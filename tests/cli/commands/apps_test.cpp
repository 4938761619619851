// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cli/application_rows.hpp"
#include "support/fake_env.hpp"
#include "support/temporary_folder.hpp"

namespace hastls::cli {
namespace {

using hastls::testing::FakeEnv;
using ::testing::HasSubstr;

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

TEST(Apps, PrintsEveryRowInAlignedColumns) {
  FakeEnv fake;
  EXPECT_EQ(fake.run({"apps"}), 0);
  EXPECT_EQ(fake.err.str(), "");
  const auto lines = lines_of(fake.out.str());
  ASSERT_EQ(lines.size(), registry::built_in().size() + 1);
  EXPECT_EQ(lines[0], "APP          CLEARTEXT  TLS-ONLY  IN-BAND           SOURCE");
  EXPECT_EQ(lines[1], "http         80         443       obsolete          RFC 9110, 2817");
  EXPECT_EQ(lines[2], "smtp         25         -         yes               RFC 5321, 3207");
  EXPECT_EQ(lines[5], "pop3         110        995       yes (STLS)        RFC 1939, 2595, 8314");
  EXPECT_EQ(lines[7], "ftp          21         (990)     yes (AUTH TLS)    RFC 959, 4217");
  EXPECT_EQ(lines[13], "lmtp         -          -         yes               RFC 2033, 3207");
}

TEST(Apps, WritesTheSameRowsAsJson) {
  FakeEnv fake;
  EXPECT_EQ(fake.run({"apps", "--format", "json"}), 0);
  const auto got = nlohmann::ordered_json::parse(fake.out.str());
  EXPECT_EQ(got["version"], 1);
  const auto& rows = got["applications"];
  ASSERT_EQ(rows.size(), registry::built_in().size());
  EXPECT_EQ(rows[6].dump(),
            R"({"name":"ftp","cleartext":21,"tls_only":990,"tls_only_on_request":true,)"
            R"("in_band":"yes","upgrade":"AUTH TLS","source":"RFC 959, 4217","site":false})");
  EXPECT_TRUE(rows[1]["tls_only"].is_null());
}

TEST(Apps, MarksTheRowsOfTheSite) {
  registry::Registry registry;
  ASSERT_TRUE(registry.add({"gopher", 70, 0, registry::InBand::No, "", "us\x1b[2J"}).has_value());
  const auto lines = lines_of(applications_text(registry));
  EXPECT_EQ(lines.back(), "gopher*      70         -         no                us\\x1b[2J");
  const auto json = nlohmann::ordered_json::parse(applications_json(registry));
  EXPECT_EQ(json["applications"].back()["site"], true);
  EXPECT_EQ(json["applications"].back()["name"], "gopher");
}

TEST(Apps, ReadsTheConfiguration) {
  const hastls::testing::TemporaryFolder folder;
  folder.write("site.yaml",
               "applications:\n"
               "  gopher: {cleartext: 70, tls-only: 7070, in-band: \"no\", source: ours}\n");
  FakeEnv fake;
  EXPECT_EQ(fake.run({"apps", "--config", folder.path("site.yaml")}), 0);
  EXPECT_EQ(lines_of(fake.out.str()).back(),
            "gopher*      70         7070      no                ours");
  EXPECT_EQ(fake.err.str(), "");
  folder.write("bad.yaml", "applications: {http: {cleartext: 1, in-band: \"no\", source: x}}\n");
  FakeEnv bad;
  EXPECT_EQ(bad.run({"apps", "--config", folder.path("bad.yaml")}), 2);
  EXPECT_EQ(bad.out.str(), "");
  EXPECT_THAT(bad.err.str(), HasSubstr("bad.yaml:1:"));
  FakeEnv missing;
  EXPECT_EQ(missing.run({"apps", "--config", folder.path("none.yaml")}), 2);
}

TEST(Apps, TakesNoFilesAndKnowsItsFormats) {
  FakeEnv file;
  EXPECT_EQ(file.run({"apps", "x"}), 2);
  EXPECT_THAT(file.err.str(), HasSubstr("unexpected 'x'"));
  FakeEnv format;
  EXPECT_EQ(format.run({"apps", "--format", "xml"}), 2);
  EXPECT_THAT(format.err.str(), HasSubstr("text or json, not 'xml'"));
  EXPECT_EQ(format.out.str(), "");
}

}  // namespace
}  // namespace hastls::cli
