// SPDX-License-Identifier: BSD-2-Clause
#include "cli/lint_report.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

#include <fmt/format.h>

#include "cli/messages.hpp"
#include "cli/rule_pages.hpp"
#include "hastls/posture/load.hpp"

namespace hastls::cli {
namespace {

bool reaches(const std::vector<diag::Diagnostic>& findings, std::optional<diag::Severity> least) {
  return least && std::ranges::any_of(findings, [&](const diag::Diagnostic& finding) {
           return finding.severity >= *least;
         });
}

// SPEC.md section 5: a posture file that is none ends the run as an unreadable file does.
bool has_no_yaml(const std::vector<diag::Diagnostic>& findings) {
  return std::ranges::find(findings, posture::kYamlRule, &diag::Diagnostic::rule) != findings.end();
}

ExitCode code_of(const LintReport& report, const LintOptions& options) {
  if (!report.unread.empty() || has_no_yaml(report.findings)) return ExitCode::Failed;
  return reaches(report.findings, options.fail_on) ? ExitCode::Findings : ExitCode::Fine;
}

}  // namespace

LintReport collect(std::vector<Result<Linted>>& results, const LintOptions& options, Env& env) {
  LintReport report;
  for (std::size_t i = 0; i < results.size(); ++i) {
    const std::string& name = options.jobs[i].name;
    if (!results[i]) {
      report.unread.push_back({name, results[i].error().message});
      explain(std::move(results[i]).error().in_context(fmt::format("linting {}", name)), env.err);
      continue;
    }
    auto& found = results[i]->outcome.findings;
    report.findings.insert(report.findings.end(), std::move_iterator(found.begin()),
                           std::move_iterator(found.end()));
    report.records += results[i]->records;
    report.read.push_back(name);
  }
  report.code = code_of(report, options);
  return report;
}

void write(const LintReport& report, const LintOptions& options, bool quiet, Env& env) {
  const report::Run run{.version = HASTLS_VERSION,
                        .rules = rules_for_reports,
                        .inputs = report.read,
                        .unread = report.unread,
                        .exit_code = static_cast<int>(report.code),
                        .fail_on = options.fail_on};
  options.format->write({.findings = report.findings,
                         .files = report.read.size(),
                         .records = report.records,
                         .run = run},
                        {.color = options.color, .summary = !quiet}, env.out);
}

}  // namespace hastls::cli
