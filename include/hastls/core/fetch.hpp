// SPDX-License-Identifier: BSD-2-Clause
#pragma once

namespace hastls {

/// Says that what is at `at` is going to be written to: where another core has read it, that core
/// gives it away meanwhile. Any address will do.
inline void fetch_to_write(const void* at) noexcept {
#if defined(__x86_64__)
  // For a processor of which no more is known compilers choose the fetch to read, with which the
  // other core keeps what it has. Processors without this instruction pass over it.
  asm volatile("prefetchw (%0)" : : "r"(at));
#else
  __builtin_prefetch(at, 1);
#endif
}

}  // namespace hastls
