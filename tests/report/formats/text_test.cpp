// SPDX-License-Identifier: BSD-2-Clause
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/findings.hpp"

namespace hastls::report {
namespace {

using hastls::testing::finding_at;
using hastls::testing::rendered;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr Style kNoSummary{.color = false, .summary = false};

std::string snippet(std::uint32_t column, std::uint32_t end_column, std::string_view line) {
  const std::string all = rendered("text", {finding_at(column, end_column, line)}, kNoSummary);
  return all.substr(all.find('\n') + 1);
}

// A golden text: what people see, whole.
TEST(TextFormat, ShowsTheLineACaretAndWhatBelongsToIt) {
  auto finding = finding_at(19, 20, "_smtp._tcp HASTLS 0 0 1");
  finding.help = "give the port that is offered";
  finding.related = {{{"other.zone", {7, 1, 5}}, "the first copy"}};
  finding.included_from = {{"top.zone", {2, 10, 30}}};
  EXPECT_EQ(rendered("text", {finding}),
            "example.zone:3:19: error[zero-ports]: both ports are 0\n"
            "  3 | _smtp._tcp HASTLS 0 0 1\n"
            "    |                   ^\n"
            "    = help: give the port that is offered\n"
            "    = other.zone:7:1: the first copy\n"
            "    = included from top.zone:2:10\n"
            "\n"
            "1 error in 3 files (120 records)\n");
}

TEST(TextFormat, SpansSeveralOctetsUpToTheLinesEnd) {
  EXPECT_EQ(snippet(1, 4, "abc def"), "  3 | abc def\n    | ^^^\n\n");
  EXPECT_EQ(snippet(5, 99, "abc def"), "  3 | abc def\n    |     ^^^\n\n");
  EXPECT_EQ(snippet(8, 8, "abc def"), "  3 | abc def\n    |        ^\n\n");
  EXPECT_EQ(snippet(99, 120, "abc def"), "  3 | abc def\n    |        ^\n\n");
}

TEST(TextFormat, KeepsTheCaretUnderTabsAndWideAndCombiningCharacters) {
  EXPECT_EQ(snippet(3, 4, "a\tb"), "  3 | a       b\n    |         ^\n\n");
  EXPECT_EQ(snippet(7, 8, "日本x"), "  3 | 日本x\n    |     ^\n\n");
  EXPECT_EQ(snippet(1, 4, "日本x"), "  3 | 日本x\n    | ^^\n\n");
  EXPECT_EQ(snippet(4, 5, "e\u0301x"), "  3 | e\u0301x\n    |  ^\n\n");
}

TEST(TextFormat, NeverDrivesTheTerminal) {
  EXPECT_EQ(snippet(3, 4, "\x1b\xffx"), "  3 | \\x1b\\xffx\n    |         ^\n\n");
  auto finding = finding_at(1, 2,
                            "\u202e\x9b"
                            "31m\x07");
  finding.message = finding.help = finding.where.file = "a\x1b[2J\nb";
  finding.related = {{finding.where, "c\x1b"}};
  finding.included_from = {finding.where};
  for (const Format* each : all_formats()) {
    const std::string_view format = each->name;
    const std::string all = rendered(format, {finding});
    EXPECT_THAT(all, Not(HasSubstr("\x1b"))) << format;
    EXPECT_THAT(all, Not(HasSubstr("\x07"))) << format;
    EXPECT_THAT(all, Not(HasSubstr("\x9b"))) << format;
    EXPECT_THAT(all, Not(HasSubstr("\u202e"))) << format;
  }
}

TEST(TextFormat, CutsLongLinesRoundTheCaret) {
  const std::string line = std::string(5000, 'a') + 'X' + std::string(5000, 'b');
  const std::string got = snippet(5001, 5002, line);
  EXPECT_LT(got.size(), 600U);
  const std::size_t caret = got.find('^') - got.find('\n') - 1;
  EXPECT_EQ(got[caret], 'X');
  EXPECT_THAT(got, HasSubstr("| ...aaa"));
}

TEST(TextFormat, LeavesTheSnippetOutWhereThereIsNoLine) {
  EXPECT_EQ(rendered("text", {finding_at(1, 1, "")}, kNoSummary),
            "example.zone:3:1: error[zero-ports]: both ports are 0\n\n");
}

TEST(TextFormat, MakesRoomForLongLineNumbers) {
  auto finding = finding_at(1, 2, "x");
  finding.where.span.line = 1234567;
  EXPECT_THAT(rendered("text", {finding}), HasSubstr("\n 1234567 | x\n         | ^\n"));
}

TEST(TextFormat, Counts) {
  auto error = finding_at(1, 2, "x");
  auto warning = error;
  warning.severity = diag::Severity::Warning;
  auto info = error;
  info.severity = diag::Severity::Info;
  EXPECT_THAT(rendered("text", {error, warning, info, error}),
              HasSubstr("\n2 errors, 1 warning, 1 info in 3 files (120 records)\n"));
  EXPECT_EQ(rendered("text", {}), "no findings in 3 files (120 records)\n");
  EXPECT_EQ(rendered("text", {}, kNoSummary), "");
}

TEST(TextFormat, ColoursOnlyWhereAsked) {
  const auto finding = finding_at(1, 2, "x");
  EXPECT_THAT(rendered("text", {finding}), Not(HasSubstr("\x1b[")));
  const std::string colored = rendered("text", {finding}, {.color = true, .summary = true});
  EXPECT_THAT(colored, HasSubstr("\x1b[1;31merror[zero-ports]\x1b[0m"));
  EXPECT_THAT(colored, HasSubstr("\x1b[1;31m^\x1b[0m"));
}

}  // namespace
}  // namespace hastls::report
