// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/lint_job.hpp"
#include "hastls/lint/baseline.hpp"

namespace hastls::cli {

inline constexpr Option kBaselineOption{
    .name = "baseline",
    .argument = "FILE",
    .summary = "hold back the findings that FILE lists, and report new ones only"};
inline constexpr Option kWriteBaselineOption{
    .name = "write-baseline",
    .argument = "FILE",
    .summary = "list in FILE what is found now, for --baseline; normative findings stay"};

/// What is known already, and where it is kept.
struct BaselineUse {
  std::string read_from;  ///< Empty for none.
  std::string write_to;   ///< Empty for none.
  lint::Baseline known;   ///< What read_from holds.
};

/// Reads `--baseline` and `--write-baseline`, and the file that the first one names.
/// Errors: Usage where both are given, or the file is no baseline; Io where it cannot be read.
[[nodiscard]] Result<BaselineUse> read_baseline(const Arguments& arguments);

/// Takes the known findings out of `results`, or lists them in the file, and tells on env.err which
/// entries are used up. The result is how many were taken out.
/// Errors: Io where the file cannot be written.
[[nodiscard]] Result<std::uint64_t> hold_back(BaselineUse& use,
                                              std::vector<Result<Linted>>& results,
                                              const Arguments& arguments, Env& env);

}  // namespace hastls::cli
