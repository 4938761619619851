// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>

#include "hastls/core/ascii.hpp"
#include "hastls/io/input.hpp"
#include "hastls/posture/load.hpp"

#include "posture/lines.hpp"

namespace hastls::posture {
namespace {

bool is_bare(const diag::Diagnostic& finding) noexcept {
  return finding.source.empty();
}

bool is_of_word(char c) noexcept {
  return ascii::is_letter(c) || ascii::is_digit(c) || c == '-' || c == '_';
}

// What is remembered of an entry is where it begins.
void mark_word(diag::Span& span, std::string_view line) {
  std::size_t end = span.column - 1;
  while (end < line.size() && is_of_word(line[end])) ++end;
  span.end_column = std::max(span.end_column, static_cast<std::uint32_t>(end + 1));
}

Result<io::Input> reopen(const Loaded& loaded, std::uint32_t file) {
  const std::string& name = loaded.fleet.files()[file];
  const auto& text = loaded.texts[file];
  return text ? io::Input::from_text(*text, name) : io::Input::open(name);
}

}  // namespace

void quote_lines(const Loaded& loaded, std::uint32_t file, std::span<diag::Diagnostic> findings) {
  auto next = std::ranges::find_if(findings, is_bare);
  if (next == findings.end()) return;
  auto input = reopen(loaded, file);
  if (!input) return;
  Lines lines(*input);
  for (auto line = lines.next(); line && line->has_value() && next != findings.end();
       line = lines.next()) {
    while (next != findings.end() && next->where.span.line == lines.number()) {
      std::string_view text = **line;
      text = text.substr(0, text.find('\n'));
      if (is_bare(*next)) {
        mark_word(next->where.span, text);
        diag::quote_line(*next, text);
      }
      ++next;
    }
    next = std::find_if(next, findings.end(), is_bare);
  }
}

}  // namespace hastls::posture
