// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <iosfwd>
#include <span>
#include <string_view>

#include "hastls/diag/diagnostic.hpp"

namespace hastls::report {

/// What a run found, and in how much.
struct Report {
  std::span<const diag::Diagnostic> findings;  ///< In the order in which they are shown.
  std::uint64_t files = 0;
  std::uint64_t records = 0;    ///< HASTLS records read, valid or not.
  std::uint64_t held_back = 0;  ///< Findings that a baseline has; they are not among `findings`.
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
