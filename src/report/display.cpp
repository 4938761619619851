// SPDX-License-Identifier: BSD-2-Clause
#include "report/display.hpp"

#include <algorithm>
#include <array>

#include "hastls/core/printable.hpp"
#include "hastls/core/utf8.hpp"

namespace hastls::report {
namespace {

constexpr std::size_t kTabWidth = 8;

struct Range {
  char32_t first;
  char32_t last;
};

// Blocks of combining marks and of East Asian wide characters and emoji, by the Unicode standard's
// annex 11. Coarse: a caret a column off under a rare script is all that can come of it.
constexpr std::array kCombining{
    Range{0x300, 0x36f},   Range{0x483, 0x489},   Range{0x591, 0x5bd},
    Range{0x64b, 0x65f},   Range{0x1ab0, 0x1aff}, Range{0x1dc0, 0x1dff},
    Range{0x20d0, 0x20ff}, Range{0xfe00, 0xfe0f}, Range{0xfe20, 0xfe2f}};
constexpr std::array kWide{
    Range{0x1100, 0x115f},   Range{0x2e80, 0x303e},   Range{0x3041, 0xa4cf},
    Range{0xa960, 0xa97f},   Range{0xac00, 0xd7a3},   Range{0xf900, 0xfaff},
    Range{0xfe30, 0xfe6f},   Range{0xff00, 0xff60},   Range{0xffe0, 0xffe6},
    Range{0x1f300, 0x1f64f}, Range{0x1f680, 0x1f6ff}, Range{0x1f900, 0x1faff},
    Range{0x20000, 0x3fffd}};

template <std::size_t N>
bool is_in(char32_t point, const std::array<Range, N>& ranges) {
  return std::ranges::any_of(
      ranges, [point](const Range& range) { return point >= range.first && point <= range.last; });
}

std::size_t width_of(char32_t point) {
  if (is_in(point, kCombining)) return 0;
  return is_in(point, kWide) ? 2 : 1;
}

}  // namespace

DisplayLine display(std::string_view line) {
  DisplayLine out;
  std::size_t column = 0;
  while (!line.empty()) {
    const utf8::CodePoint point = utf8::first(line);
    const std::string_view piece = line.substr(0, point.size);
    out.columns.insert(out.columns.end(), piece.size(), column);
    if (piece == "\t") {
      const std::size_t blanks = kTabWidth - column % kTabWidth;
      out.text.append(blanks, ' ');
      column += blanks;
    } else if (point.valid && !is_unsafe(point.value)) {
      out.text += piece;
      column += width_of(point.value);
    } else {
      const std::string escaped = printable(piece);
      out.text += escaped;
      column += escaped.size();
    }
    line.remove_prefix(piece.size());
  }
  out.columns.push_back(column);
  return out;
}

}  // namespace hastls::report
