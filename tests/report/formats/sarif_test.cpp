// SPDX-License-Identifier: BSD-2-Clause
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/findings.hpp"

#include "report/fingerprint.hpp"
#include "report/uri.hpp"

namespace hastls::report {
namespace {

using hastls::testing::finding_at;
using hastls::testing::rendered;
using Json = nlohmann::ordered_json;

Json result_of(const diag::Diagnostic& finding) {
  return Json::parse(rendered("sarif", {finding}))["runs"][0]["results"][0];
}

Json region_of(const diag::Diagnostic& finding) {
  return result_of(finding)["locations"][0]["physicalLocation"]["region"];
}

// A wide character is one unit, one outside the basic plane two, an octet that is no UTF-8 one.
TEST(SarifFormat, CountsColumnsInUtf16CodeUnits) {
  const Json want = {{"startLine", 3}, {"startColumn", 5}, {"endColumn", 6}};
  EXPECT_EQ(region_of(finding_at(5, 6, "abcdX")), want);
  EXPECT_EQ(region_of(finding_at(7, 8, "\u65e5bcX")),
            Json({{"startLine", 3}, {"startColumn", 5}, {"endColumn", 6}}));
  EXPECT_EQ(region_of(finding_at(7, 8, "\U0001f4a9bcX")), want);
  EXPECT_EQ(region_of(finding_at(5, 6,
                                 "\xff\xe2\x80"
                                 "dX")),
            want);
  EXPECT_EQ(region_of(finding_at(1, 1, "")), Json({{"startLine", 3}}));
  EXPECT_EQ(region_of(finding_at(9, 9, "a")), Json({{"startLine", 3}, {"startColumn", 9}}));
}

TEST(SarifFormat, CountsColumnsOfLinesThatAreCut) {
  std::string line;
  for (int i = 0; i < 500; ++i) line += "\u00fc";
  const auto finding = finding_at(1001, 1002, line + "X" + line);
  EXPECT_EQ(finding.source.substr(0, 2), "\u00fc");
  EXPECT_EQ(region_of(finding), Json({{"startLine", 3}, {"startColumn", 501}, {"endColumn", 502}}));
}

TEST(SarifFormat, LinksWhatBelongsToAFinding) {
  auto finding = finding_at(1, 2, "x");
  finding.related = {{{"other.zone", {7, 9, 12}}, "the first copy"}};
  finding.included_from = {{"a.zone", {2, 10, 30}}, {"top.zone", {4, 1, 30}}};
  const Json got = result_of(finding);
  EXPECT_EQ(got["locations"][0]["relationships"][0]["target"], 2);
  const Json related = got["relatedLocations"];
  ASSERT_EQ(related.size(), 3U);
  EXPECT_EQ(related[0]["physicalLocation"]["region"], Json({{"startLine", 7}}));
  EXPECT_EQ(related[1]["relationships"][0]["target"], 3);
  EXPECT_FALSE(related[2].contains("relationships"));
  EXPECT_EQ(got["locations"][0]["logicalLocations"][0]["fullyQualifiedName"],
            "_smtp._tcp.www.example.");
}

TEST(SarifFormat, LetsNoNameMakeALinkOrAnArgument) {
  auto finding = finding_at(1, 2, "x");
  finding.message = "{0} [a](http://b)";
  EXPECT_EQ(result_of(finding)["message"]["text"], "{{0}} \\[a\\](http://b)");
  finding.message = "web{1..4} [x]";
  EXPECT_EQ(result_of(finding)["message"]["text"], "web{{1..4}} [x]");
}

TEST(SarifFormat, TellsOfTheRun) {
  const std::vector unread{Unread{"/gone.zone", "cannot open it"}};
  std::ostringstream out;
  find_format("sarif")->write({.run = {.version = "1.2.3", .unread = unread, .exit_code = 2}}, {},
                              out);
  const Json run = Json::parse(out.str())["runs"][0];
  EXPECT_EQ(run["tool"]["driver"]["version"], "1.2.3");
  EXPECT_EQ(run["columnKind"], "utf16CodeUnits");
  const Json invocation = run["invocations"][0];
  EXPECT_EQ(invocation["executionSuccessful"], false);
  EXPECT_EQ(invocation["exitCode"], 2);
  EXPECT_EQ(invocation["toolExecutionNotifications"][0]["message"]["text"], "cannot open it");
  EXPECT_EQ(run["results"], Json::array());
}

TEST(FileUri, EncodesWhatIsNotUnreserved) {
  EXPECT_EQ(file_uri("zones/a-b_c~.zone"), "zones/a-b_c~.zone");
  EXPECT_EQ(file_uri("./a//./b/../c"), "a/b/../c");
  EXPECT_EQ(file_uri("/etc/nsd/x y"), "file:///etc/nsd/x%20y");
  EXPECT_EQ(file_uri("a:b%\xff\n#?"), "a%3Ab%25%FF%0A%23%3F");
  EXPECT_EQ(file_uri(""), "");
  EXPECT_EQ(file_uri("axfr://[::1]:5300/a \\046b.example"),
            "axfr://[::1]:5300/a%20%5C046b.example");
  EXPECT_TRUE(names_server("axfr://192.0.2.53/example.com"));
  EXPECT_FALSE(names_server("axfr:/192.0.2.53/example.com"));
  EXPECT_FALSE(names_server("://192.0.2.53/example.com"));
  EXPECT_FALSE(names_server("a1://b"));
}

std::string fingerprint(const diag::Diagnostic& finding) {
  return Fingerprints().next(finding);
}

TEST(Fingerprint, StaysWhereLinesMoveAndColumnsAreAligned) {
  auto finding = finding_at(1, 2, "_smtp._tcp IN TYPE65443 \\# 6 00");
  const std::string before = fingerprint(finding);
  EXPECT_EQ(before.substr(16), ":1");
  finding.where.span.line = 99;
  diag::quote_line(finding, "  _smtp._tcp\t\tIN  TYPE65443 \\# 6 00 \r");
  EXPECT_EQ(fingerprint(finding), before);
}

TEST(Fingerprint, ChangesWithRuleOwnerAndText) {
  const auto base = finding_at(1, 2, "a b");
  auto other_rule = base;
  other_rule.rule = "mnemonic";
  auto other_owner = base;
  other_owner.owner = "_imap._tcp.www.example.";
  for (const auto& other :
       {other_rule, other_owner, finding_at(1, 2, "ab"), finding_at(1, 2, "a c")})
    EXPECT_NE(fingerprint(other), fingerprint(base));
}

TEST(Fingerprint, CountsEqualOnesOfAFile) {
  Fingerprints fingerprints;
  auto finding = finding_at(1, 2, "a b");
  const std::string first = fingerprints.next(finding);
  EXPECT_EQ(fingerprints.next(finding), first.substr(0, 16) + ":2");
  finding.where.file = "other.zone";
  EXPECT_EQ(fingerprints.next(finding), first);
}

}  // namespace
}  // namespace hastls::report
