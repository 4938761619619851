// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hastls::posture {

/// A stretch of lines of one document that is parsed at once.
struct Piece {
  enum class Kind : std::uint8_t {
    Keys,   ///< Entries of the top mapping in block style, one unit each.
    Items,  ///< Entries of the block sequence `servers`, one unit each.
    Whole,  ///< A document that is in neither of these plain shapes; one unit.
  };
  /// A key with its value, or an item.
  struct Unit {
    std::size_t offset;  ///< Into `text`.
    std::uint32_t line;  ///< Of its first line in the file, from 1.
  };

  Kind kind = Kind::Keys;
  std::size_t indent = 0;  ///< The column of the dashes of Items, from 0.
  std::string text;        ///< Whole lines, each with its end.
  std::vector<Unit> units;

  [[nodiscard]] std::string_view unit_text(std::size_t index) const {
    const std::size_t from = units[index].offset;
    const std::size_t to = index + 1 < units.size() ? units[index + 1].offset : text.size();
    return std::string_view(text).substr(from, to - from);
  }
};

}  // namespace hastls::posture
