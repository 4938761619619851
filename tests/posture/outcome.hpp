// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "hastls/posture/load.hpp"
#include "support/posture_text.hpp"

namespace hastls::posture {

/// How a text is read.
struct Way {
  std::size_t jobs = 1;
  bool exact = false;
};

inline Loaded load(const std::string& text, Way way) {
  static const registry::Registry kRegistry;
  LoadOptions options{kRegistry, testing::kRules, std::nullopt, RrType{}};
  options.jobs = way.jobs;
  options.exact = way.exact;
  auto input = io::Input::from_text(text, "t.yaml");
  std::vector<FilePosture> files;
  files.push_back(*load_file(input, options));
  return combine(std::move(files), options);
}

/// Records, where they come from, and findings with their positions.
inline std::string outcome(const std::string& text, Way way) {
  const Loaded loaded = load(text, way);
  std::string out;
  for (const std::string& record : testing::records_of(loaded)) out += record + "\n";
  auto declarations = loaded.fleet.declarations();
  for (const Declaration& made : declarations)
    out += std::to_string(made.line) + ":" + std::to_string(made.column) + " " +
           std::to_string(made.host_line) + ":" + std::to_string(made.host_column) + " " +
           loaded.fleet.remarks()[made.remark] + "\n";
  for (const diag::Diagnostic& finding : loaded.diagnostics) {
    const diag::Span& span = finding.where.span;
    out += std::to_string(span.line) + ":" + std::to_string(span.column) + "-" +
           std::to_string(span.end_column) + " " + finding.message + " | " + finding.help + " | " +
           finding.source + "\n";
  }
  return out;
}

}  // namespace hastls::posture
