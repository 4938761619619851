// SPDX-License-Identifier: BSD-2-Clause
#include "cli/progress.hpp"

#include <sstream>

#include <gtest/gtest.h>

namespace hastls::cli {
namespace {

using namespace std::chrono_literals;

struct FakeClock {
  Progress::Clock::time_point time{};
  Progress::Now now() {
    return [this] { return time; };
  }
};

TEST(Progress, SaysNothingInTheFirstSecond) {
  std::ostringstream err;
  FakeClock clock;
  {
    Progress progress(err, true, 2, clock.now());
    clock.time += 999ms;
    progress.add(1, 10);
  }
  EXPECT_EQ(err.str(), "");
}

TEST(Progress, CountsFilesRecordsAndTheirRateThenGoes) {
  std::ostringstream err;
  FakeClock clock;
  {
    Progress progress(err, true, 1200, clock.now());
    progress.add(1, 1000);
    clock.time += 2s;
    progress.add(2, 1234000);
    EXPECT_EQ(err.str(), "\r\x1b[K3 of 1,200 files, 1,235,000 records, 617,500 records/s");
    err.str("");
  }
  EXPECT_EQ(err.str(), "\r\x1b[K");
}

TEST(Progress, DrawsAtMostTenTimesASecond) {
  std::ostringstream err;
  FakeClock clock;
  Progress progress(err, true, 1, clock.now());
  clock.time += 1s;
  progress.add(0, 1);
  err.str("");
  clock.time += 99ms;
  progress.add(0, 1);
  EXPECT_EQ(err.str(), "");
  clock.time += 1ms;
  progress.add(0, 1);
  EXPECT_NE(err.str(), "");
}

TEST(Progress, MakesRoomForSomethingElse) {
  std::ostringstream err;
  FakeClock clock;
  Progress progress(err, true, 1, clock.now());
  clock.time += 1s;
  progress.add(0, 1);
  progress.erase();
  err.str("");
  progress.erase();
  EXPECT_EQ(err.str(), "");
  progress.add(0, 1);
  EXPECT_NE(err.str(), "");
}

TEST(Progress, IsSilentWhereItIsNotShown) {
  std::ostringstream err;
  FakeClock clock;
  {
    Progress progress(err, false, 1, clock.now());
    clock.time += 5s;
    progress.add(1, 1);
  }
  EXPECT_EQ(err.str(), "");
}

}  // namespace
}  // namespace hastls::cli
