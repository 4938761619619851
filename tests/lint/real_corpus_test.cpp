// SPDX-License-Identifier: BSD-2-Clause
// Zones of other projects hold no HASTLS record, and so nothing to judge.
#include <cstdlib>
#include <filesystem>
#include <set>

#include <gtest/gtest.h>

#include "support/linting.hpp"

namespace hastls::testing {
namespace {

namespace fs = std::filesystem;

TEST(LintOfRealCorpus, GivesNoFindingOfAHastlsRule) {
  const char* const folder = std::getenv("HASTLS_REAL_CORPUS");
  if (folder == nullptr) GTEST_SKIP() << "HASTLS_REAL_CORPUS names no folder";
  // What the reader says of any zone, HASTLS records or not.
  const std::set<std::string> of_the_reader{"syntax", "include-refused", "portability"};
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file() || entry.path().filename() == "INDEX.tsv") continue;
    auto input = io::Input::open(entry.path().string());
    ASSERT_TRUE(input) << input.error().message;
    const auto zone = zone::read(*input, {});
    ASSERT_TRUE(zone) << entry.path() << ": " << zone.error().message;
    const registry::Registry applications;
    const auto outcome = lint::run({*zone, applications, RrType{}}, lint::Settings{});
    for (const diag::Diagnostic& finding : outcome.findings)
      EXPECT_TRUE(of_the_reader.contains(finding.rule))
          << finding.where.file << ':' << finding.where.span.line << ' ' << finding.rule;
    ++files;
  }
  EXPECT_GT(files, 100U);
}

}  // namespace
}  // namespace hastls::testing
