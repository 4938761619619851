// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <stdexcept>
#include <type_traits>
#include <utility>

#include "hastls/core/mapped_block.hpp"

namespace hastls {

/// An array of plain values that grows to gigabytes: what is large is moved by the kernel, page by
/// page, so that there is never a second copy of it, and lies on huge pages where there are any.
/// Errors: std::bad_alloc; std::length_error for more values than an index can tell apart.
template <class T, class Index = std::uint32_t>
class GrowingArray {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  GrowingArray() = default;
  GrowingArray(GrowingArray&& other) noexcept
      : block_(std::move(other.block_)),
        size_(std::exchange(other.size_, 0)),
        capacity_(std::exchange(other.capacity_, 0)) {}
  GrowingArray& operator=(GrowingArray&& other) noexcept {
    block_ = std::move(other.block_);
    size_ = std::exchange(other.size_, 0);
    capacity_ = std::exchange(other.capacity_, 0);
    return *this;
  }
  GrowingArray(const GrowingArray&) = delete;
  GrowingArray& operator=(const GrowingArray&) = delete;
  ~GrowingArray() = default;

  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
  [[nodiscard]] T* data() noexcept { return static_cast<T*>(block_.data()); }
  [[nodiscard]] const T* data() const noexcept { return static_cast<const T*>(block_.data()); }
  [[nodiscard]] T& operator[](std::size_t at) noexcept { return data()[at]; }
  [[nodiscard]] const T& operator[](std::size_t at) const noexcept { return data()[at]; }
  [[nodiscard]] T& back() noexcept { return data()[size_ - 1]; }
  [[nodiscard]] T* begin() noexcept { return data(); }
  [[nodiscard]] T* end() noexcept { return data() + size_; }
  [[nodiscard]] const T* begin() const noexcept { return data(); }
  [[nodiscard]] const T* end() const noexcept { return data() + size_; }

  void push_back(const T& value) {
    if (size_ == capacity_) {
      const T kept = value;  // it may be one of these
      grow(size_ + 1);
      data()[size_++] = kept;
      return;
    }
    data()[size_++] = value;
  }
  /// Gives the index of the first of them. Precondition: `values` are none of these.
  Index append(const T* values, std::size_t count) {
    if (capacity_ - size_ < count) grow(size_ + count);
    std::copy_n(values, count, data() + size_);
    const auto first = static_cast<Index>(size_);
    size_ += count;
    return first;
  }
  /// Adds values that are still to be set, and gives the first of them; behind them `slack` more
  /// may be written to.
  T* extend(std::size_t count, std::size_t slack = 0) {
    if (capacity_ - size_ < count + slack) grow(size_ + count + slack);
    T* const first = data() + size_;
    size_ += count;
    return first;
  }
  /// Makes room for so many.
  void reserve(std::size_t count) {
    if (count > capacity_) grow(count);
  }
  /// Shrinks, or adds values of zero octets.
  void resize(std::size_t size) {
    if (size > capacity_) grow(size);
    if (size > size_)
      std::memset(static_cast<void*>(data() + size_), 0, (size - size_) * sizeof(T));
    size_ = size;
  }

 private:
  static constexpr std::size_t kFirst = 64;

  void grow(std::size_t least) {
    if (least > std::numeric_limits<Index>::max())
      throw std::length_error("more values than an index can tell apart");
    const std::size_t wanted = std::max({least, kFirst, capacity_ * 2});
    const std::size_t octets = wanted * sizeof(T);
    block_.resize(octets <= MappedBlock::kSmall ? octets : MappedBlock::round_up(octets));
    capacity_ = block_.size() / sizeof(T);
  }

  MappedBlock block_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace hastls
