// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/core/spread_thread.hpp"

#include <atomic>
#include <sched.h>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace hastls {
namespace {

cpu_set_t processors() {
  cpu_set_t out{};
  EXPECT_EQ(::sched_getaffinity(0, sizeof out, &out), 0);
  return out;
}

TEST(SpreadThread, IsJoinedWhenItGoesAway) {
  std::atomic<int> done = 0;
  {
    std::vector<SpreadThread> threads;
    threads.reserve(8);
    for (int i = 0; i < 8; ++i) {
      threads.emplace_back([&done] {
        std::this_thread::yield();
        ++done;
      });
    }
  }
  EXPECT_EQ(done, 8);
}

// Most times: nobody says when a thread is moved.
TEST(SpreadThread, BeginsElsewhereAndMayRunWhereverItsMakerMay) {
  const cpu_set_t usable = processors();
  int elsewhere = 0;
  for (int i = 0; i < 50; ++i) {
    const int made_on = ::sched_getcpu();
    const SpreadThread thread([&] {
      const cpu_set_t own = processors();
      EXPECT_TRUE(CPU_EQUAL(&own, &usable));
      if (::sched_getcpu() != made_on) ++elsewhere;
    });
  }
  EXPECT_TRUE(elsewhere > 10 || CPU_COUNT(&usable) == 1) << elsewhere;
}

TEST(SpreadThread, RunsWhereThereIsOneProcessor) {
  cpu_set_t of_thread{};
  std::atomic<bool> ran = false;
  std::thread([&] {
    cpu_set_t one{};
    CPU_SET(static_cast<unsigned>(::sched_getcpu()), &one);
    ASSERT_EQ(::sched_setaffinity(0, sizeof one, &one), 0);
    {
      const SpreadThread thread([&] {
        of_thread = processors();
        ran = true;
      });
    }
    EXPECT_TRUE(CPU_EQUAL(&of_thread, &one));
  }).join();
  EXPECT_TRUE(ran);
}

}  // namespace
}  // namespace hastls
