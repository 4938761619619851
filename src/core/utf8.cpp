// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/core/utf8.hpp"

#include <cassert>
#include <iterator>

#include <fmt/format.h>

namespace hastls::utf8 {
namespace {

unsigned octet(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

// The length that a lead octet promises; 0 for what leads nothing.
std::size_t promised(unsigned lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  if (lead >= 0xf0 && lead <= 0xf4) return 4;
  return 0;
}

bool is_in_range(char32_t value, std::size_t size) {
  if (size == 3) return value >= 0x800 && (value < 0xd800 || value > 0xdfff);
  if (size == 4) return value >= 0x10000 && value <= 0x10ffff;
  return true;
}

}  // namespace

CodePoint first(std::string_view text) noexcept {
  assert(!text.empty());
  const unsigned lead = octet(text, 0);
  const CodePoint broken{lead, 1, false};
  const std::size_t size = promised(lead);
  if (size == 0 || size > text.size()) return broken;
  if (size == 1) return {lead, 1, true};
  char32_t value = lead & (0x7fU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if ((octet(text, i) & 0xc0U) != 0x80U) return broken;
    value = (value << 6U) | (octet(text, i) & 0x3fU);
  }
  return is_in_range(value, size) ? CodePoint{value, size, true} : broken;
}

std::size_t utf16_length(std::string_view text) noexcept {
  std::size_t units = 0;
  while (!text.empty()) {
    const CodePoint point = first(text);
    units += point.value > 0xffff ? 2 : 1;
    text.remove_prefix(point.size);
  }
  return units;
}

std::string escape_invalid(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const CodePoint point = first(text);
    if (point.valid) {
      out += text.substr(0, point.size);
    } else {
      fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<unsigned>(point.value));
    }
    text.remove_prefix(point.size);
  }
  return out;
}

}  // namespace hastls::utf8
