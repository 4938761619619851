// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "cli/lint_job.hpp"
#include "hastls/core/result.hpp"
#include "hastls/diag/diagnostic.hpp"
#include "hastls/posture/fleet.hpp"

namespace hastls::cli {

/// What a rule finds at one entry of a posture file, said once for all owners that have it.
struct EntryFinding {
  diag::Diagnostic finding;     ///< At the entry; its owner is the first, in canonical order.
  posture::Declaration record;  ///< The first one.
  std::size_t owners = 1;
};

/// Judges the records that `fleet` asks for by the rules that look at one record or one RRset, and
/// by the others at the first record of each file. `jobs` says by the fleet's files with what
/// settings, null where a file is not judged; an RRset goes by the file of its last record, and is
/// judged if all its files are. The answer is in the order of diag::comes_before.
/// Errors: Io.
[[nodiscard]] Result<std::vector<EntryFinding>> judge_fleet(const posture::Fleet& fleet,
                                                            std::span<const LintJob* const> jobs,
                                                            std::size_t threads);

}  // namespace hastls::cli
