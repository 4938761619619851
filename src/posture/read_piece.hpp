// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <vector>

#include "posture/piece.hpp"
#include "posture/tree.hpp"
#include "posture/yaml/reader.hpp"

namespace hastls::posture {

/// Reads a piece: what is plain by lines, everything else through yaml-cpp. With `exact` all of it
/// goes the second way; the result is the same.
/// Views: into the piece, which must live as long as the nodes.
[[nodiscard]] yaml::ReadPiece read_piece(const Piece& piece, Tree& tree, bool exact);

/// Reads these units of a piece, in ascending order, which read_plain does not read; a root for
/// each. Where just some values in an item are not plain, only those go through yaml-cpp; the
/// result is the same.
[[nodiscard]] yaml::ReadPiece read_others(const Piece& piece, const std::vector<std::size_t>& units,
                                          Tree& tree);

}  // namespace hastls::posture
