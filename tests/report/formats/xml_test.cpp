// SPDX-License-Identifier: BSD-2-Clause
#include "report/xml.hpp"

#include <array>
#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/findings.hpp"

namespace hastls::report {
namespace {

using hastls::testing::finding_at;
using hastls::testing::rendered;
using ::testing::HasSubstr;

TEST(Xml, TakesAnyOctets) {
  EXPECT_EQ(xml("a<b>&\"c'"), "a&lt;b&gt;&amp;&quot;c&apos;");
  EXPECT_EQ(xml("]]>"), "]]&gt;");
  EXPECT_EQ(xml("\x01\n\xff z\u00fc \U0001f4a9"), "\\x01\\n\\xff z\u00fc \U0001f4a9");
  EXPECT_EQ(xml("\ufffd\ufffe\uffff"), "\ufffd\\u{fffe}\\u{ffff}");
}

TEST(CheckstyleFormat, PutsTheFindingsOfAFileTogether) {
  auto first = finding_at(19, 20, "x");
  first.help = "give \"the\" port";
  auto other = finding_at(1, 2, "x");
  other.where.file = "b&.zone";
  other.severity = diag::Severity::Info;
  EXPECT_EQ(rendered("checkstyle", {first, finding_at(1, 2, "x"), other}),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n"
            "<file name=\"example.zone\">\n"
            "<error line=\"3\" column=\"19\" severity=\"error\" message=\"both ports are 0 (help: "
            "give &quot;the&quot; port)\" source=\"hastls.zero-ports\"/>\n"
            "<error line=\"3\" column=\"1\" severity=\"error\" message=\"both ports are 0\" "
            "source=\"hastls.zero-ports\"/>\n"
            "</file>\n<file name=\"b&amp;.zone\">\n"
            "<error line=\"3\" column=\"1\" severity=\"info\" message=\"both ports are 0\" "
            "source=\"hastls.zero-ports\"/>\n</file>\n</checkstyle>\n");
  EXPECT_EQ(rendered("checkstyle", {}),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n"
            "</checkstyle>\n");
}

std::string junit(const std::vector<diag::Diagnostic>& findings, const Run& run) {
  std::ostringstream out;
  find_format("junit")->write({.findings = findings, .run = run}, {}, out);
  return out.str();
}

TEST(JunitFormat, FailsWhatFailsTheRun) {
  auto warning = finding_at(1, 2, "x");
  warning.severity = diag::Severity::Warning;
  warning.help = "help";
  const std::vector findings{finding_at(19, 20, "x"), warning};
  const std::string strict = junit(findings, {.fail_on = diag::Severity::Warning});
  EXPECT_THAT(strict, HasSubstr("<testsuite name=\"example.zone\" tests=\"2\" failures=\"2\""));
  const std::string usual = junit(findings, {});
  EXPECT_THAT(usual, HasSubstr("tests=\"2\" failures=\"1\""));
  EXPECT_THAT(usual,
              HasSubstr("<testcase name=\"zero-ports _smtp._tcp.www.example. (2)\" "
                        "classname=\"example.zone\" file=\"example.zone\">\n"
                        "<system-out>example.zone:3:1: warning: both ports are 0 [zero-ports]\n"
                        "help: help</system-out>\n</testcase>\n"));
  EXPECT_THAT(junit(findings, {.fail_on = std::nullopt}), HasSubstr("failures=\"0\""));
}

TEST(JunitFormat, TellsOfCleanAndUnreadFiles) {
  const std::array<std::string, 2> inputs{"example.zone", "clean.zone"};
  const std::array unread{Unread{"gone.zone", "cannot open it"}};
  const std::vector findings{finding_at(19, 20, "x")};
  const std::string got = junit(findings, {.inputs = inputs, .unread = unread});
  EXPECT_THAT(got, HasSubstr("failures=\"1\" errors=\"1\">\n<testsuite name=\"example.zone\""));
  EXPECT_THAT(got, HasSubstr("<testsuite name=\"clean.zone\" tests=\"1\" failures=\"0\" "
                             "errors=\"0\" skipped=\"0\">\n<testcase name=\"no findings\" "
                             "classname=\"clean.zone\" file=\"clean.zone\"/>\n</testsuite>\n"));
  EXPECT_THAT(got, HasSubstr("<testcase name=\"unreadable\" classname=\"gone.zone\" "
                             "file=\"gone.zone\">\n<error message=\"cannot open it\"/>"));
}

}  // namespace
}  // namespace hastls::report
