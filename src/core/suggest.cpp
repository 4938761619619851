// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/core/suggest.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "hastls/core/ascii.hpp"

namespace hastls {
namespace {

// Words longer than this are no typo of a key, and the table below would grow with their square.
constexpr std::size_t kLongestWord = 40;
constexpr std::size_t most_edits(std::size_t size) {
  return std::max<std::size_t>(1, size / 3);
}
constexpr std::size_t kLongestCandidate = kLongestWord + most_edits(kLongestWord);
using Row = std::array<std::uint8_t, kLongestCandidate + 1>;

// Optimal string alignment distance, three rows at a time.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  Row before{};
  Row previous{};
  Row current{};
  for (std::size_t j = 0; j <= b.size(); ++j) previous.at(j) = static_cast<std::uint8_t>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = static_cast<std::uint8_t>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = ascii::lower(a[i - 1]) == ascii::lower(b[j - 1]);
      int edits = std::min(
          {previous.at(j) + 1, current.at(j - 1) + 1, previous.at(j - 1) + (same ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && ascii::lower(a[i - 1]) == ascii::lower(b[j - 2]) &&
                           ascii::lower(a[i - 2]) == ascii::lower(b[j - 1]);
      if (swapped) edits = std::min(edits, before.at(j - 2) + 1);
      current.at(j) = static_cast<std::uint8_t>(edits);
    }
    before = previous;
    previous = current;
  }
  return previous.at(b.size());
}

// The low five bits of an octet are the same for both cases of a letter.
std::uint32_t octets_in(std::string_view word) {
  std::uint32_t out = 0;
  for (const char c : word) out |= 1U << (static_cast<unsigned char>(c) & 31U);
  return out;
}

// What the distance is at least: an edit changes the size by one at most, and brings or takes away
// one octet of a kind at most.
std::size_t least_distance(std::string_view a, std::string_view b) {
  const std::uint32_t in_a = octets_in(a);
  const std::uint32_t in_b = octets_in(b);
  const std::size_t longer = std::max(a.size(), b.size()) - std::min(a.size(), b.size());
  return std::max({longer, static_cast<std::size_t>(std::popcount(in_a & ~in_b)),
                   static_cast<std::size_t>(std::popcount(in_b & ~in_a))});
}

}  // namespace

std::optional<std::string_view> closest(std::string_view word,
                                        std::span<const std::string_view> candidates) {
  if (word.empty() || word.size() > kLongestWord) return std::nullopt;
  std::optional<std::string_view> best;
  std::size_t best_distance = most_edits(word.size()) + 1;
  for (const std::string_view candidate : candidates) {
    const std::size_t bound = std::min(best_distance, candidate.size());
    if (least_distance(word, candidate) >= bound) continue;
    const std::size_t distance = edit_distance(word, candidate);
    if (distance >= bound) continue;
    best = candidate;
    best_distance = distance;
  }
  return best;
}

}  // namespace hastls
