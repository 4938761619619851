// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "hastls/lint/run.hpp"
#include "hastls/zone/read.hpp"

namespace hastls::testing {

/// The lines of a zone behind lint::kSnippetZone, and how they are to be read.
struct LintText {
  std::string text;
  zone::ReadOptions read = {};
  std::vector<std::string> settings = {};  ///< As --rule has them.
  std::string name = "test.zone";
  lint::SigningPolicy signing = {.now = Timestamp{1795305600}};  ///< 2026-11-22
};

inline lint::Outcome lint_whole(const LintText& given) {
  auto input = io::Input::from_text(given.text, given.name);
  const auto zone = zone::read(input, given.read);
  if (!zone) {
    ADD_FAILURE() << zone.error().message;
    return {};
  }
  lint::Settings settings;
  for (const std::string& setting : given.settings) EXPECT_TRUE(settings.set(setting)) << setting;
  const registry::Registry applications;
  const lint::Context context{*zone, applications, given.read.type, nullptr, given.signing};
  return lint::run(context, settings);
}

/// Lints lines that stand behind the snippet zone; the first of them is line 1, its SOA -2.
inline std::vector<diag::Diagnostic> lint_lines(const std::string& lines,
                                                std::vector<std::string> settings = {}) {
  auto findings =
      lint_whole({.text = std::string(lint::kSnippetZone) + lines, .settings = std::move(settings)})
          .findings;
  const auto before = static_cast<std::uint32_t>(std::ranges::count(lint::kSnippetZone, '\n'));
  for (diag::Diagnostic& finding : findings) {
    finding.where.span.line -= before;
    for (diag::Related& related : finding.related) related.where.span.line -= before;
  }
  return findings;
}

/// "rule line:column" of each finding, and where it is related to other lines, "<- line:column".
inline std::vector<std::string> summaries(const std::vector<diag::Diagnostic>& findings) {
  std::vector<std::string> out;
  for (const diag::Diagnostic& finding : findings) {
    const auto at = [](const diag::Location& where) {
      return fmt::format("{}:{}", static_cast<std::int32_t>(where.span.line), where.span.column);
    };
    std::string text = fmt::format("{} {}", finding.rule, at(finding.where));
    for (const diag::Related& related : finding.related) text += " <- " + at(related.where);
    out.push_back(std::move(text));
  }
  return out;
}

/// The same of the findings of `rule` alone.
inline std::vector<std::string> only(std::string_view rule,
                                     std::vector<diag::Diagnostic> findings) {
  std::erase_if(findings, [&](const diag::Diagnostic& finding) { return finding.rule != rule; });
  return summaries(findings);
}

}  // namespace hastls::testing
