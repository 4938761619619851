// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/core/large_vector.hpp"

#include <cstdint>
#include <limits>
#include <new>
#include <numeric>
#include <string>

#include <gtest/gtest.h>

namespace hastls {
namespace {

TEST(LargeVector, KeepsWhatItHasOnItsWayToHugePagesAndBeyond) {
  constexpr std::uint64_t kValues = 600000;  // 4.8 MB
  LargeVector<std::uint64_t> values;
  for (std::uint64_t i = 0; i < kValues; ++i) values.push_back(i);
  for (std::uint64_t i = 0; i < kValues; ++i) ASSERT_EQ(values[i], i);
  const LargeVector<std::uint64_t> copy = values;
  values = {};
  EXPECT_EQ(std::accumulate(copy.begin(), copy.end(), std::uint64_t{0}),
            kValues * (kValues - 1) / 2);
}

TEST(LargeVector, HoldsValuesThatOwnMemory) {
  LargeVector<std::string> texts;
  texts.reserve(100000);
  for (int i = 0; i < 100000; ++i)
    texts.push_back("a text that is not short, number " + std::to_string(i));
  EXPECT_EQ(texts.back(), "a text that is not short, number 99999");
}

TEST(LargeVector, SaysThatThereIsNoMemory) {
  LargeVector<std::uint64_t> values;
  EXPECT_THROW(values.reserve(std::size_t{1} << 59), std::bad_alloc);
  EXPECT_THROW((void)OnHugePages<std::uint64_t>().allocate(std::numeric_limits<std::size_t>::max()),
               std::bad_array_new_length);
}

}  // namespace
}  // namespace hastls
