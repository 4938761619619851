// SPDX-License-Identifier: BSD-2-Clause
// The fast way and the exact way on zones that somebody's cat has walked over.
#include <string>

#include <gtest/gtest.h>

#include "hastls/zone/read.hpp"

#include "zone/damage.hpp"
#include "zone/describe.hpp"

namespace hastls::zone {
namespace {

TEST(Agreement, OfBothWaysOnDamagedZones) {
  Numbers numbers;
  for (int i = 0; i < 2000; ++i) {
    const std::string text = walked_over(numbers);
    ReadOptions with;
    const std::string fast = describe(read_text(text, with));
    with.block_size = 64;
    ASSERT_EQ(describe(read_text(text, with)), fast) << text;
    with.exact = true;
    ASSERT_EQ(describe(read_text(text, with)), fast) << text;
    ASSERT_EQ(describe(read_piped(text)), fast) << text;
  }
}

}  // namespace
}  // namespace hastls::zone
