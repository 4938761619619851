// SPDX-License-Identifier: BSD-2-Clause
#include <array>

#include <fmt/format.h>

#include "cli/arguments.hpp"
#include "cli/findings.hpp"
#include "cli/fix_report.hpp"
#include "cli/jobs.hpp"
#include "cli/lint_options.hpp"
#include "cli/lint_report.hpp"
#include "cli/messages.hpp"
#include "cli/posture_lint.hpp"
#include "cli/progress.hpp"
#include "cli/transfers.hpp"

namespace hastls::cli::commands {
namespace {

using Results = std::vector<Result<Linted>>;

std::vector<std::string> zone_files(const LintOptions& options) {
  std::vector<std::string> out;
  for (const LintJob& job : options.jobs) {
    if (!job.is_posture) out.push_back(job.file);
  }
  return out;
}

// The zones as they are, or what is left of it where they are mended.
Result<Results> lint_zones(const LintOptions& options, const Arguments& arguments, Env& env) {
  if (options.fix.fix) return mend_files(options, arguments, env);
  Results results(options.jobs.size(), Linted{});
  Progress progress(env, arguments.has("quiet"), zone_files(options));
  run_parallel(options.jobs.size(), options.threads, [&](std::size_t i) {
    if (options.jobs[i].is_posture) return;
    results[i] = lint_one(options.jobs[i], options.plan, &progress);
    progress.file_done();
  });
  return results;
}

Result<Results> lint_all(const LintOptions& options, Sites& sites, const Arguments& arguments,
                         Env& env) {
  auto results = lint_zones(options, arguments, env);
  if (!results) return results;
  auto of_posture = lint_posture(options, sites, arguments.has("quiet"), env);
  if (!of_posture) return std::move(of_posture).error();
  auto next = of_posture->begin();
  for (std::size_t i = 0; i < results->size(); ++i) {
    if (options.jobs[i].is_posture) (*results)[i] = std::move(*next++);
  }
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
  warn_of_open_key(arguments, env);
  auto options = read_lint_options(arguments, env, sites);
  if (!options) {
    show_findings(sites.findings(), arguments, env);
    return options.error();
  }
  if (options->fix.diff) return show_fixes(*options, arguments, env);
  auto results = lint_all(*options, sites, arguments, env);
  if (!results) return std::move(results).error();
  const auto held_back = hold_back(options->baseline, *results, arguments, env);
  if (!held_back) return held_back.error();
  LintReport report = collect(*results, *options, env);
  report.held_back = *held_back;
  write(report, *options, arguments.has("quiet"), env);
  if (!arguments.has("quiet")) mention_silent_rules(*results, *options, env);
  return report.code;
}

constexpr std::array kExamples{
    Example{"hastls lint example.com.zone", "judge one zone"},
    Example{"hastls lint --zone example.com.zone hastls/*.hastls",
            "judge fragments as parts of their zone"},
    Example{"hastls lint posture/*.yaml", "judge posture YAML before anything is generated"},
    Example{"hastls lint --rule mnemonic=off --fail-on warning zones/*", "a gate of one's own"},
    Example{"hastls lint --diff example.com.zone", "show what --fix would mend"},
    Example{"hastls lint --write-baseline known.txt zones/*",
            "note what is there; --baseline known.txt then reports new findings only"},
    Example{"git show :example.com.zone | hastls lint --stdin-filename example.com.zone -",
            "judge what is about to be committed"},
    Example{"hastls lint axfr://192.0.2.53/example.com --tsig transfer.key",
            "judge what a name server hands to its secondaries"},
};

}  // namespace

extern const Command lint{
    .name = "lint",
    .usage = "FILE...",
    .summary = "Judge the HASTLS records of zone files and posture YAML.",
    .description =
        "Reads zone files (RFC 1035, with $INCLUDE and $GENERATE) or fragments of them, and judges "
        "their HASTLS records by the rules that 'hastls rules' lists. - is standard input, and "
        "axfr://SERVER[:PORT]/ZONE a zone that is transferred from a name server.\n"
        "\n"
        "Posture YAML, files named .yaml or .yml, is judged as what 'hastls generate' would make "
        "of it: all such files of a run together, by the rules that need no more than one RRset, "
        "with findings at the entries. An entry that many hosts have is reported once.",
    .options = kLintOptions,
    .examples = kExamples,
    .run = run,
    .exit_one = "something was found at or above --fail-on",
};

}  // namespace hastls::cli::commands
