// SPDX-License-Identifier: BSD-2-Clause
#include <ostream>
#include <string_view>

#include <fmt/format.h>

#include "hastls/core/printable.hpp"
#include "hastls/report/format.hpp"

namespace hastls::report::formats {
namespace {

// Editors know three levels.
std::string_view level(diag::Severity severity) {
  return severity == diag::Severity::Info ? "note" : to_string(severity);
}

void write_line(std::ostream& out, const diag::Location& where, std::string_view level,
                std::string_view message) {
  out << fmt::format("{}:{}:{}: {}: {}\n", printable(where.file), where.span.line,
                     where.span.column, level, printable(message));
}

void write_finding(std::ostream& out, const diag::Diagnostic& finding) {
  write_line(out, finding.where, level(finding.severity),
             fmt::format("{} [{}]", finding.message, finding.rule));
  if (!finding.help.empty()) write_line(out, finding.where, "note", finding.help);
  for (const diag::Related& other : finding.related)
    write_line(out, other.where, "note", other.message);
  for (const diag::Location& from : finding.included_from)
    write_line(out, from, "note", "included from here");
}

void write(const Report& report, Style, std::ostream& out) {
  for (const diag::Diagnostic& finding : report.findings) write_finding(out, finding);
}

}  // namespace

extern const Format gcc{
    .name = "gcc",
    .summary = "file:line:column: level: message, for editors",
    .write = write,
};

}  // namespace hastls::report::formats
