// SPDX-License-Identifier: BSD-2-Clause
#include "posture/yaml/unclosed.hpp"

#include <algorithm>
#include <vector>

namespace hastls::posture::yaml {
namespace {

bool is_blank(char c) noexcept {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

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
  while (at < text.size() && !is_blank(text[at]) &&
         (!in_flow || std::string_view(",[]{}").find(text[at]) == std::string_view::npos))
    ++at;
  return at;
}

}  // namespace

std::optional<Unclosed> find_unclosed(std::string_view text) {
  std::vector<Unclosed> open;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    const bool after_blank = at == 0 || is_blank(text[at - 1]);
    if (c == '"' || c == '\'') {
      const std::size_t end = skip_quoted(text, at);
      if (end == std::string_view::npos) return Unclosed{at, c};
      at = end;
    } else if (c == '#' && after_blank) {
      at = std::min(text.find('\n', at), text.size());
    } else if (c == '[' || c == '{') {
      open.push_back({at++, c});
    } else if (c == ']' || c == '}') {
      if (!open.empty()) open.pop_back();
      ++at;
    } else if (is_blank(c) || c == ',') {
      ++at;
    } else {
      at = skip_plain(text, at + 1, !open.empty());
    }
  }
  if (open.empty()) return std::nullopt;
  return open.back();
}

}  // namespace hastls::posture::yaml
