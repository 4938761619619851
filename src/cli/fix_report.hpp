// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <vector>

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/lint_job.hpp"
#include "cli/lint_options.hpp"

namespace hastls::cli {

/// `lint --fix`: mends the files, and tells on env.err what was done. The result is what is left to
/// report.
/// Errors: Io where a file could not be written; nothing was changed then unless the error says so.
[[nodiscard]] Result<std::vector<Result<Linted>>> mend_files(const LintOptions& options,
                                                             const Arguments& arguments, Env& env);

/// `lint --diff`: prints what mend_files() would change; exit code 1 where that is anything.
[[nodiscard]] Result<ExitCode> show_fixes(const LintOptions& options, const Arguments& arguments,
                                          Env& env);

}  // namespace hastls::cli
