// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/core/pool.hpp"

#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace hastls {
namespace {

TEST(Pool, GivesWhatWasUsedBeforeAndFreshOnesWhereThereIsNone) {
  Pool<std::string> pool;
  EXPECT_EQ(pool.take(), "");
  std::string used(1000, 'x');
  const char* const at = used.data();
  pool.give(std::move(used));
  const std::string again = pool.take();
  EXPECT_EQ(again.data(), at);
  EXPECT_EQ(pool.take(), "");
}

TEST(Pool, GivesNothingToTwoThreadsAtOnce) {
  Pool<std::unique_ptr<int>> pool;
  for (int i = 0; i < 4; ++i) pool.give(std::make_unique<int>(0));
  {
    std::vector<std::jthread> threads;
    threads.reserve(4);
    for (int i = 0; i < 4; ++i) {
      threads.emplace_back([&pool] {
        for (int k = 0; k < 1000; ++k) {
          std::unique_ptr<int> mine = pool.take();
          ++*mine;
          pool.give(std::move(mine));
        }
      });
    }
  }
  int all = 0;
  while (const std::unique_ptr<int> one = pool.take()) all += *one;
  EXPECT_EQ(all, 4000);
}

}  // namespace
}  // namespace hastls
