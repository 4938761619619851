// SPDX-License-Identifier: BSD-2-Clause
#include "posture/findings.hpp"

#include <algorithm>
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

void Findings::quote(diag::Diagnostic& finding) const {
  if (piece_ == nullptr || piece_->units.empty()) return;
  const std::uint32_t first = piece_->units.front().line;
  if (finding.where.span.line < first) return;
  std::string_view rest = piece_->text;
  for (std::uint32_t line = first; line < finding.where.span.line; ++line) {
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos) return;
    rest.remove_prefix(end + 1);
  }
  const std::string_view line = rest.substr(0, rest.find('\n'));
  if (line.empty()) return;
  diag::quote_line(finding, line);
  // What is marked ends with its line.
  auto& span = finding.where.span;
  const auto line_end = static_cast<std::uint32_t>(line.size()) + 1;
  span.end_column =
      std::clamp(span.end_column, span.column + 1, std::max(line_end, span.column + 1));
}

}  // namespace hastls::posture
