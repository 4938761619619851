// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/plan_options.hpp"
#include "cli/plan_report.hpp"
#include "cli/sites.hpp"
#include "hastls/core/result.hpp"

namespace hastls::cli {

/// What --dnssec takes.
[[nodiscard]] Words dnssec_words();

/// What the command line of `hastls plan` is about: its RECORDs, or HOST and APP in the zone that
/// --zone names.
/// Errors: Usage; Io where the zone cannot be read.
[[nodiscard]] Result<PlanSubject> read_subject(const Arguments& arguments,
                                               const Sites::Found& found,
                                               const PlanOptions& options, Env& env);

}  // namespace hastls::cli
