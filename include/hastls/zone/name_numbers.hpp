// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>

#include "hastls/core/growing_array.hpp"

namespace hastls::zone {

/// Numbers names from 0 on. A host takes as many numbers in a row as it has names below it that
/// are stored nowhere, and one for itself; any other name takes one. Tells whose number one is.
/// Shape: 2 octets a number, and 4 for each 64 of them.
class NameNumbers {
 public:
  static constexpr std::uint32_t kMost = 64;  ///< Numbers that may be taken at once.

  /// Whose number it is.
  struct Holder {
    std::uint32_t index = 0;  ///< Holders count from 0 in the order in which they came.
    std::uint32_t below = 0;  ///< 0 for its first number, 1 for the next one ...
  };

  /// Gives the first of so many numbers to the next holder. Precondition: 1 to kMost.
  std::uint32_t take(std::uint32_t count) {
    const auto first = static_cast<std::uint32_t>(numbers_.size());
    // Nobody takes so many that a block has no first number.
    if (first / kBlock == blocks_.size()) blocks_.push_back(holders_);
    const auto place = static_cast<std::uint8_t>(holders_ - blocks_.back());
    Number* const fresh = numbers_.extend(count);
    for (std::uint32_t i = 0; i < count; ++i) fresh[i] = {static_cast<std::uint8_t>(i), place};
    ++holders_;
    return first;
  }

  /// Precondition: somebody has taken it.
  [[nodiscard]] Holder find(std::uint32_t number) const noexcept {
    const Number of = numbers_[number];
    return {blocks_[(number - of.below) / kBlock] + of.place, of.below};
  }

  [[nodiscard]] std::size_t size() const noexcept { return numbers_.size(); }

 private:
  static constexpr std::uint32_t kBlock = kMost;

  struct Number {
    std::uint8_t below = 0;
    std::uint8_t place = 0;  ///< Of its holder, among those whose first number is in that block.
  };

  GrowingArray<Number> numbers_;
  GrowingArray<std::uint32_t> blocks_;  ///< Of each kBlock numbers: how many holders came before.
  std::uint32_t holders_ = 0;
};

}  // namespace hastls::zone
