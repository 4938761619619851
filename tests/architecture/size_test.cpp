// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>
#include <cstddef>

#include <gtest/gtest.h>

#include "support/sources.hpp"

namespace hastls::testing {
namespace {

constexpr std::size_t kMostLines = 400;
constexpr std::size_t kMostLinesOfACommand = 150;

std::size_t most_lines(const std::string& path) {
  return path.starts_with("src/cli/commands/") ? kMostLinesOfACommand : kMostLines;
}

bool is_too_long(const SourceFile& file) {
  return static_cast<std::size_t>(std::ranges::count(file.text, '\n')) > most_lines(file.path);
}

TEST(Size, EveryFileFitsInOneHead) {
  for (const SourceFile& file : source_files({"include", "src", "tests"}))
    EXPECT_FALSE(is_too_long(file)) << file.path;
}

TEST(Size, TheLimitsHold) {
  EXPECT_FALSE(is_too_long({"src/lint/a.cpp", std::string(400, '\n')}));
  EXPECT_TRUE(is_too_long({"src/lint/a.cpp", std::string(401, '\n')}));
  EXPECT_FALSE(is_too_long({"src/cli/commands/a.cpp", std::string(150, '\n')}));
  EXPECT_TRUE(is_too_long({"src/cli/commands/a.cpp", std::string(151, '\n')}));
}

}  // namespace
}  // namespace hastls::testing
