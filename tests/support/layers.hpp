// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

namespace hastls::testing {

/// What src/layers.txt says.
struct Layers {
  std::map<std::string, std::set<std::string>> rooms;  ///< Room to what it may include.
  std::map<std::string, std::vector<std::string>>
      foreign;  ///< Prefix or file to its allowed folders.
};

/// Reads the text of src/layers.txt: `room: room...` and `prefix/ -> folder...`.
[[nodiscard]] Layers read_layers(const std::string& text);

/// What is wrong with the #include lines of one file, a line each. `path` is relative to the
/// project's root.
[[nodiscard]] std::vector<std::string> violations(const Layers& layers, const std::string& path,
                                                  const std::string& text);

}  // namespace hastls::testing
