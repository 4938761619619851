// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <memory>
#include <new>
#include <stdexcept>
#include <sys/mman.h>
#include <type_traits>

namespace hastls {

/// An array of plain values that grows to gigabytes: what is large is moved by the kernel, page by
/// page, so that there is never a second copy of it, and lies on huge pages where there are any.
/// Shape: indexes have 32 bits.
/// Errors: std::bad_alloc; std::length_error for 2^32 values.
template <class T>
class GrowingArray {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
  [[nodiscard]] T* data() noexcept { return octets_.get(); }
  [[nodiscard]] const T* data() const noexcept { return octets_.get(); }
  [[nodiscard]] T& operator[](std::size_t at) noexcept { return octets_.get()[at]; }
  [[nodiscard]] const T& operator[](std::size_t at) const noexcept { return octets_.get()[at]; }
  [[nodiscard]] T& back() noexcept { return octets_.get()[size_ - 1]; }
  [[nodiscard]] T* begin() noexcept { return data(); }
  [[nodiscard]] T* end() noexcept { return data() + size_; }
  [[nodiscard]] const T* begin() const noexcept { return data(); }
  [[nodiscard]] const T* end() const noexcept { return data() + size_; }

  void push_back(const T& value) {
    if (size_ == capacity_) {
      const T kept = value;  // it may be one of these
      grow(size_ + 1);
      octets_.get()[size_++] = kept;
      return;
    }
    octets_.get()[size_++] = value;
  }
  /// Gives the index of the first of them. Precondition: `values` are none of these.
  std::uint32_t append(const T* values, std::size_t count) {
    if (capacity_ - size_ < count) grow(size_ + count);
    std::copy_n(values, count, octets_.get() + size_);
    const auto first = static_cast<std::uint32_t>(size_);
    size_ += count;
    return first;
  }
  /// Shrinks, or adds values of zero octets.
  void resize(std::size_t size) {
    if (size > capacity_) grow(size);
    if (size > size_)
      std::memset(static_cast<void*>(octets_.get() + size_), 0, (size - size_) * sizeof(T));
    size_ = size;
  }

 private:
  struct Free {
    void operator()(T* octets) const noexcept { std::free(octets); }
  };
  static constexpr std::size_t kFirst = 64;
  static constexpr std::size_t kHuge = std::size_t{1} << 22;

  // realloc() leaves the moving of large blocks to mremap(), which copies nothing.
  void grow(std::size_t least) {
    if (least > std::numeric_limits<std::uint32_t>::max())
      throw std::length_error("more than 2^32 values");
    const std::size_t wanted = std::max({least, kFirst, capacity_ * 2});
    void* const moved = std::realloc(octets_.get(), wanted * sizeof(T));
    if (moved == nullptr) throw std::bad_alloc();
    (void)octets_.release();
    octets_.reset(static_cast<T*>(moved));
    capacity_ = wanted;
    if (wanted * sizeof(T) >= kHuge) advise();
  }

  // A kernel without huge pages says no, and nothing is lost.
  void advise() const noexcept {
    constexpr std::uintptr_t kPage = 4096;
    const auto from = (reinterpret_cast<std::uintptr_t>(octets_.get()) + kPage - 1) & ~(kPage - 1);
    const auto to = reinterpret_cast<std::uintptr_t>(octets_.get() + capacity_) & ~(kPage - 1);
    if (from < to) (void)::madvise(reinterpret_cast<void*>(from), to - from, MADV_HUGEPAGE);
  }

  std::unique_ptr<T, Free> octets_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace hastls
