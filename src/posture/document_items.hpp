// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <string_view>

#include "posture/piece.hpp"
#include "posture/stretch.hpp"

namespace hastls::posture {

/// Cuts the servers that a document of a stretch ends in into units, as a Cutter would: `text`
/// begins with the first one's line, which is number `line`. Gives what there is up to the next
/// document or to the end of the text; nothing, {0, 0}, where this is not indented items and
/// nothing else, or more than one piece.
[[nodiscard]] StretchSize cut_items(std::string_view text, std::uint32_t line, Piece& piece);

}  // namespace hastls::posture
