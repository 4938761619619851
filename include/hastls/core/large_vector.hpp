// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <limits>
#include <new>
#include <vector>

#include "hastls/core/mapped_block.hpp"

namespace hastls {

/// Puts what is large on huge pages where there are any. It is for values that own something;
/// others lie in a GrowingArray, which moves them without a copy.
template <class T>
struct OnHugePages {
  using value_type = T;  // NOLINT(readability-identifier-naming): as std::allocator_traits has it

  OnHugePages() = default;
  template <class U>
  OnHugePages(  // NOLINT(google-explicit-constructor): allocators are made of each other
      const OnHugePages<U>& /*other*/) noexcept {}

  /// Errors: std::bad_alloc.
  [[nodiscard]] T* allocate(std::size_t count) {
    if (count > std::numeric_limits<std::size_t>::max() / sizeof(T))
      throw std::bad_array_new_length();
    const std::size_t octets = count * sizeof(T);
    return static_cast<T*>(is_large(octets) ? MappedBlock::take(octets) : ::operator new(octets));
  }
  void deallocate(T* at, std::size_t count) noexcept {
    const std::size_t octets = count * sizeof(T);
    if (is_large(octets))
      MappedBlock::give(at, octets);
    else
      ::operator delete(at);
  }

  friend bool operator==(const OnHugePages&, const OnHugePages&) = default;

 private:
  static_assert(alignof(T) <= alignof(std::max_align_t));

  [[nodiscard]] static constexpr bool is_large(std::size_t octets) noexcept {
    return octets > MappedBlock::kSmall;
  }
};

template <class T>
using LargeVector = std::vector<T, OnHugePages<T>>;

}  // namespace hastls
