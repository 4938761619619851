// SPDX-License-Identifier: BSD-2-Clause
#include "posture/read_piece.hpp"

#include <iterator>
#include <string>
#include <utility>

#include "posture/plain.hpp"

namespace hastls::posture {
namespace {

// The units from `first` to `last`, without `last`, as a piece of their own.
Piece part_of(const Piece& piece, std::size_t first, std::size_t last) {
  Piece part{piece.kind, piece.indent, {}, {}};
  const std::size_t from = piece.units[first].offset;
  const std::size_t to = last < piece.units.size() ? piece.units[last].offset : piece.text.size();
  part.text = piece.text.substr(from, to - from);
  for (std::size_t unit = first; unit < last; ++unit)
    part.units.push_back({piece.units[unit].offset - from, piece.units[unit].line});
  return part;
}

}  // namespace

// Neighbours go together: yaml-cpp is quicker over many units at once than over each alone.
yaml::ReadPiece read_exactly(const Piece& piece, const std::vector<std::size_t>& units,
                             Tree& tree) {
  if (units.size() == piece.units.size()) return yaml::read(piece, tree);
  yaml::ReadPiece out;
  for (std::size_t i = 0; i < units.size();) {
    std::size_t end = i + 1;
    while (end < units.size() && units[end] == units[end - 1] + 1) ++end;
    yaml::ReadPiece run = yaml::read(part_of(piece, units[i], units[end - 1] + 1), tree);
    out.roots.insert(out.roots.end(), run.roots.begin(), run.roots.end());
    std::move(run.problems.begin(), run.problems.end(), std::back_inserter(out.problems));
    i = end;
  }
  return out;
}

yaml::ReadPiece read_piece(const Piece& piece, Tree& tree, bool exact) {
  if (exact || piece.kind == Piece::Kind::Whole) return yaml::read(piece, tree);
  yaml::ReadPiece out;
  std::vector<std::size_t> others;
  for (std::size_t unit = 0; unit < piece.units.size(); ++unit) {
    out.roots.push_back(read_plain(piece, unit, tree));
    if (out.roots.back() == nullptr) others.push_back(unit);
  }
  if (others.empty()) return out;
  yaml::ReadPiece read = read_exactly(piece, others, tree);
  for (std::size_t i = 0; i < others.size(); ++i) out.roots[others[i]] = read.roots[i];
  out.problems = std::move(read.problems);
  return out;
}

}  // namespace hastls::posture
