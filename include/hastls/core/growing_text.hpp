// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <string_view>

#include "hastls/core/growing_array.hpp"

namespace hastls {

/// A text that grows to gigabytes, in a GrowingArray.
class GrowingText {
 public:
  [[nodiscard]] std::size_t size() const noexcept { return octets_.size(); }
  [[nodiscard]] const char* data() const noexcept { return octets_.data(); }
  /// Views: into this, until more is added.
  [[nodiscard]] std::string_view view() const noexcept { return {octets_.data(), octets_.size()}; }

  void push_back(char c) { octets_.push_back(c); }
  /// Precondition: `text` is no part of this.
  void append(std::string_view text) { octets_.append(text.data(), text.size()); }
  /// Adds octets that are still to be set, and gives the first of them; behind them `slack` more
  /// may be written to.
  char* extend(std::size_t count, std::size_t slack = 0) { return octets_.extend(count, slack); }
  /// Makes room for so many.
  void reserve(std::size_t count) { octets_.reserve(count); }
  /// Precondition: `size` is not above size().
  void shrink(std::size_t size) { octets_.resize(size); }

 private:
  GrowingArray<char, std::size_t> octets_;
};

}  // namespace hastls
