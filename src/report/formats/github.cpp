// SPDX-License-Identifier: BSD-2-Clause
#include <ostream>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "hastls/core/printable.hpp"
#include "hastls/report/format.hpp"

namespace hastls::report::formats {
namespace {

std::string_view command(diag::Severity severity) {
  return severity == diag::Severity::Info ? "notice" : to_string(severity);
}

// What ends a workflow command or one of its properties is written by its number, so that no name
// in a zone can begin a command of its own.
std::string escaped(std::string_view text, std::string_view special) {
  std::string out;
  for (const char c : printable(text)) {
    if (special.find(c) == std::string_view::npos) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    }
  }
  return out;
}

std::string property(std::string_view text) {
  return escaped(text, "%:,");
}

std::string line(std::string_view text) {
  return escaped(text, "%");
}

// GitHub compares paths with those of the repository, letter by letter.
std::string_view in_repository(std::string_view path) {
  while (path.starts_with("./")) path.remove_prefix(2);
  return path;
}

constexpr std::string_view kNewline = "%0A";

std::string place(const diag::Location& where) {
  return fmt::format("{}:{}:{}", where.file, where.span.line, where.span.column);
}

std::string message(const diag::Diagnostic& finding) {
  std::string out = line(finding.message);
  if (!finding.help.empty()) out += fmt::format("{}help: {}", kNewline, line(finding.help));
  for (const diag::Related& other : finding.related)
    out += fmt::format("{}{}: {}", kNewline, line(place(other.where)), line(other.message));
  for (const diag::Location& from : finding.included_from)
    out += fmt::format("{}included from {}", kNewline, line(place(from)));
  return out;
}

void write(const Report& report, Style, std::ostream& out) {
  for (const diag::Diagnostic& finding : report.findings)
    out << fmt::format("::{} file={},line={},col={},title={}::{}\n", command(finding.severity),
                       property(in_repository(finding.where.file)), finding.where.span.line,
                       finding.where.span.column, property(finding.rule), message(finding));
}

}  // namespace

extern const Format github{
    .name = "github",
    .summary = "workflow commands of GitHub Actions, shown at the lines of a pull request",
    .write = write,
};

}  // namespace hastls::report::formats
