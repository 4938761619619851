// SPDX-License-Identifier: BSD-2-Clause
#include "posture/read_piece.hpp"

#include <algorithm>
#include <iterator>

#include "posture/plain.hpp"

namespace hastls::posture {
namespace {

// yaml-cpp is quicker over many units at once than over each alone; where most of a piece is not
// plain, all of it goes that way.
bool is_mostly_plain(std::size_t plain, std::size_t units) {
  return plain * 4 >= units * 3;
}

}  // namespace

yaml::ReadPiece read_piece(const Piece& piece, Tree& tree, bool exact) {
  if (exact || piece.kind == Piece::Kind::Whole) return yaml::read(piece, tree);
  yaml::ReadPiece out;
  out.roots.reserve(piece.units.size());
  for (std::size_t unit = 0; unit < piece.units.size(); ++unit)
    out.roots.push_back(read_plain(piece, unit, tree));
  const auto others = static_cast<std::size_t>(std::ranges::count(out.roots, nullptr));
  if (others == 0) return out;
  if (!is_mostly_plain(piece.units.size() - others, piece.units.size()))
    return yaml::read(piece, tree);
  for (std::size_t unit = 0; unit < piece.units.size(); ++unit) {
    if (out.roots[unit] != nullptr) continue;
    Piece single{piece.kind,
                 piece.indent,
                 std::string(piece.unit_text(unit)),
                 {{0, piece.units[unit].line}}};
    yaml::ReadPiece one = yaml::read(single, tree);
    out.roots[unit] = one.roots.front();
    std::ranges::move(one.problems, std::back_inserter(out.problems));
  }
  return out;
}

}  // namespace hastls::posture
