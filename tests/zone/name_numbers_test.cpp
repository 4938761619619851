// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/zone/name_numbers.hpp"

#include <cstdint>
#include <vector>

#include <gtest/gtest.h>

#include "zone/damage.hpp"

namespace hastls::zone {
namespace {

// What each number is, kept as it is.
class Kept {
 public:
  void take(std::uint32_t count) {
    EXPECT_EQ(numbers_.take(count), all_.size());
    for (std::uint32_t i = 0; i < count; ++i) all_.push_back({holders_, i});
    ++holders_;
  }
  void must_hold() const {
    ASSERT_EQ(numbers_.size(), all_.size());
    for (std::uint32_t i = 0; i < all_.size(); ++i) {
      const NameNumbers::Holder found = numbers_.find(i);
      ASSERT_EQ(found.index, all_[i].index) << i;
      ASSERT_EQ(found.below, all_[i].below) << i;
    }
  }

 private:
  NameNumbers numbers_;
  std::vector<NameNumbers::Holder> all_;
  std::uint32_t holders_ = 0;
};

TEST(NameNumbers, TellWhoseOneIs) {
  Numbers numbers;
  for (const std::uint32_t most : {1U, 2U, 7U, 63U, NameNumbers::kMost}) {
    Kept kept;
    for (int i = 0; i < 1000; ++i) kept.take(1 + static_cast<std::uint32_t>(numbers.below(most)));
    ASSERT_NO_FATAL_FAILURE(kept.must_hold()) << most;
  }
}

TEST(NameNumbers, MayAllBeTakenManyAtATime) {
  for (const std::uint32_t first : {0U, 1U, 63U, 64U}) {
    Kept kept;
    for (std::uint32_t i = 0; i < first; ++i) kept.take(1);
    for (int i = 0; i < 100; ++i) kept.take(NameNumbers::kMost);
    ASSERT_NO_FATAL_FAILURE(kept.must_hold()) << first;
  }
}

}  // namespace
}  // namespace hastls::zone
