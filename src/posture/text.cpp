// SPDX-License-Identifier: BSD-2-Clause
#include "posture/text.hpp"

#include <algorithm>
#include <cstring>

#include <fmt/format.h>

#include "hastls/core/utf8.hpp"

namespace hastls::posture {
namespace {

unsigned octet(char c) noexcept {
  return static_cast<unsigned char>(c);
}

bool is_control(char32_t c) noexcept {
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029;
}

// Invisible, and dropped by readers of YAML where it stands in front of what they are given.
constexpr char32_t kByteOrderMark = 0xfeff;

std::string control_name(char32_t c) {
  if (c == '\n' || c == '\r') return "a line break";
  if (c == '\t') return "a tab";
  if (c == 0) return "a NUL";
  return fmt::format("the control character U+{:04X}", static_cast<std::uint32_t>(c));
}

// What may end a line stands apart from what may stand in it.
std::size_t content_size(std::string_view line) noexcept {
  if (line.ends_with("\r\n")) return line.size() - 2;
  return line.ends_with('\n') ? line.size() - 1 : line.size();
}

}  // namespace

std::optional<std::string> find_control(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const utf8::CodePoint c = utf8::first(text.substr(at));
    if (!c.valid || is_control(c.value))
      return c.valid ? control_name(c.value) : std::string("invalid UTF-8");
    at += c.size;
  }
  return std::nullopt;
}

bool is_plain_ascii(std::string_view line) noexcept {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  constexpr std::uint64_t kHigh = 0x8080808080808080;
  const std::size_t size = line.ends_with('\n') ? line.size() - 1 : line.size();
  std::size_t at = 0;
  for (; at + 8 <= size; at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, line.data() + at, 8);
    // The high bit of an octet that is below 0x20, is 0x7f, or is not ASCII.
    const std::uint64_t below = (word - kOnes * 0x20) & ~word;
    const std::uint64_t del = word + kOnes;
    if (((below | del | word) & kHigh) != 0) return false;
  }
  return std::all_of(line.begin() + static_cast<std::ptrdiff_t>(at),
                     line.begin() + static_cast<std::ptrdiff_t>(size),
                     [](char c) { return c >= 0x20 && c < 0x7f; });
}

std::size_t plain_text_size(std::string_view text) noexcept {
  constexpr std::size_t kStride = 64;
  std::size_t at = 0;
  for (; at + kStride <= text.size(); at += kStride) {
    // Without a branch inside, the compiler takes many octets at a time.
    unsigned char bad = 0;
    for (std::size_t i = at; i < at + kStride; ++i) {
      const auto c = static_cast<unsigned char>(text[i]);
      const auto beyond = static_cast<unsigned char>(c - 0x20) >= 0x7f - 0x20;
      bad |= static_cast<unsigned char>(beyond & (c != '\n'));
    }
    if (bad != 0) break;
  }
  return at;
}

std::vector<Problem> clean_line(std::string& line, std::uint32_t number, std::size_t most) {
  std::vector<Problem> problems;
  const std::size_t size = content_size(line);
  for (std::size_t at = 0; at < size;) {
    const utf8::CodePoint c = utf8::first(std::string_view(line).substr(at, size - at));
    const bool is_mark = c.valid && c.value == kByteOrderMark;
    if (c.valid && !is_mark && (c.value == '\t' || !is_control(c.value))) {
      at += c.size;
      continue;
    }
    const Mark mark{number, static_cast<std::uint32_t>(at) + 1};
    if (problems.size() == most) {
      // Said often enough.
    } else if (!c.valid) {
      problems.push_back({mark, 1, fmt::format("the octet 0x{:02x} is no UTF-8", octet(line[at])),
                          "save the file as UTF-8"});
    } else if (c.value == '\r') {
      problems.push_back(
          {mark, 1, "a carriage return without a line feed", "end lines with a line feed"});
    } else if (is_mark) {
      problems.push_back({mark, 1, "a byte order mark within the text", "take it out"});
    } else {
      problems.push_back({mark, 1, control_name(c.value), "take it out"});
    }
    std::fill_n(line.begin() + static_cast<std::ptrdiff_t>(at), c.size, '?');
    at += c.size;
  }
  return problems;
}

}  // namespace hastls::posture
