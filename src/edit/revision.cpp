// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/edit/revision.hpp"

#include <algorithm>
#include <numeric>

#include "edit/lines.hpp"

namespace hastls::edit {
namespace {

// Which lines of the new text are lines of the old one, whole and unchanged.
std::vector<std::uint32_t> origins_after(std::span<const std::uint32_t> before,
                                         std::span<const Edit> edits, std::size_t new_lines) {
  std::vector<std::uint32_t> out;
  out.reserve(new_lines);
  std::uint32_t line = 1;  // the first of the old text that has not been dealt with
  bool within = false;     // the new line at hand has a piece of an edit
  const auto copy_to = [&](std::uint32_t end) {
    for (; line < end && line <= before.size(); ++line) {
      out.push_back(within ? 0 : before[line - 1]);
      within = false;
    }
  };
  for (const Edit& edit : edits) {
    copy_to(edit.from.line);
    const auto added = std::ranges::count(edit.text, '\n');
    out.insert(out.end(), static_cast<std::size_t>(added), 0);
    const bool at_start = (edit.from.column == 1 && !within) || edit.text.ends_with('\n');
    const bool leaves_nothing = edit.text.empty() || edit.text.ends_with('\n');
    within = !(at_start && leaves_nothing && edit.to.column == 1);
    line = edit.to.line;
  }
  copy_to(static_cast<std::uint32_t>(before.size()) + 1);
  out.resize(new_lines, 0);
  return out;
}

}  // namespace

void Revision::apply(std::span<const Edit> edits) {
  if (edits.empty()) return;
  if (origins_.empty()) {
    origins_.resize(lines_of(text_).size());
    std::iota(origins_.begin(), origins_.end(), std::uint32_t{1});
  }
  text_ = edited(text_, edits);
  origins_ = origins_after(origins_, edits, lines_of(text_).size());
}

}  // namespace hastls::edit
