// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>

#include "hastls/core/ordered_work.hpp"
#include "hastls/core/result.hpp"

namespace hastls {

/// Calls `each` with every number below `count`, on the threads of `work`, and waits for all.
template <class Each>
void in_parallel(OrderedWork<Done>& work, std::size_t count, const Each& each) {
  for (std::size_t i = 0; i < count; ++i) {
    work.add([&each, i] {
      each(i);
      return Done{};
    });
  }
  while (!work.empty()) (void)work.next();
}

/// Cuts `size` things into `count` ranges of nearly the same size: where number `i` begins.
[[nodiscard]] constexpr std::size_t range_begin(std::size_t size, std::size_t count,
                                                std::size_t i) noexcept {
  return size / count * i + size % count * i / count;
}

}  // namespace hastls
