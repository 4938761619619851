// SPDX-License-Identifier: BSD-2-Clause
#include <array>
#include <csignal>
#include <string>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/process.hpp"

namespace hastls::testing {
namespace {

using ::testing::HasSubstr;

TEST(Program, RunsAsAProcess) {
  const auto version = run_program("--version");
  EXPECT_EQ(version.status, 0);
  EXPECT_EQ(version.output, "hastls 0.1.0\n");
  EXPECT_EQ(run_program("no-such 2>/dev/null").status, 2);
  EXPECT_EQ(run_program("2>/dev/null").status, 2);
}

TEST(Program, FailsWhereItsOutputIsLost) {
  const auto full = run_program("help 2>&1 >/dev/full");
  EXPECT_EQ(full.status, 2);
  EXPECT_THAT(full.output, HasSubstr("No space left on device"));
  const auto closed = run_program("help 2>&1 >&-");
  EXPECT_EQ(closed.status, 2);
  EXPECT_THAT(closed.output, HasSubstr("Bad file descriptor"));
}

// The reader is gone before anything is written, and the parent ignores the signal.
TEST(Program, DiesQuietlyWhereNobodyReads) {
  std::array<int, 2> ends{};
  ASSERT_EQ(::pipe(ends.data()), 0);
  ::close(ends[0]);
  ASSERT_LE(ends[1], 9);
  const auto result = run_shell("trap '' PIPE; { " HASTLS_PROGRAM " help; echo $? >&2; } 2>&1 >&" +
                                std::to_string(ends[1]));
  ::close(ends[1]);
  EXPECT_EQ(result.output, std::to_string(128 + SIGPIPE) + "\n");
}

}  // namespace
}  // namespace hastls::testing
