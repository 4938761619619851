// SPDX-License-Identifier: BSD-2-Clause
#include "posture/yaml/unclosed.hpp"

#include <algorithm>
#include <vector>

#include "hastls/core/ascii.hpp"

namespace hastls::posture::yaml {
namespace {

// Behind the quote that closes the one at `at`; npos where none does.
std::size_t skip_quoted(std::string_view text, std::size_t at) {
  const char quote = text[at];
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (quote == '"' && text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      if (quote == '"' || i + 1 >= text.size() || text[i + 1] != '\'') return i + 1;
      ++i;  // '' is an escaped quote
    }
  }
  return std::string_view::npos;
}

// Behind a plain scalar: it ends before ": ", " #" and the end of its line, in brackets also
// before their punctuation.
std::size_t skip_plain(std::string_view text, std::size_t at, bool in_flow) {
  while (at < text.size() && !ascii::is_space(text[at]) &&
         (!in_flow || std::string_view(",[]{}").find(text[at]) == std::string_view::npos))
    ++at;
  return at;
}

// Walks over quotes, comments, brackets and plain scalars.
class Walk {
 public:
  explicit Walk(std::string_view text) : text_(text) {}

  std::optional<Unclosed> to_the_end() {
    while (at_ < text_.size()) {
      if (auto quote = step()) return quote;
    }
    if (open_.empty()) return std::nullopt;
    return open_.back();
  }

 private:
  // Past what stands here; a quote that nothing closes is the end of the walk.
  std::optional<Unclosed> step() {
    const char c = text_[at_];
    if (c == '"' || c == '\'') return pass_quoted();
    if (c == '#' && (at_ == 0 || ascii::is_space(text_[at_ - 1]))) {
      at_ = std::min(text_.find('\n', at_), text_.size());
    } else if (!pass_bracket(c)) {
      at_ = ascii::is_space(c) || c == ',' ? at_ + 1 : skip_plain(text_, at_ + 1, !open_.empty());
    }
    return std::nullopt;
  }

  std::optional<Unclosed> pass_quoted() {
    const std::size_t end = skip_quoted(text_, at_);
    if (end == std::string_view::npos) return Unclosed{at_, text_[at_]};
    at_ = end;
    return std::nullopt;
  }

  bool pass_bracket(char c) {
    if (c == '[' || c == '{') {
      open_.push_back({at_, c});
    } else if (c != ']' && c != '}') {
      return false;
    } else if (!open_.empty()) {
      open_.pop_back();
    }
    ++at_;
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Unclosed> open_;
};

}  // namespace

std::optional<Unclosed> find_unclosed(std::string_view text) {
  return Walk(text).to_the_end();
}

}  // namespace hastls::posture::yaml
