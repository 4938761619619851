// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

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

/// Without SIMD; the others are held against it.
void classify_portably(const char* text, std::size_t blocks, BlockMasks* masks);

struct Classifier {
  std::string_view name;  ///< Of the instructions that it is compiled for; "portable" needs none.
  Classify classify;
};

/// All that this processor can run, the fastest first and the portable one last.
[[nodiscard]] std::vector<Classifier> offered_classifiers();
/// The one of that name; the fastest where it is empty, the portable one where this processor has
/// no such instructions.
[[nodiscard]] Classify classify_with(std::string_view instructions) noexcept;

}  // namespace hastls::zone::scan
