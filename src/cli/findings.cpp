// SPDX-License-Identifier: BSD-2-Clause
#include "cli/findings.hpp"

#include <algorithm>

#include "cli/option_values.hpp"
#include "hastls/report/format.hpp"

namespace hastls::cli {

void show_findings(std::span<const diag::Diagnostic> findings, const Arguments& arguments,
                   Env& env) {
  if (findings.empty()) return;
  const auto color = use_color(arguments, env, env.err_is_terminal);
  report::find_format("text")->write({.findings = findings},
                                     {.color = color && *color, .summary = false}, env.err);
}

bool has_errors(std::span<const diag::Diagnostic> findings) noexcept {
  return std::ranges::any_of(findings, [](const diag::Diagnostic& finding) {
    return finding.severity == diag::Severity::Error;
  });
}

}  // namespace hastls::cli
