// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <memory>
#include <utility>
#include <vector>

namespace hastls::posture {

/// Leaves new values of a vector as they are in memory, for who writes to all of them.
template <class T>
struct Unwritten : std::allocator<T> {
  // As std::allocator_traits calls it.
  template <class Other>
  struct rebind {  // NOLINT(readability-identifier-naming)
    using other = Unwritten<Other>;
  };
  template <class U>
  void construct(U* /*value*/) noexcept {}
  template <class U, class... Arguments>
  void construct(U* value, Arguments&&... arguments) {
    std::construct_at(value, std::forward<Arguments>(arguments)...);
  }
};

/// Octets to read into.
using Octets = std::vector<char, Unwritten<char>>;

}  // namespace hastls::posture
