// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>
#include <array>
#include <ostream>

#include <fmt/format.h>

#include "cli/arguments.hpp"
#include "cli/findings.hpp"
#include "cli/fix_report.hpp"
#include "cli/jobs.hpp"
#include "cli/lint_options.hpp"
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

bool reaches(const std::vector<diag::Diagnostic>& findings, std::optional<diag::Severity> least) {
  return least && std::ranges::any_of(findings, [&](const diag::Diagnostic& finding) {
           return finding.severity >= *least;
         });
}

// What is left of it where it is mended.
Result<std::vector<Result<Linted>>> judge(const LintOptions& options, const Arguments& arguments,
                                          Env& env) {
  if (options.fix.fix) return mend_files(options, arguments, env);
  return lint_all(options);
}

// The findings of every file that could be read; why another could not is explained.
std::vector<diag::Diagnostic> collect(std::vector<Result<Linted>>& results,
                                      const LintOptions& options, Env& env) {
  std::vector<diag::Diagnostic> findings;
  for (std::size_t i = 0; i < results.size(); ++i) {
    if (!results[i]) {
      explain(Error(results[i].error()).in_context(fmt::format("linting {}", options.jobs[i].name)),
              env.err);
      continue;
    }
    auto& found = results[i]->outcome.findings;
    findings.insert(findings.end(), std::move_iterator(found.begin()),
                    std::move_iterator(found.end()));
  }
  return findings;
}

Result<ExitCode> run(const Arguments& arguments, Env& env) {
  Sites sites(arguments.value("config"));
  auto options = read_lint_options(arguments, env, sites);
  if (!options) {
    show_findings(sites.findings(), arguments, env);
    return options.error();
  }
  if (options->fix.diff) return show_fixes(*options, arguments, env);
  auto results = judge(*options, arguments, env);
  if (!results) return results.error();
  const auto held_back = hold_back(options->baseline, *results, arguments, env);
  if (!held_back) return held_back.error();
  const std::vector<diag::Diagnostic> findings = collect(*results, *options, env);
  report::Report report{.findings = findings, .held_back = *held_back};
  for (const Result<Linted>& result : *results) {
    if (!result) continue;
    ++report.files;
    report.records += result->records;
  }
  options->format->write(report, {.color = options->color, .summary = !arguments.has("quiet")},
                         env.out);
  if (!arguments.has("quiet")) mention_silent_rules(*results, *options, env);
  if (report.files < results->size()) return ExitCode::Failed;
  return reaches(findings, options->fail_on) ? ExitCode::Findings : ExitCode::Fine;
}

constexpr std::array kExamples{
    Example{"hastls lint example.com.zone", "judge one zone"},
    Example{"hastls lint --zone example.com.zone hastls/*.hastls",
            "judge fragments as parts of their zone"},
    Example{"hastls lint --rule mnemonic=off --fail-on warning zones/*", "a gate of one's own"},
    Example{"hastls lint --diff example.com.zone", "show what --fix would mend"},
    Example{"hastls lint --write-baseline known.txt zones/*",
            "note what is there; --baseline known.txt then reports new findings only"},
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
        "their HASTLS records by the rules that 'hastls rules' lists. - is standard input.\n"
        "\n"
        "Exit codes: 0, nothing found at or above --fail-on; 1, something; 2, a file could not be "
        "read or the command line is wrong.",
    .options = kLintOptions,
    .examples = kExamples,
    .run = run,
};

}  // namespace hastls::cli::commands
