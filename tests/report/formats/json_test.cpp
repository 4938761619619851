// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "hastls/core/ascii.hpp"
#include "support/findings.hpp"

namespace hastls::report {
namespace {

using hastls::testing::finding_at;
using hastls::testing::rendered;
using Json = nlohmann::ordered_json;

// SPEC.md section 5, key by key and in its order.
TEST(JsonFormat, IsTheObjectThatIsPromised) {
  auto finding = finding_at(19, 20, "x");
  finding.help = "give the port";
  finding.related = {{{"other.zone", {7, 1, 5}}, "the first copy"}};
  const Json want = Json::parse(R"({
    "version": 1, "files": 3, "records": 120,
    "findings": [{
      "rule": "zero-ports", "severity": "error", "message": "both ports are 0",
      "file": "example.zone", "line": 3, "column": 19, "end_column": 20,
      "owner": "_smtp._tcp.www.example.", "help": "give the port",
      "related": [{"file": "other.zone", "line": 7, "column": 1, "message": "the first copy"}]}]
  })");
  EXPECT_EQ(Json::parse(rendered("json", {finding})).dump(), want.dump());
}

TEST(JsonFormat, IsAnObjectWithNoAndWithSeveralFindings) {
  EXPECT_EQ(rendered("json", {}), "{\"version\":1,\"files\":3,\"records\":120,\"findings\":[]}\n");
  const auto finding = finding_at(1, 2, "x");
  EXPECT_EQ(Json::parse(rendered("json", {finding, finding}))["findings"].size(), 2U);
}

TEST(JsonFormat, TakesAnyOctets) {
  auto finding = finding_at(1, 2, "x");
  finding.where.file = "caf\xe9.zone";
  finding.message = "z\u00fcrich \xff\" \\ \x01 \x7f \u202e";
  const std::string text = rendered("json", {finding});
  EXPECT_TRUE(
      std::ranges::all_of(text, [](char c) { return ascii::is_printable(c) || c == '\n'; }));
  const auto got = Json::parse(text)["findings"][0];
  EXPECT_EQ(got["file"], "caf\\xe9.zone");
  EXPECT_EQ(got["message"], "z\u00fcrich \\xff\" \\ \x01 \x7f \u202e");
}

}  // namespace
}  // namespace hastls::report
