// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "posture/piece.hpp"
#include "posture/tree.hpp"

namespace hastls::posture::yaml {

/// What one unit of a piece holds: for Keys the mapping of its one key, for Items the item, for
/// Whole the root. Null where the unit could not be read; `problems` then says why.
struct ReadPiece {
  std::vector<const Node*> roots;  ///< One per unit.
  std::vector<Problem> problems;
};

/// Reads a piece through yaml-cpp's events, with everything that SPEC.md G7 refuses reported and
/// an error in one unit kept from the others. Nodes and texts live in `tree`.
[[nodiscard]] ReadPiece read(const Piece& piece, Tree& tree);

/// Reads all units of a piece in one go: a root for each, none of them null. Nothing where one of
/// them has a problem or reaches beyond its lines.
[[nodiscard]] std::optional<std::vector<Node*>> read_together(const Piece& piece, Tree& tree);

}  // namespace hastls::posture::yaml
