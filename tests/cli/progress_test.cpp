// SPDX-License-Identifier: BSD-2-Clause
#include "cli/progress.hpp"

#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support/fake_env.hpp"
#include "support/temporary_folder.hpp"

namespace hastls::cli {
namespace {

using namespace std::chrono_literals;

class ProgressOnTerminal : public ::testing::Test {
 protected:
  ProgressOnTerminal() {
    fake_.env.err_is_terminal = true;
    fake_.variables["TERM"] = "xterm";
    fake_.env.err_columns = [this] { return columns_; };
  }

  std::string file(const std::string& name, std::size_t size) {
    std::ofstream(folder_.path(name)) << std::string(size, 'x');
    return folder_.path(name);
  }
  Progress::Now now() {
    return [this] { return time_; };
  }
  std::string shown() {
    std::string out = fake_.err.str();
    fake_.err.str("");
    return out;
  }

  testing::TemporaryFolder folder_;
  testing::FakeEnv fake_;
  Progress::Clock::time_point time_{};
  std::size_t columns_ = 0;
};

TEST_F(ProgressOnTerminal, SaysNothingInTheFirstSecond) {
  const std::vector<std::string> files{file("a", 4000)};
  {
    Progress progress(fake_.env, false, files, now());
    time_ += 999ms;
    progress.read(1000);
    progress.file_done();
  }
  EXPECT_EQ(shown(), "");
}

TEST_F(ProgressOnTerminal, TellsOctetsRateAndTimeLeftThenGoes) {
  const std::vector<std::string> files{file("a", 4000)};
  {
    Progress progress(fake_.env, false, files, now());
    time_ += 2s;
    progress.read(1000);
    EXPECT_EQ(shown(), "\r\x1b[K1.0 kB of 4.0 kB, 500 B/s, 6 s left");
    time_ += 4s;
    progress.read(3000);
    EXPECT_EQ(shown(), "\r\x1b[K4.0 kB of 4.0 kB, 666 B/s");
  }
  EXPECT_EQ(shown(), "\r\x1b[K");
}

TEST_F(ProgressOnTerminal, CountsWhatIsReadAgain) {
  const std::vector<std::string> files{file("a", 4000)};
  Progress progress(fake_.env, false, files, now());
  auto input = io::Input::open(files[0]);
  ASSERT_TRUE(input.has_value());
  progress.watch(*input);
  time_ += 2s;
  ASSERT_TRUE(io::read_all(*input).has_value());
  EXPECT_EQ(shown(), "\r\x1b[K4.0 kB of 4.0 kB, 2.0 kB/s");
  ASSERT_TRUE(input->rewind().has_value());
  time_ += 2s;
  ASSERT_TRUE(io::read_all(*input).has_value());
  EXPECT_EQ(shown(), "\r\x1b[K8.0 kB of 8.0 kB, 2.0 kB/s");
}

TEST_F(ProgressOnTerminal, OfAPipeNobodyKnowsTheEnd) {
  const std::vector<std::string> files{file("a", 4000), "-"};
  Progress progress(fake_.env, false, files, now());
  time_ += 2s;
  progress.file_done();
  EXPECT_EQ(shown(), "\r\x1b[K1 of 2 files, 0 B, 0 B/s");
  time_ += 1s;
  progress.read(1500000);
  EXPECT_EQ(shown(), "\r\x1b[K1 of 2 files, 1.5 MB, 500.0 kB/s");
}

TEST_F(ProgressOnTerminal, DrawsAtMostTenTimesASecond) {
  Progress progress(fake_.env, false, {}, now());
  time_ += 1s;
  progress.read(1);
  EXPECT_NE(shown(), "");
  time_ += 99ms;
  progress.read(1);
  EXPECT_EQ(shown(), "");
  time_ += 1ms;
  progress.read(1);
  EXPECT_NE(shown(), "");
}

TEST_F(ProgressOnTerminal, MakesRoomForSomethingElse) {
  Progress progress(fake_.env, false, {}, now());
  time_ += 1s;
  progress.read(1);
  progress.erase();
  (void)shown();
  progress.erase();
  EXPECT_EQ(shown(), "");
  progress.read(1);
  EXPECT_NE(shown(), "");
}

TEST_F(ProgressOnTerminal, StaysOnOneLine) {
  columns_ = 10;
  Progress progress(fake_.env, false, {}, now());
  time_ += 1s;
  progress.read(123456);
  EXPECT_EQ(shown(), "\r\x1b[K123.5 kB,");
}

TEST_F(ProgressOnTerminal, WritesBlanksWhereTheTerminalCannotErase) {
  fake_.variables["TERM"] = "dumb";
  {
    Progress progress(fake_.env, false, {}, now());
    time_ += 1s;
    progress.read(10);
    EXPECT_EQ(shown(), "\r\r10 B, 10 B/s");
  }
  EXPECT_EQ(shown(), "\r            \r");
}

TEST_F(ProgressOnTerminal, IsSilentWhereItIsNotShown) {
  for (const bool terminal : {false, true}) {
    fake_.env.err_is_terminal = terminal;
    Progress progress(fake_.env, terminal, {}, now());
    time_ += 5s;
    progress.file_done();
    progress.erase();
  }
  EXPECT_EQ(shown(), "");
}

TEST(ProgressText, WritesOctetsWithOneDecimal) {
  EXPECT_EQ(octets_text(0), "0 B");
  EXPECT_EQ(octets_text(999), "999 B");
  EXPECT_EQ(octets_text(1000), "1.0 kB");
  EXPECT_EQ(octets_text(999949), "999.9 kB");
  EXPECT_EQ(octets_text(999950), "1.0 MB");
  EXPECT_EQ(octets_text(10737418240), "10.7 GB");
  EXPECT_EQ(octets_text(5000000000000000), "5000.0 TB");
}

TEST(ProgressText, WritesTimeAsAClockDoes) {
  EXPECT_EQ(duration_text(0), "0 s");
  EXPECT_EQ(duration_text(59), "59 s");
  EXPECT_EQ(duration_text(60), "1:00");
  EXPECT_EQ(duration_text(3599), "59:59");
  EXPECT_EQ(duration_text(4000), "1:06:40");
}

}  // namespace
}  // namespace hastls::cli
