// SPDX-License-Identifier: BSD-2-Clause
#include <array>

#include <fmt/format.h>

#include "cli/arguments.hpp"
#include "cli/findings.hpp"
#include "cli/jobs.hpp"
#include "cli/lint_options.hpp"
#include "cli/lint_report.hpp"
#include "cli/messages.hpp"

namespace hastls::cli::commands {
namespace {

std::vector<Result<Linted>> lint_all(const LintOptions& options) {
  std::vector<Result<Linted>> results(options.jobs.size(), Linted{});
  run_parallel(options.jobs.size(), options.threads,
               [&](std::size_t i) { results[i] = lint_one(options.jobs[i], options.plan); });
  return results;
}

// What is said once of a run in which some file was a fragment.
void mention_silent_rules(const std::vector<Result<Linted>>& results, const LintOptions& options,
                          Env& env) {
  std::string silent;
  for (const lint::Rule* rule : lint::all_rules()) {
    bool is_silent = false;
    for (std::size_t i = 0; i < results.size(); ++i)
      is_silent =
          is_silent || (rule->whole_zone && results[i] && results[i]->outcome.fragment &&
                        results[i]->records > 0 && options.jobs[i].settings.severity(*rule));
    if (is_silent) silent += fmt::format("{}{}", silent.empty() ? "" : ", ", rule->id);
  }
  if (silent.empty()) return;
  say(fmt::format("without the whole zone these rules are silent for a fragment: {}; --zone FILE "
                  "names the zone",
                  silent),
      env.err);
}

Result<ExitCode> run(const Arguments& arguments, Env& env) {
  Sites sites(arguments.value("config"));
  const auto options = read_lint_options(arguments, env, sites);
  if (!options) {
    show_findings(sites.findings(), arguments, env);
    return options.error();
  }
  std::vector<Result<Linted>> results = lint_all(*options);
  const LintReport report = collect(results, *options, env);
  write(report, *options, arguments.has("quiet"), env);
  if (!arguments.has("quiet")) mention_silent_rules(results, *options, env);
  return report.code;
}

constexpr std::array kExamples{
    Example{"hastls lint example.com.zone", "judge one zone"},
    Example{"hastls lint --zone example.com.zone hastls/*.hastls",
            "judge fragments as parts of their zone"},
    Example{"hastls lint --rule mnemonic=off --fail-on warning zones/*", "a gate of one's own"},
    Example{"git show :example.com.zone | hastls lint --stdin-filename example.com.zone -",
            "judge what is about to be committed"},
};

}  // namespace

extern const Command lint{
    .name = "lint",
    .usage = "FILE...",
    .summary = "Judge the HASTLS records of zone files.",
    .description =
        "Reads zone files (RFC 1035, with $INCLUDE and $GENERATE) or fragments of them, and judges "
        "their HASTLS records by the rules that 'hastls rules' lists. - is standard input.",
    .options = kLintOptions,
    .examples = kExamples,
    .run = run,
    .exit_one = "something was found at or above --fail-on",
};

}  // namespace hastls::cli::commands
