// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/diag/diagnostic.hpp"

#include <algorithm>
#include <cstddef>
#include <tuple>

namespace hastls::diag {

std::string_view to_string(Severity severity) noexcept {
  switch (severity) {
    case Severity::Info: return "info";
    case Severity::Warning: return "warning";
    case Severity::Error: return "error";
  }
  return "";
}

std::optional<Severity> parse_severity(std::string_view text) noexcept {
  for (const Severity severity : {Severity::Info, Severity::Warning, Severity::Error}) {
    if (text == to_string(severity)) return severity;
  }
  return std::nullopt;
}

void quote_line(Diagnostic& diagnostic, std::string_view line) {
  constexpr std::size_t kMost = 240;
  constexpr std::size_t kBefore = 80;
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  const std::size_t column = diagnostic.where.span.column - 1;
  const std::size_t from = line.size() <= kMost || column <= kBefore ? 0 : column - kBefore;
  diagnostic.source = line.substr(std::min(from, line.size()), kMost);
  diagnostic.source_column = static_cast<std::uint32_t>(from + 1);
}

bool comes_before(const Diagnostic& a, const Diagnostic& b) noexcept {
  return std::tie(a.where, a.rule, a.message) < std::tie(b.where, b.rule, b.message);
}

}  // namespace hastls::diag
