// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>

#include "posture/open_values.hpp"
#include "posture/piece.hpp"
#include "posture/tree.hpp"

namespace hastls::posture {

/// Reads one unit of a piece that is written in the plain subset of YAML that posture files are
/// usually written in: block mappings and sequences of plain words, flow collections that open and
/// close on one line, comments. Null for everything else, quotes and odd indentation included: the
/// exact reader then says what it is. Where this gives a node, the exact reader gives the same.
/// Views: into the piece, which must live as long as the node.
[[nodiscard]] const Node* read_plain(const Piece& piece, std::size_t unit, Tree& tree);

/// Reads an item like read_plain, but leaves values of its mappings open that are not plain. The
/// node says something once these have been settled.
[[nodiscard]] const Node* read_around(const Piece& piece, std::size_t unit, Tree& tree,
                                      OpenValues& open);

}  // namespace hastls::posture
