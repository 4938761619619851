// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "zone/scan/type_key.hpp"

namespace hastls::zone::scan {

/// A few octets that texts are compared with again and again: all of them at once, since how many
/// there are cannot be guessed.
class Octets {
 public:
  static constexpr std::size_t kMost = 64;

  Octets() = default;
  /// Precondition: no more than kMost.
  explicit Octets(std::string_view octets) noexcept {
    assert(octets.size() <= kMost);
    std::array<char, kMost> padded{};
    octets.copy(padded.data(), octets.size());
    *this = at(padded.data(), octets.size());
  }
  /// The same of what stands at `octets`, of where kMost octets may be read.
  [[nodiscard]] static Octets at(const char* octets, std::size_t size) noexcept {
    Octets out;
    out.size_ = static_cast<std::uint8_t>(size);
    const char* const mask = kMasks.data() + kMost - size;
    for (std::size_t i = 0; i < kWords; ++i)
      out.words_[i] = load8(octets + 8 * i) & load8(mask + 8 * i);
    return out;
  }

  /// The first `size` of them. Precondition: there are as many.
  [[nodiscard]] Octets front(std::size_t size) const noexcept {
    Octets out;
    out.size_ = static_cast<std::uint8_t>(size);
    const char* const mask = kMasks.data() + kMost - size;
    for (std::size_t i = 0; i < kWords; ++i) out.words_[i] = words_[i] & load8(mask + 8 * i);
    return out;
  }

  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  /// Whether they stand at `at`, of where kMost octets may be read.
  [[nodiscard]] bool stand_at(const char* at) const noexcept {
    return size_ <= 8 * kFew ? stand_at<kFew>(at) : stand_at<kWords>(at);
  }

  /// The same, where upper and lower case are one.
  [[nodiscard]] bool stand_in_any_case_at(const char* at) const noexcept {
    const char* const mask = kMasks.data() + kMost - size_;
    std::uint64_t other = 0;
    for (std::size_t i = 0; 8 * i < size_; ++i)
      other |= lower8(load8(at + 8 * i) & load8(mask + 8 * i)) ^ lower8(words_[i]);
    return other == 0;
  }

  friend bool operator==(const Octets& a, const Octets& b) noexcept {
    return a.size_ == b.size_ && (a.size_ == 0 || a.words_ == b.words_);
  }

 private:
  static constexpr std::size_t kWords = kMost / 8;
  static constexpr std::size_t kFew = 2;
  // Of `size` octets: from kMost - size on.
  static constexpr auto kMasks = [] {
    std::array<char, 2 * kMost> out{};
    for (std::size_t i = 0; i < kMost; ++i) out[i] = static_cast<char>(0xff);
    return out;
  }();

  template <std::size_t words>
  [[nodiscard]] bool stand_at(const char* at) const noexcept {
    const char* const mask = kMasks.data() + kMost - size_;
    std::uint64_t other = 0;
    for (std::size_t i = 0; i < words; ++i)
      other |= (load8(at + 8 * i) & load8(mask + 8 * i)) ^ words_[i];
    return other == 0;
  }

  std::array<std::uint64_t, kWords> words_{};
  std::uint8_t size_ = 0;
};

}  // namespace hastls::zone::scan
