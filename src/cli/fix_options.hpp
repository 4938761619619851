// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "hastls/core/result.hpp"

namespace hastls::cli {

/// The rules that --fix-also adds to --fix.
[[nodiscard]] Words rules_fixed_on_request();

inline constexpr Option kFixOption{
    .name = "fix", .summary = "mend in the files what is certain, and report what is left"};
inline constexpr Option kFixAlsoOption{
    .name = "fix-also",
    .argument = "RULE",
    .summary = "mend what one more rule finds, which is likely and not certain:",
    .repeats = true,
    .choices = rules_fixed_on_request};
inline constexpr Option kDiffOption{.name = "diff",
                                    .summary = "print what --fix would change, and write nothing"};

/// What is mended, and whether it is written.
struct FixOptions {
  bool fix = false;   ///< `--fix`, `--fix-also` or `--diff`.
  bool diff = false;  ///< `--diff`.
  std::vector<std::string> also;

  [[nodiscard]] bool mends(std::string_view rule) const;
};

/// Errors: Usage for a rule that `--fix-also` cannot mend, and where something cannot be mended
/// that way: standard input, or a fragment behind its zone.
[[nodiscard]] Result<FixOptions> read_fix_options(const Arguments& arguments);

}  // namespace hastls::cli
