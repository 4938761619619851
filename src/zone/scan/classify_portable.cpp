// SPDX-License-Identifier: BSD-2-Clause
#include <string_view>

#include "hastls/core/ascii.hpp"

#include "zone/scan/classify.hpp"

namespace hastls::zone::scan {
namespace {

BlockMasks mask_of(char c) noexcept {
  BlockMasks out;
  out.newline = c == '\n' ? 1 : 0;
  out.blank = ascii::is_blank(c) ? 1 : 0;
  out.dot = c == '.' ? 1 : 0;
  out.special = std::string_view("\";()\\\r\0", 7).find(c) != std::string_view::npos ? 1 : 0;
  return out;
}

}  // namespace

void classify_portably(const char* text, std::size_t blocks, BlockMasks* masks) {
  for (std::size_t block = 0; block < blocks; ++block) {
    BlockMasks out;
    for (std::size_t i = 0; i < kBlock; ++i) {
      const BlockMasks one = mask_of(text[block * kBlock + i]);
      out.newline |= one.newline << i;
      out.blank |= one.blank << i;
      out.dot |= one.dot << i;
      out.special |= one.special << i;
    }
    masks[block] = out;
  }
}

}  // namespace hastls::zone::scan
