// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/baseline_files.hpp"
#include "cli/command.hpp"
#include "cli/fix_options.hpp"
#include "cli/lint_job.hpp"
#include "cli/sites.hpp"
#include "hastls/diag/diagnostic.hpp"
#include "hastls/report/format.hpp"

namespace hastls::cli {

inline constexpr std::array<std::string_view, 3> kKinds{"auto", "zone", "posture"};
inline constexpr std::array<std::string_view, 2> kIncludeBases{"file", "cwd"};
inline constexpr std::array<std::string_view, 2> kWhoseRdata{"needed", "all"};
inline constexpr std::array<std::string_view, 4> kFailOn{"error", "warning", "info", "never"};

/// The names of report::all_formats().
[[nodiscard]] Words finding_formats();
/// What --rule takes: each rule that may be set, with each severity.
[[nodiscard]] Words rule_assignments();

inline constexpr std::array kLintOptions{
    Option{.name = "origin",
           .argument = "NAME",
           .summary = "the zone's name, which completes relative names"},
    Option{.name = "rrtype",
           .argument = "TYPE",
           .summary = "the type code that stands for HASTLS (default: TYPE65443)"},
    Option{.name = "kind",
           .argument = "KIND",
           .summary = "what the files are: zone, posture (YAML), or auto: by .yaml and .yml",
           .preset = "auto",
           .choices = words_of<kKinds>},
    Option{.name = "zone",
           .argument = "FILE",
           .summary = "the zone that the files named are fragments of"},
    Option{.name = "tsig",
           .argument = "FILE",
           .summary = "the key for axfr://, as tsig-keygen writes it"},
    Option{.name = "transfer-timeout",
           .argument = "SECONDS",
           .summary = "how long an axfr:// transfer may take; ten of them one message",
           .preset = "600"},
    Option{.name = "include-root",
           .argument = "DIR",
           .summary = "the folder that $INCLUDE may read below (default: the file's own)"},
    Option{.name = "include-base",
           .argument = "BASE",
           .summary = "what a relative $INCLUDE is relative to: file (the default), or cwd as in "
                      "BIND and NSD",
           .choices = words_of<kIncludeBases>},
    Option{.name = "rdata",
           .argument = "WHICH",
           .summary = "whose RDATA is parsed: needed (by a rule), or all (slower)",
           .preset = "needed",
           .choices = words_of<kWhoseRdata>},
    Option{.name = "now",
           .argument = "TIME",
           .summary = "when signatures have to be valid, as YYYYMMDDHHMMSS or "
                      "2026-11-22T09:30:00Z (default: the clock)"},
    Option{.name = "verify",
           .summary = "verify the RRSIGs over HASTLS records with the zone's DNSKEYs (slower)"},
    Option{.name = "require-signed", .summary = "report a zone that is not signed"},
    Option{.name = "rule",
           .argument = "RULE=SEVERITY",
           .summary = "error, warning, info or off for one rule",
           .repeats = true,
           .choices = rule_assignments},
    Option{.name = "fail-on",
           .argument = "SEVERITY",
           .summary = "the least severity for exit code 1: error, warning, info or never",
           .preset = "error",
           .choices = words_of<kFailOn>},
    Option{.name = "format",
           .letter = 'f',
           .argument = "FORMAT",
           .summary = "how findings are written:",
           .preset = "text",
           .choices = finding_formats},
    Option{.name = "jobs",
           .letter = 'j',
           .argument = "N",
           .summary = "how many threads read, several one large file; 0 is one for each core",
           .preset = "0"},
    Option{.name = "config",
           .argument = "FILE",
           .summary = "the configuration, instead of the nearest .hastls.yaml"},
    Option{.name = "stdin-filename",
           .argument = "NAME",
           .summary = "what findings in standard input call it"},
    kFixOption,
    kFixAlsoOption,
    kDiffOption,
    kBaselineOption,
    kWriteBaselineOption,
};

/// The command line of `hastls lint`, understood.
struct LintOptions {
  LintPlan plan;
  std::vector<LintJob> jobs;
  std::optional<RrType> type;  ///< From --rrtype.
  std::size_t threads = 1;
  std::optional<diag::Severity> fail_on;  ///< Nothing for `never`.
  const report::Format* format = nullptr;
  bool color = false;
  FixOptions fix;
  BaselineUse baseline;
};

/// Errors: Usage; what is wrong with a configuration is in `sites` then.
/// Views: the jobs name registries of `sites`.
[[nodiscard]] Result<LintOptions> read_lint_options(const Arguments& arguments, const Env& env,
                                                    Sites& sites);

}  // namespace hastls::cli
