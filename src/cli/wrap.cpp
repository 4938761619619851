// SPDX-License-Identifier: BSD-2-Clause
#include "cli/wrap.hpp"

#include <algorithm>

namespace hastls::cli {
namespace {

// The part of `text` up to `mark`, which is taken off together with the mark.
std::string_view cut(std::string_view& text, char mark) {
  const std::size_t at = text.find(mark);
  const std::string_view part = text.substr(0, at);
  text.remove_prefix(std::min(text.size(), at == std::string_view::npos ? at : at + 1));
  return part;
}

void wrap_line(std::string& out, std::string_view line, std::size_t indent) {
  const std::string margin(indent, ' ');
  std::size_t column = 0;
  while (!line.empty()) {
    const std::string_view word = cut(line, ' ');
    if (word.empty()) continue;
    const bool fits = column + 1 + word.size() <= kHelpWidth;
    if (column != 0 && !fits) out += '\n';
    if (column == 0 || !fits) {
      out.append(margin).append(word);
      column = indent + word.size();
    } else {
      out.append(" ").append(word);
      column += 1 + word.size();
    }
  }
  out += '\n';
}

// The lines of a paragraph belong together, whatever its source's own line breaks.
std::string_view cut_paragraph(std::string_view& text, std::string& joined) {
  joined.clear();
  while (!text.empty() && text.front() != '\n' && text.front() != ' ') {
    joined.append(joined.empty() ? "" : " ").append(cut(text, '\n'));
  }
  return joined;
}

}  // namespace

std::string wrap(std::string_view text, std::size_t indent) {
  std::string out;
  std::string joined;
  while (!text.empty()) {
    if (text.front() == '\n') {
      cut(text, '\n');
      out += '\n';
    } else if (text.front() == ' ') {
      out.append(indent, ' ').append(cut(text, '\n')).append("\n");
    } else {
      wrap_line(out, cut_paragraph(text, joined), indent);
    }
  }
  return out;
}

}  // namespace hastls::cli
