// SPDX-License-Identifier: BSD-2-Clause
#include "posture/terms_memo.hpp"

#include <bit>
#include <cstring>

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

const TermsMemo::Known* TermsMemo::find(std::string_view lines, std::size_t column) const {
  if (lines.size() > kMostOctets) return nullptr;
  const Known& known = slots_[slot_of(lines, column)];
  const bool same = known.version != 0 && known.column == column && known.lines == lines;
  return same ? &known : nullptr;
}

void TermsMemo::keep(std::string_view lines, std::size_t column, std::uint32_t line,
                     const Terms& terms) {
  if (lines.size() > kMostOctets) return;
  const std::size_t slot = slot_of(lines, column);
  slots_[slot] = {std::string(lines), column, line, ++version_, slot, terms};
}

}  // namespace hastls::posture
