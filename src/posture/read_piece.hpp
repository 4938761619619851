// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "posture/piece.hpp"
#include "posture/tree.hpp"
#include "posture/yaml/reader.hpp"

namespace hastls::posture {

/// Reads a piece: what is plain by lines, everything else through yaml-cpp. With `exact` all of it
/// goes the second way; the result is the same.
/// Views: into the piece, which must live as long as the nodes.
[[nodiscard]] yaml::ReadPiece read_piece(const Piece& piece, Tree& tree, bool exact);

}  // namespace hastls::posture
