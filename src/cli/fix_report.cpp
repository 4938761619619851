// SPDX-License-Identifier: BSD-2-Clause
#include "cli/fix_report.hpp"

#include <fmt/format.h>

#include "cli/fix.hpp"
#include "cli/messages.hpp"

namespace hastls::cli {
namespace {

Result<Fixed> fix(const LintOptions& options, const Arguments& arguments, Env& env) {
  auto fixed = fix_all(options.jobs, options.plan, options.fix, options.threads);
  if (!fixed) return fixed;
  if (!arguments.has("quiet")) {
    for (const std::string& note : fixed->notes) say(note, env.err);
  }
  return fixed;
}

}  // namespace

Result<std::vector<Result<Linted>>> mend_files(const LintOptions& options,
                                               const Arguments& arguments, Env& env) {
  auto fixed = fix(options, arguments, env);
  if (!fixed) return std::move(fixed).error();
  if (auto written = fixed->texts.write(); !written)
    return std::move(written).error().in_context("mending");
  const std::size_t files = fixed->texts.changed();
  if (files > 0 && !arguments.has("quiet"))
    say(fmt::format("{} {} mended in {} {}", fixed->fixes,
                    fixed->fixes == 1 ? "finding" : "findings", files,
                    files == 1 ? "file" : "files"),
        env.err);
  return std::move(fixed->results);
}

Result<ExitCode> show_fixes(const LintOptions& options, const Arguments& arguments, Env& env) {
  auto fixed = fix(options, arguments, env);
  if (!fixed) return std::move(fixed).error();
  fixed->texts.print_diff(env.out, env.out_is_terminal);
  bool failed = false;
  for (std::size_t i = 0; i < fixed->results.size(); ++i) {
    if (fixed->results[i]) continue;
    failed = true;
    explain(std::move(fixed->results[i])
                .error()
                .in_context(fmt::format("linting {}", options.jobs[i].name)),
            env.err);
  }
  if (failed) return ExitCode::Failed;
  return fixed->texts.changed() > 0 ? ExitCode::Findings : ExitCode::Fine;
}

}  // namespace hastls::cli
