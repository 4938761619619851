// SPDX-License-Identifier: BSD-2-Clause
#include "posture/terms_memo.hpp"

#include <bit>
#include <cassert>
#include <cstring>
#include <utility>

namespace hastls::posture {
namespace {

// Longer ones do not repeat, or their reading is not what takes the time.
constexpr std::size_t kMostOctets = 4096;

}  // namespace

// Ports and names, by which servers differ, stand anywhere in the lines.
std::size_t TermsMemo::slot_of(std::string_view lines, std::size_t column) noexcept {
  constexpr std::uint64_t kSpread = 0x9e3779b97f4a7c15;
  std::uint64_t mixed = lines.size() + column * kSpread;
  for (; lines.size() >= sizeof mixed; lines.remove_prefix(sizeof mixed)) {
    std::uint64_t octets = 0;
    std::memcpy(&octets, lines.data(), sizeof octets);
    mixed = (std::rotl(mixed, 23) ^ octets) * kSpread;
  }
  for (const char c : lines) mixed = (mixed ^ static_cast<unsigned char>(c)) * kSpread;
  return mixed >> 32 & (kSlots - 1);
}

bool TermsMemo::keeps(std::string_view lines) noexcept {
  return lines.size() <= kMostOctets;
}

const TermsMemo::Known* TermsMemo::find(std::string_view lines, std::size_t column) const {
  if (!keeps(lines)) return nullptr;
  const Known& known = slots_[slot_of(lines, column)];
  const bool same = known.version != 0 && known.column == column && known.lines == lines;
  return same ? &known : nullptr;
}

const TermsMemo::Known& TermsMemo::keep(std::string_view lines, std::size_t column,
                                        std::uint32_t line, Terms terms) {
  assert(keeps(lines));
  const std::size_t slot = slot_of(lines, column);
  Known& known = slots_[slot];
  known.lines = lines;
  known.column = column;
  known.line = line;
  known.version = ++version_;
  known.slot = slot;
  known.terms = std::move(terms);
  return known;
}

}  // namespace hastls::posture
