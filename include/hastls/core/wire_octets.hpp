// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>

namespace hastls {

/// The 1 to 255 octets of a name. Those of most names lie inside: a run may have millions, that
/// one thread makes and another one drops.
class WireOctets {
 public:
  /// Those of the root.
  WireOctets() = default;
  /// Precondition: 1 to 255.
  explicit WireOctets(std::string_view octets) : size_(static_cast<std::uint8_t>(octets.size())) {
    assert(!octets.empty() && octets.size() <= 255);
    if (!is_inside()) outside_ = std::make_unique_for_overwrite<char[]>(octets.size());
    std::ranges::copy(octets, is_inside() ? inside_.data() : outside_.get());
  }
  WireOctets(const WireOctets& other) : WireOctets(other.view()) {}
  WireOctets& operator=(const WireOctets& other) {
    if (this != &other) *this = WireOctets(other);
    return *this;
  }
  /// The other one is the root's then.
  WireOctets(WireOctets&& other) noexcept
      : outside_(std::move(other.outside_)),
        inside_(other.inside_),
        size_(std::exchange(other.size_, std::uint8_t{1})) {
    other.inside_[0] = '\0';
  }
  WireOctets& operator=(WireOctets&& other) noexcept {
    std::swap(outside_, other.outside_);
    std::swap(inside_, other.inside_);
    std::swap(size_, other.size_);
    return *this;
  }
  ~WireOctets() = default;

  [[nodiscard]] std::string_view view() const noexcept {
    return {is_inside() ? inside_.data() : outside_.get(), size_};
  }

 private:
  static constexpr std::size_t kInside = 23;

  [[nodiscard]] bool is_inside() const noexcept { return size_ <= kInside; }

  std::unique_ptr<char[]> outside_;
  std::array<char, kInside> inside_{};
  std::uint8_t size_ = 1;
};

static_assert(sizeof(WireOctets) == 32);

}  // namespace hastls
