// SPDX-License-Identifier: BSD-2-Clause
#include "posture/terms_memo.hpp"

#include <functional>

namespace hastls::posture {
namespace {

// Longer ones do not repeat, or their reading is not what takes the time.
constexpr std::size_t kMostOctets = 4096;

}  // namespace

std::size_t TermsMemo::slot_of(std::string_view lines, std::size_t column) noexcept {
  return (std::hash<std::string_view>{}(lines) + column) % kSlots;
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
