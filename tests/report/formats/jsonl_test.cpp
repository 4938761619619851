// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/findings.hpp"

namespace hastls::report {
namespace {

using hastls::testing::finding_at;
using hastls::testing::rendered;
using Json = nlohmann::ordered_json;

TEST(JsonlFormat, HasTheFindingsOfJsonALineEach) {
  auto finding = finding_at(19, 20, "x");
  finding.message = "a\nb";
  finding.related = {{{"other.zone", {7, 1, 5}}, "the first copy"}};
  const std::vector findings{finding, finding_at(1, 2, "y")};
  const Json want = Json::parse(rendered("json", findings))["findings"];
  std::istringstream lines(rendered("jsonl", findings));
  Json got = Json::array();
  for (std::string line; std::getline(lines, line);) got.push_back(Json::parse(line));
  EXPECT_EQ(got.dump(), want.dump());
  EXPECT_EQ(rendered("jsonl", {}), "");
}

}  // namespace
}  // namespace hastls::report
