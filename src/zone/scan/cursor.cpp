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

bool Cursor::texts() noexcept {
  const std::size_t from = at_;
  for (;;) {
    at_ = find_stop(masks_, at_);
    if (at_ >= text_.size()) return false;
    if (text_[at_] == '\n' || text_[at_] == ';') return at_ != from;
    if (!quoted()) return false;
  }
}

// On one line and without escapes.
bool Cursor::quoted() noexcept {
  if (text_[at_] != '"') return false;
  do {
    at_ = find_stop(masks_, at_ + 1);
  } while (at_ < text_.size() &&
           std::string_view("();").find(text_[at_]) != std::string_view::npos);
  return at_ < text_.size() && text_[at_] == '"' && pass(1);
}

std::string_view Cursor::field() noexcept {
  const std::size_t from = at_;
  while (at_ < text_.size() && !is_blank() && text_[at_] != '\n') ++at_;
  const std::string_view out = text_.substr(from, at_ - from);
  pass_blanks();
  return out;
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
