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

// Find the octets with which no line of items may begin, in their high bits.
struct NoItems {
  Word operator()(Word octets) const noexcept {
    return ~(places_of(octets, ' ') | places_of(octets, '#') | places_of(octets, '\n'));
  }
};

// Likewise of documents.
struct NoDocuments {
  Word operator()(Word octets) const noexcept {
    return places_of(octets, '.') | places_of(octets, '%');
  }
};

// The lines of a text; nothing where one but the first begins with an octet that `Unfit` finds.
template <class Unfit>
StretchSize size_of_lines(std::string_view text) noexcept {
  constexpr std::size_t kWords = 128;  // between two looks at what was found
  StretchSize size{text.size(), text.empty() ? 0U : 1U};
  Word found = 0;
  const auto take = [&](const char* from, std::size_t count) {
    const Word begins = places_of(word_at(from - 1, count), '\n');
    found |= begins & Unfit()(word_at(from, count));
    size.lines += static_cast<std::uint32_t>((begins >> 7) * kOnes >> 56);  // how many bits are set
  };
  std::size_t at = 1;
  while (at + kWords * sizeof(Word) <= text.size() && found == 0) {
    for (const std::size_t end = at + kWords * sizeof(Word); at < end; at += sizeof(Word))
      take(text.data() + at, sizeof(Word));
  }
  for (; at + sizeof(Word) <= text.size() && found == 0; at += sizeof(Word))
    take(text.data() + at, sizeof(Word));
  if (at < text.size()) take(text.data() + at, std::min(text.size() - at, sizeof(Word)));
  return found == 0 ? size : StretchSize{};
}

}  // namespace

StretchSize size_of_items(std::string_view lines, std::size_t indent) {
  const std::size_t last = lines.rfind("\n" + std::string(indent, ' ') + "- ");
  return size_of_lines<NoItems>(lines.substr(0, last + 1));  // npos + 1 is 0
}

StretchSize size_of_documents(std::string_view lines) {
  const std::size_t last = lines.rfind("\n---\n");
  return size_of_lines<NoDocuments>(lines.substr(0, last + 1));
}

}  // namespace hastls::posture
