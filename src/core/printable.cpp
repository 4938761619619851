// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/core/printable.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include <fmt/format.h>

#include "hastls/core/utf8.hpp"

namespace hastls {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

constexpr std::array kUnsafe{Range{0x00, 0x1f},     Range{0x7f, 0x9f},      Range{0xad, 0xad},
                             Range{0x61c, 0x61c},   Range{0x180e, 0x180e},  Range{0x200b, 0x200f},
                             Range{0x2028, 0x202e}, Range{0x2060, 0x206f},  Range{0xfeff, 0xfeff},
                             Range{0xfff9, 0xfffb}, Range{0xe0000, 0xe007f}};

void append_escaped(std::string& out, const utf8::CodePoint& point) {
  const auto value = static_cast<unsigned>(point.value);
  if (value == '\n') {
    out += "\\n";
  } else if (value == '\r') {
    out += "\\r";
  } else if (value == '\t') {
    out += "\\t";
  } else if (!point.valid || value < 0x80) {
    fmt::format_to(std::back_inserter(out), "\\x{:02x}", value);
  } else {
    fmt::format_to(std::back_inserter(out), "\\u{{{:x}}}", value);
  }
}

}  // namespace

bool is_unsafe(char32_t code_point) noexcept {
  return std::ranges::any_of(kUnsafe, [code_point](const Range& range) {
    return code_point >= range.first && code_point <= range.last;
  });
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const utf8::CodePoint point = utf8::first(text);
    if (point.valid && !is_unsafe(point.value)) {
      out += text.substr(0, point.size);
    } else {
      append_escaped(out, point);
    }
    text.remove_prefix(point.size);
  }
  return out;
}

}  // namespace hastls
