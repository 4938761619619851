// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>

namespace hastls::zone::scan {

/// Which of 64 octets are what; bit i is octet i.
struct BlockMasks {
  std::uint64_t newline = 0;
  std::uint64_t blank = 0;    ///< Space and tab.
  std::uint64_t special = 0;  ///< `"` `;` `(` `)` `\`, CR and NUL: what the fast way does not read.
  std::uint64_t dot = 0;
};

inline constexpr std::size_t kBlock = 64;

/// Classifies `blocks` times 64 octets of `text` into as many masks.
using Classify = void (*)(const char* text, std::size_t blocks, BlockMasks* masks);

/// The fastest form that this processor can run.
[[nodiscard]] Classify best_classify() noexcept;
/// Without SIMD; the others are held against it.
[[nodiscard]] Classify portable_classify() noexcept;

}  // namespace hastls::zone::scan
