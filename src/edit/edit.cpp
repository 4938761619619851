// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/edit/edit.hpp"

#include <algorithm>
#include <cassert>

namespace hastls::edit {
namespace {

/// Where positions are in a text. They are asked for in order.
class Cursor {
 public:
  Cursor(std::string_view text, std::uint32_t first_line) : text_(text), line_(first_line) {}

  // What a position behind the end means is the end.
  std::size_t offset_of(const Position& position) {
    assert(position.line >= line_);
    for (; line_ < position.line && line_at_ < text_.size(); ++line_)
      line_at_ = std::min(text_.find('\n', line_at_), text_.size() - 1) + 1;
    return std::min(line_at_ + position.column - 1, text_.size());
  }

 private:
  std::string_view text_;
  std::size_t line_at_ = 0;
  std::uint32_t line_;
};

}  // namespace

std::string edited(std::string_view text, std::span<const Edit> edits, std::uint32_t first_line) {
  Cursor cursor(text, first_line);
  std::string out;
  std::size_t done = 0;
  for (const Edit& edit : edits) {
    const std::size_t from = cursor.offset_of(edit.from);
    assert(from >= done);
    out.append(text.substr(done, from - done)).append(edit.text);
    done = cursor.offset_of(edit.to);
  }
  return out.append(text.substr(done));
}

}  // namespace hastls::edit
