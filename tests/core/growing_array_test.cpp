// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/core/growing_array.hpp"

#include <cstdint>
#include <stdexcept>
#include <string>

#include <gtest/gtest.h>

namespace hastls {
namespace {

TEST(GrowingArray, KeepsWhatItHasWhileItGrowsBeyondAHugePage) {
  GrowingArray<std::uint32_t> values;
  for (std::uint32_t i = 0; i < 1000000; ++i) values.push_back(i);
  values.reserve(2000000);
  ASSERT_EQ(values.size(), 1000000U);
  for (std::uint32_t i = 0; i < 1000000; ++i) ASSERT_EQ(values[i], i);
}

TEST(GrowingArray, ReservesRoomOnce) {
  GrowingArray<char> text;
  text.reserve(1000);
  const char* const at = text.data();
  const std::string octets(1000, 'x');
  EXPECT_EQ(text.append(octets.data(), 500), 0U);
  EXPECT_EQ(text.append(octets.data(), 500), 500U);
  EXPECT_EQ(text.data(), at);
}

TEST(GrowingArray, HasNoMoreValuesThanIndexes) {
  GrowingArray<char, std::uint8_t> text;
  text.resize(255);
  EXPECT_THROW(text.push_back('x'), std::length_error);
  EXPECT_EQ(text.size(), 255U);
}

}  // namespace
}  // namespace hastls
