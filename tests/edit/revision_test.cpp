// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/edit/revision.hpp"

#include <cstdlib>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/temporary_folder.hpp"

namespace hastls::edit {
namespace {

using testing::TemporaryFolder;

Edit replaced(std::uint32_t line, std::uint32_t from, std::uint32_t to, std::string text) {
  return {{line, from}, {line, to}, std::move(text)};
}

TEST(Edited, ReplacesInsertsAndRemoves) {
  const std::vector<Edit> edits{
      replaced(1, 1, 2, "A"), replaced(1, 3, 3, "++"), {{2, 1}, {3, 1}, ""}};
  EXPECT_EQ(edited("abc\ndef\nghi\n", edits), "Ab++c\nghi\n");
  EXPECT_EQ(edited("abc\ndef\nghi\n", {}), "abc\ndef\nghi\n");
}

TEST(Edited, CountsLinesFromTheFirstThatIsGiven) {
  EXPECT_EQ(edited("abc\ndef\n", std::vector{replaced(8, 2, 3, "E")}, 7), "abc\ndEf\n");
}

TEST(Edited, EndsWithTheText) {
  EXPECT_EQ(edited("abc\ndef", std::vector<Edit>{{{2, 1}, {3, 1}, ""}}), "abc\n");
  EXPECT_EQ(edited("abc", std::vector<Edit>{{{2, 1}, {2, 1}, "x"}}), "abcx");
}

std::string diff_of(const std::string& before, const std::vector<Edit>& edits) {
  Revision revision(before);
  revision.apply(edits);
  return revision.unified_diff("a.zone");
}

TEST(UnifiedDiff, IsEmptyWhereNothingChanged) {
  EXPECT_EQ(diff_of("a\n", {}), "");
  EXPECT_EQ(diff_of("a\n", {replaced(1, 1, 2, "a")}), "");
}

TEST(UnifiedDiff, HasThreeLinesAround) {
  EXPECT_EQ(diff_of("1\n2\n3\n4\n5\n6\n7\n8\n9\n", {replaced(5, 1, 2, "five")}),
            "--- a.zone\n+++ a.zone\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

TEST(UnifiedDiff, JoinsHunksThatTouchAndNoOthers) {
  const std::string near = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
  EXPECT_EQ(diff_of(near, {{{1, 1}, {2, 1}, ""}, {{8, 1}, {9, 1}, ""}}),
            "--- a.zone\n+++ a.zone\n@@ -1,9 +1,7 @@\n-1\n 2\n 3\n 4\n 5\n 6\n 7\n-8\n 9\n");
  EXPECT_EQ(diff_of(near, {{{1, 1}, {2, 1}, ""}, {{9, 1}, {10, 1}, ""}}),
            "--- a.zone\n+++ a.zone\n@@ -1,4 +1,3 @@\n-1\n 2\n 3\n 4\n@@ -6,4 +5,3 @@\n 6\n 7\n "
            "8\n-9\n");
}

TEST(UnifiedDiff, SaysWhereTheLastNewlineIsMissing) {
  EXPECT_EQ(diff_of("1\n2", {replaced(2, 1, 2, "3")}),
            "--- a.zone\n+++ a.zone\n@@ -1,2 +1,2 @@\n 1\n-2\n\\ No newline at end of "
            "file\n+3\n\\ No newline at end of file\n");
  EXPECT_EQ(diff_of("1\n", {{{1, 1}, {2, 1}, ""}}), "--- a.zone\n+++ a.zone\n@@ -1 +0,0 @@\n-1\n");
}

TEST(UnifiedDiff, QuotesNamesThatWouldBreakTheLine) {
  Revision revision("1\n");
  revision.apply(std::vector{replaced(1, 1, 2, "2")});
  EXPECT_THAT(revision.unified_diff("a\n+++ b"), ::testing::StartsWith("--- \"a\\012+++ b\"\n"));
  EXPECT_THAT(revision.unified_diff("a b"), ::testing::StartsWith("--- a b\n"));
}

// A few edits at increasing positions, of which some remove whole lines.
std::vector<Edit> some_edits(const std::string& text, std::mt19937& random) {
  std::vector<Edit> out;
  std::uint32_t line = 1;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    const auto size = static_cast<std::uint32_t>(end - at);
    switch (random() % 6) {
      case 0: out.push_back({{line, 1}, {line + 1, 1}, ""}); break;
      case 1: out.push_back(replaced(line, 1, size, "changed")); break;
      case 2: out.push_back(replaced(line, size, size, " behind")); break;
      case 3: out.push_back({{line, 1}, {line, 1}, "new\n"}); break;
      default: break;
    }
    at = end;
    ++line;
  }
  return out;
}

// patch(1) is the judge: the difference makes of the original what the edits made of it.
TEST(UnifiedDiff, IsWhatPatchUnderstands) {
  const TemporaryFolder folder;
  std::mt19937 random(7);
  for (int round = 0; round < 60; ++round) {
    std::string before;
    const std::size_t lines = 1 + random() % 40;
    for (std::size_t i = 0; i < lines; ++i) before += "line " + std::to_string(random() % 5) + "\n";
    if (random() % 3 == 0) before.pop_back();
    Revision revision(before);
    for (int i = 0; i < 3; ++i) revision.apply(some_edits(revision.text(), random));
    folder.write("a.zone", before);
    folder.write("diff", revision.unified_diff("a.zone"));
    if (!revision.changed()) continue;
    const std::string command =
        "cd " + folder.path() + " && patch -s -E -p0 --no-backup-if-mismatch < diff";
    ASSERT_EQ(std::system(command.c_str()), 0) << folder.read("diff");
    EXPECT_EQ(folder.read("a.zone"), revision.text());
    folder.write("a.zone", "");
  }
}

}  // namespace
}  // namespace hastls::edit
