// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/core/ordered_work.hpp"

#include <atomic>
#include <stdexcept>
#include <thread>

#include <gtest/gtest.h>

namespace hastls {
namespace {

TEST(OrderedWork, GivesValuesInTheOrderOfTheirTasksWithAnyNumberOfThreads) {
  for (const std::size_t jobs : {0U, 1U, 2U, 7U}) {
    OrderedWork<int> work(jobs);
    int expected = 0;
    for (int i = 0; i < 500; ++i) {
      work.add([i] {
        if (i % 3 == 0) std::this_thread::yield();
        return i;
      });
      while (work.full()) EXPECT_EQ(work.next(), expected++);
    }
    while (!work.empty()) EXPECT_EQ(work.next(), expected++);
    EXPECT_EQ(expected, 500);
  }
}

TEST(OrderedWork, IsFullWhereThereIsEnoughForEveryThread) {
  OrderedWork<int> alone(1);
  alone.add([] { return 1; });
  EXPECT_TRUE(alone.full());
  OrderedWork<int> two(2);
  for (int i = 0; i < 7; ++i) {
    two.add([i] { return i; });
    EXPECT_FALSE(two.full()) << i;
  }
  two.add([] { return 7; });
  EXPECT_TRUE(two.full());
}

TEST(OrderedWork, ThrowsWhatATaskThrewInItsPlace) {
  OrderedWork<int> work(2);
  work.add([] { return 1; });
  work.add([]() -> int { throw std::runtime_error("a test"); });
  work.add([] { return 3; });
  EXPECT_EQ(work.next(), 1);
  EXPECT_THROW((void)work.next(), std::runtime_error);
  EXPECT_EQ(work.next(), 3);
}

TEST(OrderedWork, DropsWhatNobodyBeganWhenItEnds) {
  std::atomic<int> begun = 0;
  {
    OrderedWork<int> work(1);
    for (int i = 0; i < 5; ++i) work.add([&begun] { return ++begun; });
    EXPECT_EQ(work.next(), 1);
  }
  EXPECT_EQ(begun, 1);
}

}  // namespace
}  // namespace hastls
