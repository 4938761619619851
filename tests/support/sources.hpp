// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <string>
#include <vector>

namespace hastls::testing {

struct SourceFile {
  std::string path;  ///< Relative to the project's root.
  std::string text;
};

/// Every .cpp and .hpp file of the project below `folders`.
inline std::vector<SourceFile> source_files(std::initializer_list<const char*> folders) {
  namespace fs = std::filesystem;
  const fs::path root = HASTLS_SOURCE_DIR;
  std::vector<SourceFile> out;
  for (const char* folder : folders) {
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      const fs::path& path = entry.path();
      if (path.extension() != ".cpp" && path.extension() != ".hpp") continue;
      std::ifstream in(path);
      out.push_back({fs::relative(path, root).string(), {std::istreambuf_iterator<char>(in), {}}});
    }
  }
  return out;
}

}  // namespace hastls::testing
