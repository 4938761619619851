// SPDX-License-Identifier: BSD-2-Clause
#include "zone/scan/classify.hpp"

namespace hastls::zone::scan {
namespace {

void classify(const char* text, std::size_t blocks, BlockMasks* masks) {
  for (std::size_t block = 0; block < blocks; ++block) {
    BlockMasks out;
    for (std::size_t i = 0; i < kBlock; ++i) {
      const std::uint64_t bit = std::uint64_t{1} << i;
      switch (text[block * kBlock + i]) {
        case '\n': out.newline |= bit; break;
        case ' ':
        case '\t': out.blank |= bit; break;
        case '.': out.dot |= bit; break;
        case '"':
        case ';':
        case '(':
        case ')':
        case '\\':
        case '\r':
        case '\0': out.special |= bit; break;
        default: break;
      }
    }
    masks[block] = out;
  }
}

}  // namespace

Classify portable_classify() noexcept {
  return classify;
}

}  // namespace hastls::zone::scan
