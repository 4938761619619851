// SPDX-License-Identifier: BSD-2-Clause
#include "posture/read_piece.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "posture/open_values.hpp"
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

// Neighbours go together: yaml-cpp is quicker over many units at once than over each alone.
yaml::ReadPiece read_whole(const Piece& piece, const std::vector<std::size_t>& units, Tree& tree) {
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

// A root for each unit, null for those in which not just values are not plain.
std::vector<const Node*> read_apart(const Piece& piece, const std::vector<std::size_t>& units,
                                    Tree& tree) {
  OpenValues open;
  std::vector<const Node*> roots;
  roots.reserve(units.size());
  for (const std::size_t unit : units) roots.push_back(read_around(piece, unit, tree, open));
  if (!open.settle(tree)) std::ranges::fill(roots, nullptr);
  return roots;
}

}  // namespace

yaml::ReadPiece read_others(const Piece& piece, const std::vector<std::size_t>& units, Tree& tree) {
  yaml::ReadPiece out{read_apart(piece, units, tree), {}};
  std::vector<std::size_t> whole;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (out.roots[i] == nullptr) whole.push_back(units[i]);
  }
  yaml::ReadPiece read = read_whole(piece, whole, tree);
  auto root = read.roots.begin();
  for (const Node*& place : out.roots) {
    if (place == nullptr) place = *root++;
  }
  out.problems = std::move(read.problems);
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
  yaml::ReadPiece read = read_others(piece, others, tree);
  for (std::size_t i = 0; i < others.size(); ++i) out.roots[others[i]] = read.roots[i];
  out.problems = std::move(read.problems);
  return out;
}

}  // namespace hastls::posture
