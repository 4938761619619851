// SPDX-License-Identifier: BSD-2-Clause
// Whatever instructions the fast way uses, a zone reads the same.
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "hastls/zone/read.hpp"

#include "zone/corpus.hpp"
#include "zone/describe.hpp"
#include "zone/scan/classify.hpp"

namespace hastls::zone {
namespace {

namespace fs = std::filesystem;

std::string described(const fs::path& path, const ReadOptions& options) {
  auto input = io::Input::open(path.string());
  if (!input) return "unreadable";
  const auto zone = read(*input, options);
  return zone ? describe(*zone) : "unreadable";
}

// Every file is read, zone or not: what is none has its findings, and these agree too.
std::size_t hold_all_below(const fs::path& folder) {
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_symlink() || !entry.is_regular_file()) continue;
    ++files;
    ReadOptions options;
    const std::string best = described(entry.path(), options);
    for (const auto& offered : scan::offered_classifiers()) {
      options.instructions = offered.name;
      for (const std::size_t block : {std::size_t{1} << 18, std::size_t{100}}) {
        options.block_size = block;
        EXPECT_EQ(described(entry.path(), options), best)
            << entry.path() << ' ' << offered.name << ' ' << block;
      }
    }
  }
  return files;
}

TEST(Instructions, MakeNoDifferenceToOurZones) {
  const TrickyCorpus tricky;
  EXPECT_GE(hold_all_below(tricky.path("")), 200U);
  EXPECT_GE(hold_all_below(fs::path(HASTLS_SOURCE_DIR) / "tests/data/signed"), 1U);
  EXPECT_GE(hold_all_below(fs::path(HASTLS_SOURCE_DIR) / "zones"), 5U);
}

TEST(Instructions, MakeNoDifferenceToTheZonesOfOthers) {
  const char* folder = std::getenv("HASTLS_REAL_CORPUS");
  if (folder == nullptr) GTEST_SKIP() << "HASTLS_REAL_CORPUS is not set";
  EXPECT_GE(hold_all_below(folder), 730U);
}

}  // namespace
}  // namespace hastls::zone
