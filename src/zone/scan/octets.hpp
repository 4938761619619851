// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "zone/scan/type_key.hpp"

namespace hastls::zone::scan {

/// A few octets that texts are compared with again and again, eight at a time.
class Octets {
 public:
  static constexpr std::size_t kMost = 64;

  Octets() = default;
  /// Precondition: no more than kMost.
  explicit Octets(std::string_view octets) noexcept
      : size_(static_cast<std::uint8_t>(octets.size())) {
    assert(octets.size() <= kMost);
    std::array<char, kMost> padded{};
    std::ranges::copy(octets, padded.begin());
    std::memcpy(words_.data(), padded.data(), padded.size());
    if (octets.empty()) return;
    last_word_ = static_cast<std::uint8_t>((octets.size() - 1) / 8);
    last_mask_ = ~std::uint64_t{0} >> (8 * (7 - (octets.size() - 1) % 8));
  }

  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  /// Whether they stand at `at`, of where kMost octets may be read.
  [[nodiscard]] bool stand_at(const char* at) const noexcept {
    for (std::size_t i = 0; i < last_word_; ++i) {
      if (load8(at + 8 * i) != words_[i]) return false;
    }
    return (load8(at + std::size_t{8} * last_word_) & last_mask_) == words_[last_word_];
  }

  friend bool operator==(const Octets&, const Octets&) = default;

 private:
  std::array<std::uint64_t, kMost / 8> words_{};
  std::uint64_t last_mask_ = 0;  ///< Which octets of the last word are among them.
  std::uint8_t last_word_ = 0;
  std::uint8_t size_ = 0;
};

}  // namespace hastls::zone::scan
