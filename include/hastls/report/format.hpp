// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hastls/diag/diagnostic.hpp"

namespace hastls::report {

/// A rule as formats that carry a list of rules need it.
/// Views: `id` and `summary` into static data.
struct RuleInfo {
  std::string_view id;
  diag::Severity severity = diag::Severity::Error;  ///< Unless set otherwise.
  bool enabled = true;                              ///< Unless set otherwise.
  bool normative = false;
  std::string_view summary;  ///< One sentence.
  std::string_view why;      ///< A paragraph.
  std::string text;          ///< The rule's page as plain text ...
  std::string markdown;      ///< ... and in GitHub's Markdown.
};

/// A file that could not be read.
struct Unread {
  std::string file;
  std::string message;
};

/// The run itself, for formats that tell of more than findings.
struct Run {
  std::string_view version = {};               ///< The program's.
  std::vector<RuleInfo> (*rules)() = nullptr;  ///< Asked only where the format lists rules.
  std::span<const std::string> inputs = {};    ///< The files that were read, in their order.
  std::span<const Unread> unread = {};
  int exit_code = 0;
  std::optional<diag::Severity> fail_on = diag::Severity::Error;  ///< Nothing for `never`.
};

/// What a run found, and in how much.
struct Report {
  std::span<const diag::Diagnostic> findings = {};  ///< In the order in which they are shown.
  std::uint64_t files = 0;
  std::uint64_t records = 0;  ///< HASTLS records read, valid or not.
  Run run = {};
};

struct Style {
  bool color = false;
  bool summary = true;  ///< Whether formats for people end with a line that counts.
};

/// One way to write findings. Stateless. Nothing that a format for people writes can drive a
/// terminal, whatever the findings quote.
struct Format {
  std::string_view name;     ///< Value of --format; equals the file name.
  std::string_view summary;  ///< One clause for --help.
  void (*write)(const Report& report, Style style, std::ostream& out);
};

/// Every format, ordered by name. Built from src/report/formats/ by CMake.
[[nodiscard]] std::span<const Format* const> all_formats() noexcept;

/// Null where no format has that name.
[[nodiscard]] const Format* find_format(std::string_view name) noexcept;

}  // namespace hastls::report
