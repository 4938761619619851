// SPDX-License-Identifier: BSD-2-Clause
#include "posture/stretch.hpp"

#include <algorithm>
#include <cstring>
#include <string>

namespace hastls::posture {
namespace {

using Word = std::uint64_t;
constexpr Word kOnes = 0x0101010101010101;
constexpr Word kHigh = 0x8080808080808080;

Word word_at(const char* text, std::size_t size) noexcept {
  Word out = 0;
  std::memcpy(&out, text, size);
  return out;
}

// The high bits of the octets that are `c`; all of them are ASCII.
Word places_of(Word octets, char c) noexcept {
  return ~((octets ^ kOnes * static_cast<unsigned char>(c)) + (kHigh - kOnes)) & kHigh;
}

// The high bits of the octets with which a line of items may begin.
Word fit_beginnings(Word octets) noexcept {
  return places_of(octets, ' ') | places_of(octets, '#') | places_of(octets, '\n');
}

// The lines of a text; nothing where one but the first begins otherwise.
StretchSize size_of_lines(std::string_view text) noexcept {
  StretchSize size{text.size(), text.empty() ? 0U : 1U};
  Word unfit = 0;
  const auto take = [&](Word before, Word octets) {
    const Word begins = places_of(before, '\n');
    unfit |= begins & ~fit_beginnings(octets);
    size.lines += static_cast<std::uint32_t>((begins >> 7) * kOnes >> 56);  // how many bits are set
  };
  const char* const octets = text.data();
  std::size_t at = 1;
  for (; at + sizeof(Word) <= text.size(); at += sizeof(Word))
    take(word_at(octets + at - 1, sizeof(Word)), word_at(octets + at, sizeof(Word)));
  if (at < text.size())
    take(word_at(octets + at - 1, text.size() - at), word_at(octets + at, text.size() - at));
  return unfit == 0 ? size : StretchSize{};
}

}  // namespace

StretchSize size_of_items(std::string_view lines, std::size_t indent) {
  const std::size_t last = lines.rfind("\n" + std::string(indent, ' ') + "- ");
  return size_of_lines(lines.substr(0, last + 1));  // npos + 1 is 0
}

}  // namespace hastls::posture
