// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/fix_options.hpp"
#include "cli/fixed_texts.hpp"
#include "cli/lint_job.hpp"

namespace hastls::cli {

/// What fixing came to. Nothing is written yet.
struct Fixed {
  std::vector<Result<Linted>> results;  ///< Of the files as they are now to be.
  FixedTexts texts;
  std::size_t fixes = 0;
  std::vector<std::string> notes;  ///< What could not be mended, and why.
};

/// Lints, mends in memory, and lints again until there is nothing more to mend.
/// Errors: Io where a file that is to be mended cannot be read once more.
[[nodiscard]] Result<Fixed> fix_all(std::vector<LintJob> jobs, const LintPlan& plan,
                                    const FixOptions& options, std::size_t threads);

}  // namespace hastls::cli
