// SPDX-License-Identifier: BSD-2-Clause
#include "zone/scan/words.hpp"

namespace hastls::zone::scan {
namespace {

constexpr std::string_view kStops("\t\n \"();\\\r\0", 10);

}  // namespace

std::string_view Words::next() noexcept {
  const std::size_t before = at_;
  if (ended_ || !pass_between() || ended_ || at_ == before) return {};
  const std::size_t from = at_;
  while (at_ < text_.size() && kStops.find(text_[at_]) == std::string_view::npos) ++at_;
  return text_.substr(from, at_ - from);
}

// What may stand in front of a word, or the end; false where something else does.
bool Words::pass_between() noexcept {
  for (; at_ < text_.size(); ++at_) {
    switch (text_[at_]) {
      case ' ':
      case '\t': break;
      case '(':
      case ')':
        if (open_ == (text_[at_] == '(')) return false;
        open_ = !open_;
        break;
      case ';':
        if (!pass_comment()) return false;
        [[fallthrough]];
      case '\n':
        ++lines_;
        ended_ = !open_;
        if (!ended_) break;
        ++at_;
        return true;
      default: return true;
    }
  }
  return false;
}

// To the newline behind it.
bool Words::pass_comment() noexcept {
  const std::size_t end = text_.find('\n', at_);
  if (end == std::string_view::npos) return false;
  const bool is_plain = text_.substr(at_, end - at_).find('\r') == std::string_view::npos;
  at_ = end;
  return is_plain;
}

}  // namespace hastls::zone::scan
