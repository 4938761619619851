// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/diag/diagnostic.hpp"

#include <algorithm>
#include <cstddef>
#include <tuple>

#include "hastls/core/utf8.hpp"

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

namespace {

// Where the character begins that the octet at `at` belongs to.
std::size_t character_start(std::string_view line, std::size_t at) {
  constexpr std::size_t kLongest = 3;  // octets of a character behind its first
  for (std::size_t back = 0; back <= std::min(kLongest, at) && at < line.size(); ++back) {
    const utf8::CodePoint point = utf8::first(line.substr(at - back));
    if (point.valid && point.size > back) return at - back;
  }
  return at;
}

}  // namespace

void quote_line(Diagnostic& diagnostic, std::string_view line) {
  constexpr std::size_t kMost = 240;
  constexpr std::size_t kBefore = 80;
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  const std::size_t column = diagnostic.where.span.column - 1;
  const bool is_whole = line.size() <= kMost || column <= kBefore;
  const std::size_t from =
      is_whole ? 0 : character_start(line, std::min(column - kBefore, line.size()));
  diagnostic.source = line.substr(from, kMost);
  diagnostic.source_column = static_cast<std::uint32_t>(from + 1);
  diagnostic.source_utf16_column =
      static_cast<std::uint32_t>(utf8::utf16_length(line.substr(0, from)) + 1);
}

bool comes_before(const Diagnostic& a, const Diagnostic& b) noexcept {
  return std::tie(a.where, a.rule, a.message) < std::tie(b.where, b.rule, b.message);
}

}  // namespace hastls::diag
