// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

#include "zone/scan/classify.hpp"

namespace hastls::zone::scan {

/// The bits in front of `bit`.
[[nodiscard]] inline std::uint64_t below(std::size_t bit) noexcept {
  return bit >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << bit) - 1;
}

/// 64 bits of two masks, from bit `shift` of the first on.
[[nodiscard]] inline std::uint64_t joined(std::uint64_t low, std::uint64_t high,
                                          std::size_t shift) noexcept {
  return low >> shift | (high << 1) << (63 - shift);
}

/// The masks of the 64 octets from `at` on, wherever that is.
[[nodiscard]] inline BlockMasks masks_at(const BlockMasks* masks, std::size_t at) noexcept {
  const BlockMasks& a = masks[at / kBlock];
  const BlockMasks& b = masks[at / kBlock + 1];
  const std::size_t shift = at % kBlock;
  return {joined(a.newline, b.newline, shift), joined(a.blank, b.blank, shift),
          joined(a.special, b.special, shift), joined(a.dot, b.dot, shift)};
}

/// The first newline from `at` on; not below `end` where there is none in front of it.
[[nodiscard]] inline std::size_t find_newline(const BlockMasks* masks, std::size_t at,
                                              std::size_t end) noexcept {
  std::size_t block = at / kBlock;
  std::uint64_t found = masks[block].newline & ~below(at % kBlock);
  while (found == 0 && (block + 1) * kBlock < end) found = masks[++block].newline;
  return found == 0 ? end : block * kBlock + static_cast<std::size_t>(std::countr_zero(found));
}

/// The first newline or special octet from `at` on. The NULs behind a window's text end every
/// search.
[[nodiscard]] inline std::size_t find_stop(const BlockMasks* masks, std::size_t at) noexcept {
  std::size_t block = at / kBlock;
  std::uint64_t found = (masks[block].newline | masks[block].special) & ~below(at % kBlock);
  while (found == 0) {
    ++block;
    found = masks[block].newline | masks[block].special;
  }
  return block * kBlock + static_cast<std::size_t>(std::countr_zero(found));
}

}  // namespace hastls::zone::scan
