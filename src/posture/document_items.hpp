// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <string_view>

#include "posture/piece.hpp"
#include "posture/stretch.hpp"

namespace hastls::posture {

/// Cuts servers of a stretch into units, as a Cutter would: `text` begins with the first one's
/// line, which is number `line`. Gives those of one piece, which ends in front of an item, in front
/// of the next document or with the text; nothing, {0, 0}, where this is not indented items and
/// nothing else, or where an item is longer than a piece.
[[nodiscard]] StretchSize cut_items(std::string_view text, std::uint32_t line, Piece& piece);

}  // namespace hastls::posture
