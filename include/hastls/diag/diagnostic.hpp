// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hastls::diag {

enum class Severity : std::uint8_t { Info, Warning, Error };

/// "info", "warning" or "error".
[[nodiscard]] std::string_view to_string(Severity severity) noexcept;
[[nodiscard]] std::optional<Severity> parse_severity(std::string_view text) noexcept;

/// Where text stands: octets `column` up to, not including, `end_column` of one line.
/// Units: lines and columns count from 1, columns in octets (a tab is one). A whole file is 1, 1.
struct Span {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  std::uint32_t end_column = 1;
  friend auto operator<=>(const Span&, const Span&) = default;
};

/// A span of one file. `file` is the path as the working directory opens it, or what stands for
/// standard input.
struct Location {
  std::string file;
  Span span;
  friend auto operator<=>(const Location&, const Location&) = default;
};

/// Another position of the same finding: the other side of a contradiction.
struct Related {
  Location where;
  std::string message;
};

/// One finding about a user's data. A plain value; every report format renders it.
struct Diagnostic {
  std::string rule;  ///< Stable kebab-case id: "zero-ports", "posture".
  Severity severity = Severity::Error;
  std::string message;  ///< One clause, lower case, no full stop.
  Location where;
  std::string owner;  ///< Absolute, lower-case, with its final dot; empty where there is none.
  std::string help;   ///< What to do or write instead; empty where that is not certain.
  std::vector<Related> related;
  std::vector<Location> included_from;  ///< The $INCLUDE lines that led here, innermost first.
  std::string source;  ///< The line at `where`, or the part of it round `where`; may be empty.
  std::uint32_t source_column = 1;        ///< The column at which `source` begins.
  std::uint32_t source_utf16_column = 1;  ///< The same, counted in UTF-16 code units.
};

/// Fills in `source` from the whole line that `where` names, without its end. Of a long line only
/// the neighbourhood of `where` is kept, so that findings stay small.
void quote_line(Diagnostic& diagnostic, std::string_view line);

/// By file, position, then rule: the order within one file's report.
[[nodiscard]] bool comes_before(const Diagnostic& a, const Diagnostic& b) noexcept;

}  // namespace hastls::diag
