// SPDX-License-Identifier: BSD-2-Clause
#include "posture/findings.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace hastls::posture {

diag::Location Findings::at(Mark mark, std::uint32_t width) const {
  return {file_, {mark.line, mark.column, mark.column + std::max(width, 1U)}};
}

diag::Diagnostic& Findings::error(const Node& node, std::string message, std::string help) {
  return error(node.mark, node.width, std::move(message), std::move(help));
}

diag::Diagnostic& Findings::error(Mark mark, std::uint32_t width, std::string message,
                                  std::string help) {
  diag::Diagnostic& finding =
      add(kPostureRule, diag::Severity::Error, at(mark, width), std::move(message));
  finding.help = std::move(help);
  return finding;
}

diag::Diagnostic& Findings::warning(std::string_view rule, const Node& node, std::string message,
                                    std::string help) {
  diag::Diagnostic& finding =
      add(rule, diag::Severity::Warning, at(node.mark, node.width), std::move(message));
  finding.help = std::move(help);
  return finding;
}

void Findings::warning_of_entry(Mark entry, std::string_view rule, const Node& node,
                                std::string message, std::string help) {
  const diag::Diagnostic& made = warning(rule, node, std::move(message), std::move(help));
  warnings_.push_back({rule, 0, entry.line, kept_column(entry), made.where.span});
}

void Findings::problem(const Problem& problem) {
  diag::Diagnostic& finding =
      add(kYamlRule, diag::Severity::Error, at(problem.mark, problem.width), problem.message);
  finding.help = problem.help;
}

diag::Diagnostic& Findings::add(std::string_view rule, diag::Severity severity,
                                diag::Location where, std::string message) {
  diag::Diagnostic& finding = found_.emplace_back();
  finding.rule = rule;
  finding.severity = severity;
  finding.where = std::move(where);
  finding.message = std::move(message);
  quote(finding);
  return finding;
}

void Findings::add(std::vector<diag::Diagnostic> more, std::vector<EntryWarning> warnings) {
  std::move(more.begin(), more.end(), std::back_inserter(found_));
  warnings_.insert(warnings_.end(), warnings.begin(), warnings.end());
}

// Counted from 0; empty where the piece has no such line.
std::string_view Findings::line_of_piece(std::uint32_t line) {
  const std::string_view text = piece_->text;
  for (; at_.line > line; --at_.line)
    at_.offset = at_.offset < 2 ? 0 : text.rfind('\n', at_.offset - 2) + 1;  // npos + 1 is 0
  for (; at_.line < line; ++at_.line) {
    const std::size_t end = text.find('\n', at_.offset);
    if (end == std::string_view::npos) return {};
    at_.offset = end + 1;
  }
  const std::string_view rest = text.substr(at_.offset);
  return rest.substr(0, rest.find('\n'));
}

void Findings::quote(diag::Diagnostic& finding) {
  if (piece_ == nullptr || piece_->units.empty()) return;
  const std::uint32_t first = piece_->units.front().line;
  if (finding.where.span.line < first) return;
  const std::string_view line = line_of_piece(finding.where.span.line - first);
  if (line.empty()) return;
  diag::quote_line(finding, line);
  // What is marked ends with its line.
  auto& span = finding.where.span;
  const auto line_end = static_cast<std::uint32_t>(line.size()) + 1;
  span.end_column =
      std::clamp(span.end_column, span.column + 1, std::max(line_end, span.column + 1));
}

}  // namespace hastls::posture
