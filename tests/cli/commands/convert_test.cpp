// SPDX-License-Identifier: BSD-2-Clause
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/fake_env.hpp"
#include "support/written.hpp"

namespace hastls::testing {
namespace {

using ::testing::HasSubstr;

constexpr const char* kGeneric = "a 1 IN TYPE65443 \\# 6 001900190001 ; HASTLS 25 25 1\n";
constexpr const char* kMnemonic = "a 1 IN HASTLS 25 25 1\n";

class ConvertCommand : public ::testing::Test {
 protected:
  int convert(std::vector<std::string> args) {
    args.insert(args.begin(), "convert");
    return env_.run(args);
  }
  [[nodiscard]] std::string out() const { return env_.out.str(); }
  [[nodiscard]] std::string err() const { return env_.err.str(); }

  FakeEnv env_;
  TemporaryFolder folder_;
};

TEST_F(ConvertCommand, ReadsStandardInputAndWritesStandardOutput) {
  env_.standard_input = kMnemonic;
  EXPECT_EQ(convert({"--to", "rfc3597"}), 0);
  EXPECT_EQ(out(), kGeneric);
  EXPECT_EQ(err(), "");
}

TEST_F(ConvertCommand, ReadsAFile) {
  EXPECT_EQ(convert({"--to=hastls", written(folder_, "a.zone", kGeneric)}), 0);
  EXPECT_EQ(out(), kMnemonic);
}

TEST_F(ConvertCommand, ReplacesTheFileThatItReads) {
  const std::string file = written(folder_, "a.zone", kMnemonic);
  std::filesystem::permissions(file, std::filesystem::perms{0640});
  EXPECT_EQ(convert({"--to", "rfc3597", file, "-o", file}), 0);
  EXPECT_EQ(folder_.read("a.zone"), kGeneric);
  EXPECT_EQ(std::filesystem::status(file).permissions(), std::filesystem::perms{0640});
  EXPECT_EQ(out(), "");
  EXPECT_THAT(folder_.names(), ::testing::ElementsAre("a.zone"));
}

TEST_F(ConvertCommand, LeavesAFileUntouchedThatWouldNotChange) {
  const std::string file = written(folder_, "a.zone", kGeneric);
  const auto old = std::filesystem::file_time_type::clock::now() - std::chrono::hours(1);
  std::filesystem::last_write_time(file, old);
  EXPECT_EQ(convert({"--to", "rfc3597", file, "-o", file}), 0);
  EXPECT_EQ(std::filesystem::last_write_time(file), old);
  EXPECT_THAT(folder_.names(), ::testing::ElementsAre("a.zone"));
}

TEST_F(ConvertCommand, ReportsWhatItLeaves) {
  const std::string file = written(folder_, "a.zone", "a 1 IN HASTLS 25\n");
  EXPECT_EQ(convert({"--to", "rfc3597", file, "-o", folder_.path("b.zone")}), 1);
  EXPECT_THAT(err(), HasSubstr("a.zone:1:8: error[bad-rdata]"));
  EXPECT_EQ(folder_.read("b.zone"), "a 1 IN HASTLS 25\n");
}

TEST_F(ConvertCommand, SaysWhereThereIsNothingToConvert) {
  env_.standard_input = "\\# 6 001900190001\n";
  EXPECT_EQ(convert({"--to", "hastls", "-"}), 0);
  EXPECT_EQ(out(), env_.standard_input);
  EXPECT_THAT(err(), HasSubstr("<stdin> holds no HASTLS record"));
}

TEST_F(ConvertCommand, TakesTheTypeFromTheCommandLineOrTheSite) {
  folder_.write(".hastls.yaml", "rrtype: 65500\n");
  const std::string file = written(folder_, "a.zone", kMnemonic);
  EXPECT_EQ(convert({"--to", "hex", file}), 0);
  EXPECT_EQ(convert({"--to", "hex", "--rrtype", "65501", file}), 0);
  EXPECT_EQ(out(), "a 1 IN TYPE65500 001900190001\na 1 IN TYPE65501 001900190001\n");
}

TEST_F(ConvertCommand, WritesNothingWhereTheRunFails) {
  const std::string file = written(folder_, "a.zone", kMnemonic);
  const std::string to = folder_.path("b.zone");
  EXPECT_EQ(convert({file, "-o", to}), 2);
  EXPECT_EQ(convert({"--to", "wire", file, "-o", to}), 2);
  EXPECT_EQ(convert({"--to", "hex", file, file, "-o", to}), 2);
  EXPECT_EQ(convert({"--to", "hex", "--rrtype", "1", file, "-o", to}), 2);
  EXPECT_EQ(convert({"--to", "hex", folder_.path("none"), "-o", to}), 2);
  EXPECT_EQ(convert({"--to", "hex", folder_.path(), "-o", to}), 2);
  EXPECT_EQ(convert({"--to", "hex", file, "-o", folder_.path()}), 2);
  EXPECT_THAT(folder_.names(), ::testing::ElementsAre("a.zone"));
}

}  // namespace
}  // namespace hastls::testing
