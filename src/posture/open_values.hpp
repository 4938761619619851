// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "posture/piece.hpp"
#include "posture/tree.hpp"

namespace hastls::posture {

/// Values of block mappings that are not plain, gathered from servers that are plain otherwise. The
/// exact reader gets them all at once and nothing of what stands round them, each as the value of a
/// key, so that it finds what it would have found in the server.
class OpenValues {
 public:
  OpenValues() { piece_.kind = Piece::Kind::Keys; }

  /// Whether the value that `lines` begins with means the same among other neighbours, which a
  /// block scalar, whose indentation may be counted from theirs, does not.
  [[nodiscard]] static bool may_be(std::string_view lines) noexcept;
  /// The place that a value will take. `lines` goes from its first octet to the end of its last
  /// line; `mark` is where it begins in its file, within `depth` levels of nesting.
  [[nodiscard]] Node& add(std::string_view lines, const Mark& mark, std::size_t depth, Tree& tree);
  [[nodiscard]] std::size_t count() const noexcept { return values_.size(); }
  /// Forgets all but the first `count`.
  void drop_from(std::size_t count);

  /// Reads the values and puts each in its place. False where the exact reader is needed for all
  /// that stands round them too, since one of them has a problem or is no value of its own.
  [[nodiscard]] bool settle(Tree& tree);

 private:
  struct Value {
    Node* place;
    Mark mark;  ///< In its file.
    std::size_t depth;
  };

  [[nodiscard]] bool settle_one(std::size_t index, Node& value);

  Piece piece_;  ///< A key for each value.
  std::vector<Value> values_;
  std::uint32_t next_line_ = 1;  ///< Of the piece.
};

}  // namespace hastls::posture
