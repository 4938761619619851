// SPDX-License-Identifier: BSD-2-Clause
#include "zone/scan/cursor.hpp"

namespace hastls::zone::scan {

// To the end of its line. One with a CR goes the exact way.
bool Cursor::comment() noexcept {
  if (at_ >= text_.size() || text_[at_] != ';') return false;
  const std::size_t end = find_newline(masks_, at_, text_.size());
  if (end == text_.size()) return false;
  if (text_.substr(at_, end - at_).find('\r') != std::string_view::npos) return false;
  return pass(end + 1 - at_);
}

bool Cursor::end_of_line_to_nobody() noexcept {
  pass_blanks();
  if (newline()) return true;
  const std::size_t from = at_;
  return comment() && text_.substr(from, at_ - from).find("hastls:") == std::string_view::npos;
}

std::optional<std::size_t> Cursor::idle_lines(std::size_t most) noexcept {
  for (std::size_t lines = 0; lines <= most; ++lines) {
    if (newline()) continue;
    if (at_ >= text_.size() || text_[at_] != ';') return lines;
    if (!comment()) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace hastls::zone::scan
