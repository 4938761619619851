// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "zone/scan/type_key.hpp"

namespace hastls::zone::scan {

/// A few octets that texts are compared with again and again: all of them at once, since how many
/// there are cannot be guessed.
class Octets {
  using Words [[gnu::vector_size(16)]] = std::uint64_t;

 public:
  static constexpr std::size_t kMost = 64;

  /// Where a text differs from some octets: bits that are 0 where it does not.
  class Difference {
   public:
    explicit Difference(Words bits) noexcept : bits_(bits) {}
    [[nodiscard]] bool none() const noexcept { return (bits_[0] | bits_[1]) == 0; }
    friend Difference operator|(Difference a, Difference b) noexcept {
      return Difference(a.bits_ | b.bits_);
    }

   private:
    Words bits_;
  };

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
    for (std::size_t i = 0; i < out.parts(); ++i) {
      out.masks_[i] = load(mask + kPart * i);
      out.words_[i] = load(octets + kPart * i) & out.masks_[i];
    }
    return out;
  }

  /// The first `size` of them. Precondition: there are as many.
  [[nodiscard]] Octets front(std::size_t size) const noexcept {
    Octets out;
    out.size_ = static_cast<std::uint8_t>(size);
    const char* const mask = kMasks.data() + kMost - size;
    for (std::size_t i = 0; i < out.parts(); ++i) {
      out.masks_[i] = load(mask + kPart * i);
      out.words_[i] = words_[i] & out.masks_[i];
    }
    return out;
  }

  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  /// From what stands at `at`, of where kMost octets may be read.
  [[nodiscard]] Difference difference(const char* at) const noexcept {
    Words out = part(at, 0);
    if (parts() > 1) out |= part(at, 1) | part(at, 2) | part(at, 3);
    return Difference(out);
  }
  /// Whether they stand there.
  [[nodiscard]] bool stand_at(const char* at) const noexcept { return difference(at).none(); }

  /// The same, where upper and lower case are one.
  [[nodiscard]] bool stand_in_any_case_at(const char* at) const noexcept {
    std::uint64_t other = 0;
    for (std::size_t i = 0; 8 * i < size_; ++i)
      other |= lower8(load8(at + 8 * i) & word(masks_, i)) ^ lower8(word(words_, i));
    return other == 0;
  }

  friend bool operator==(const Octets& a, const Octets& b) noexcept {
    if (a.size_ != b.size_) return false;
    Words other = a.words_[0] ^ b.words_[0];
    for (std::size_t i = 1; i < kParts; ++i) other |= a.words_[i] ^ b.words_[i];
    return Difference(other).none();
  }

 private:
  static constexpr std::size_t kPart = sizeof(Words);
  static constexpr std::size_t kParts = kMost / kPart;
  using All = std::array<Words, kParts>;
  // Of `size` octets: from kMost - size on.
  static constexpr auto kMasks = [] {
    std::array<char, 2 * kMost> out{};
    for (std::size_t i = 0; i < kMost; ++i) out[i] = static_cast<char>(0xff);
    return out;
  }();

  [[nodiscard]] static Words load(const char* at) noexcept {
    Words out;
    std::memcpy(&out, at, sizeof out);
    return out;
  }
  [[nodiscard]] static std::uint64_t word(const All& of, std::size_t at) noexcept {
    return of[at / 2][at % 2];
  }
  /// As many as are looked at: the first one, or all.
  [[nodiscard]] std::size_t parts() const noexcept { return size_ <= kPart ? 1 : kParts; }
  [[nodiscard]] Words part(const char* at, std::size_t i) const noexcept {
    return (load(at + kPart * i) & masks_[i]) ^ words_[i];
  }

  All words_{};
  All masks_{};
  std::uint8_t size_ = 0;
};

}  // namespace hastls::zone::scan
