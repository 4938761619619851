// SPDX-License-Identifier: BSD-2-Clause
#include "posture/quote.hpp"

#include <algorithm>

#include "hastls/io/input.hpp"

#include "posture/lines.hpp"

namespace hastls::posture {

void quote_from_file(const FilePosture::Content& content, std::span<diag::Diagnostic> findings) {
  const auto is_bare = [](const diag::Diagnostic& finding) { return finding.source.empty(); };
  auto next = std::ranges::find_if(findings, is_bare);
  if (next == findings.end()) return;
  auto input = content.text ? io::Input::from_text(*content.text, content.file)
                            : io::Input::open(content.file);
  if (!input) return;
  Lines lines(*input);
  for (auto line = lines.next(); line && line->has_value() && next != findings.end();
       line = lines.next()) {
    while (next != findings.end() && next->where.span.line == lines.number()) {
      const std::string_view text = **line;
      if (is_bare(*next)) diag::quote_line(*next, text.substr(0, text.find('\n')));
      ++next;
    }
    next = std::find_if(next, findings.end(), is_bare);
  }
}

}  // namespace hastls::posture
