// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/lint_job.hpp"
#include "cli/lint_options.hpp"
#include "hastls/report/format.hpp"

namespace hastls::cli {

/// What the files of a run gave, put together in their order.
struct LintReport {
  std::vector<diag::Diagnostic> findings;
  std::vector<std::string> read;       ///< Names of the files that were read.
  std::vector<report::Unread> unread;  ///< The others, each explained on env.err already.
  std::uint64_t records = 0;
  ExitCode code = ExitCode::Fine;
};

/// Takes the findings out of `results`, one for each of the options' jobs.
[[nodiscard]] LintReport collect(std::vector<Result<Linted>>& results, const LintOptions& options,
                                 Env& env);

/// Writes it to env.out in the format asked for.
void write(const LintReport& report, const LintOptions& options, bool quiet, Env& env);

}  // namespace hastls::cli
