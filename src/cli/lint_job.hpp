// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/progress.hpp"
#include "hastls/core/result.hpp"
#include "hastls/dns/transfer.hpp"
#include "hastls/lint/run.hpp"
#include "hastls/zone/read.hpp"
#include "hastls/zone/rewrite.hpp"

namespace hastls::cli {

/// One file, and how it is read and judged.
struct LintJob {
  std::string file;  ///< `-` for standard input, or `axfr://SERVER/ZONE`.
  std::string name;  ///< What diagnostics call it.
  bool is_posture = false;
  zone::ReadOptions read;
  lint::Settings settings;
  lint::SigningPolicy signing = {};
  const registry::Registry* applications = nullptr;
  std::optional<dns::TransferRequest> transfer = {};  ///< What `file` names instead of a file.
};

/// What is the same for all files of a run.
struct LintPlan {
  std::string zone_file;  ///< `--zone`, or empty.
  std::function<io::Input()> standard_input;
};

struct Linted {
  lint::Outcome outcome;
  std::uint64_t records = 0;
  std::optional<DomainName> apex = {};  ///< zone::Zone::apex().
  std::vector<std::string> files = {};  ///< Every reading of a file, by zone::FileId.
};

/// Reads and judges one zone file, with the zone that it is a part of where the plan names one.
/// `progress` hears how far the reading has come, and may be null.
/// Errors: Io where the file or its zone cannot be read, Usage where the zone is none.
[[nodiscard]] Result<Linted> lint_one(const LintJob& job, const LintPlan& plan,
                                      Progress* progress = nullptr);

/// The edits that make `changes` in the files that the job reads, by zone::FileId.
/// Precondition: the plan names no zone. Errors: Io where the file cannot be read.
[[nodiscard]] Result<std::vector<zone::RewrittenFile>> rewrite_one(
    const LintJob& job, const LintPlan& plan, std::span<const zone::Change> changes);

}  // namespace hastls::cli
