// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>
#include <ostream>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "hastls/core/printable.hpp"
#include "hastls/report/format.hpp"

#include "report/display.hpp"

namespace hastls::report::formats {
namespace {

/// Wraps text in a colour, or does not.
class Paint {
 public:
  explicit Paint(bool on) : on_(on) {}

  [[nodiscard]] std::string operator()(std::string_view code, std::string_view text) const {
    return on_ ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
  }

 private:
  bool on_;
};

constexpr std::string_view kBold = "1";
constexpr std::string_view kGutter = "34";
constexpr std::string_view kHelp = "32";

std::string_view color_of(diag::Severity severity) {
  switch (severity) {
    case diag::Severity::Error: return "1;31";
    case diag::Severity::Warning: return "1;33";
    case diag::Severity::Info: return "1;36";
  }
  return kBold;
}

std::string place(const diag::Location& where) {
  return fmt::format("{}:{}:{}", printable(where.file), where.span.line, where.span.column);
}

std::string header(const diag::Diagnostic& finding, const Paint& paint) {
  const std::string level = fmt::format("{}[{}]", to_string(finding.severity), finding.rule);
  return fmt::format("{}: {}: {}\n", paint(kBold, place(finding.where)),
                     paint(color_of(finding.severity), level),
                     paint(kBold, printable(finding.message)));
}

// The column, from 0, of an octet that the finding counts from 1 within the whole line.
std::size_t column_of(const diag::Diagnostic& finding, std::uint32_t octet,
                      const DisplayLine& line) {
  const std::size_t offset = std::max(octet, finding.source_column) - finding.source_column;
  return line.columns[std::min(offset, line.columns.size() - 1)];
}

std::string snippet(const diag::Diagnostic& finding, std::string_view margin, const Paint& paint) {
  const DisplayLine line = display(finding.source);
  const std::size_t from = column_of(finding, finding.where.span.column, line);
  const std::size_t to = column_of(finding, finding.where.span.end_column, line);
  const std::string_view cut = finding.source_column > 1 ? "..." : "";
  const std::string blanks(cut.size() + from, ' ');
  const std::string carets(std::max<std::size_t>(to, from + 1) - from, '^');
  const std::string number = fmt::format("{:>{}} |", finding.where.span.line, margin.size());
  return fmt::format("{} {}{}\n{} {}{}\n", paint(kGutter, number), cut, line.text,
                     paint(kGutter, fmt::format("{} |", margin)), blanks,
                     paint(color_of(finding.severity), carets));
}

void write_finding(std::ostream& out, const diag::Diagnostic& finding, const Paint& paint) {
  const std::string margin(
      std::max<std::size_t>(3, fmt::formatted_size("{}", finding.where.span.line) + 1), ' ');
  out << header(finding, paint);
  if (!finding.source.empty()) out << snippet(finding, margin, paint);
  const std::string bullet = margin + paint(kGutter, " = ");
  if (!finding.help.empty())
    out << bullet << paint(kHelp, "help") << ": " << printable(finding.help) << '\n';
  for (const diag::Related& other : finding.related)
    out << bullet << place(other.where) << ": " << printable(other.message) << '\n';
  for (const diag::Location& from : finding.included_from)
    out << bullet << "included from " << place(from) << '\n';
}

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

// "2 errors, 1 warning in 3 files (120 records)"
std::string summary(const Report& report) {
  std::string found;
  const auto add = [&](diag::Severity severity, std::string_view many) {
    const auto count = std::ranges::count(report.findings, severity, &diag::Diagnostic::severity);
    if (count == 0) return;
    if (!found.empty()) found += ", ";
    found += counted(static_cast<std::uint64_t>(count), to_string(severity), many);
  };
  add(diag::Severity::Error, "errors");
  add(diag::Severity::Warning, "warnings");
  add(diag::Severity::Info, "info");
  const std::string held_back =
      report.held_back == 0 ? "" : fmt::format(", {} held back", report.held_back);
  if (found.empty()) found = "no findings";
  return fmt::format("{}{} in {} ({})\n", found, held_back, counted(report.files, "file", "files"),
                     counted(report.records, "record", "records"));
}

void write(const Report& report, Style style, std::ostream& out) {
  const Paint paint(style.color);
  for (const diag::Diagnostic& finding : report.findings) {
    write_finding(out, finding, paint);
    out << '\n';
  }
  if (style.summary) out << summary(report);
}

}  // namespace

extern const Format text{
    .name = "text",
    .summary = "the line in question with a caret, for people",
    .write = write,
};

}  // namespace hastls::report::formats
