// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <vector>

#include "cli/command.hpp"
#include "cli/lint_job.hpp"
#include "cli/lint_options.hpp"
#include "cli/sites.hpp"
#include "hastls/core/result.hpp"

namespace hastls::cli {

/// Judges the posture files of a run: what is wrong with each, what contradicts between them, and
/// the records that `hastls generate` would make of them. One answer per such job, in their order;
/// an Io error where the file cannot be read.
/// Errors: Usage where the configurations of the files do not go together.
/// Spec: SPEC.md section 5.
[[nodiscard]] Result<std::vector<Result<Linted>>> lint_posture(const LintOptions& options,
                                                               Sites& sites, bool quiet, Env& env);

}  // namespace hastls::cli
