// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <string>
#include <sys/stat.h>
#include <vector>

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
    std::string name = (fs::temp_directory_path() / "hastls-tricky-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) return;
    folder_ = name;
    fs::copy(fs::path(HASTLS_SOURCE_DIR) / "tests/data/tricky", folder_,
             fs::copy_options::recursive);
    ::mkfifo((folder_ / "inc/fifo.inc").c_str(), 0600);
    fs::create_symlink("loop.inc", folder_ / "inc/loop.inc");
    fs::create_directory(folder_ / "inc/dir.inc");
  }
  TrickyCorpus(const TrickyCorpus&) = delete;
  TrickyCorpus& operator=(const TrickyCorpus&) = delete;
  TrickyCorpus(TrickyCorpus&&) = delete;
  TrickyCorpus& operator=(TrickyCorpus&&) = delete;
  ~TrickyCorpus() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  [[nodiscard]] std::string path(const std::string& file) const {
    return (folder_ / file).string();
  }
  [[nodiscard]] std::vector<std::vector<std::string>> index() const {
    return table(folder_ / "INDEX.tsv");
  }

 private:
  std::filesystem::path folder_;
};

}  // namespace hastls::zone
