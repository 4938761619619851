// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <string>
#include <sys/stat.h>
#include <vector>

#include "support/temporary_folder.hpp"

namespace hastls::zone {

/// The rows of a tab-separated file, without its head.
inline std::vector<std::vector<std::string>> table(const std::filesystem::path& path) {
  std::vector<std::vector<std::string>> out;
  std::ifstream in(path);
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    std::vector<std::string> row;
    std::size_t from = 0;
    for (std::size_t tab = line.find('\t'); tab != std::string::npos; tab = line.find('\t', from)) {
      row.push_back(line.substr(from, tab - from));
      from = tab + 1;
    }
    row.push_back(line.substr(from));
    out.push_back(std::move(row));
  }
  return out;
}

/// A copy of tests/data/tricky with what version control cannot carry.
class TrickyCorpus {
 public:
  TrickyCorpus() {
    namespace fs = std::filesystem;
    fs::copy(fs::path(HASTLS_SOURCE_DIR) / "tests/data/tricky", folder_.path(),
             fs::copy_options::recursive);
    ::mkfifo(path("inc/fifo.inc").c_str(), 0600);
    fs::create_symlink("loop.inc", path("inc/loop.inc"));
    fs::create_directory(path("inc/dir.inc"));
  }

  [[nodiscard]] std::string path(const std::string& file) const { return folder_.path(file); }
  [[nodiscard]] std::vector<std::vector<std::string>> index() const {
    return table(path("INDEX.tsv"));
  }

 private:
  testing::TemporaryFolder folder_;
};

}  // namespace hastls::zone
