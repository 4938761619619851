// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "hastls/diag/diagnostic.hpp"

namespace hastls::posture {

/// Where a node begins in its file. Units: as diag::Span.
struct Mark {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

/// The column as a Declaration keeps it: 65535 stands for that and more.
[[nodiscard]] constexpr std::uint16_t kept_column(const Mark& mark) noexcept {
  return mark.column < 65535 ? static_cast<std::uint16_t>(mark.column) : std::uint16_t{65535};
}

/// One node of a parsed piece of YAML.
struct Node {
  enum class Kind : std::uint8_t {
    Null,  ///< Nothing, `~` or plain `null`.
    Scalar,
    Sequence,
    Mapping,  ///< Its children are key, value, key, value, ...
    Refused,  ///< Reported already (an anchor, a tag, ...): says nothing, asks nothing.
  };
  Kind kind = Kind::Null;
  bool plain = false;  ///< A scalar without quotes.
  Mark mark;
  std::string_view text;    ///< A scalar's value.
  std::uint32_t width = 0;  ///< Octets that a caret underlines, from the mark.
  Node* child = nullptr;
  Node* next = nullptr;  ///< The next child of the same parent.

  [[nodiscard]] bool is(Kind wanted) const noexcept { return kind == wanted; }
};

/// What is wrong with a piece as YAML, or refused by SPEC.md G7.
struct Problem {
  Mark mark;
  std::uint32_t width = 1;
  std::string message;
  std::string help;
};

/// The nodes of one piece and the texts that they view. Cleared and filled again for every piece,
/// so it keeps its memory.
class Tree {
 public:
  Node& add(Node::Kind kind, Mark mark) {
    if (used_ == blocks_.size() * kBlock) blocks_.push_back(std::make_unique<Block>());
    Node& node = (*blocks_[used_ / kBlock])[used_ % kBlock];
    ++used_;
    node = Node{};
    node.kind = kind;
    node.mark = mark;
    return node;
  }
  std::string_view keep(std::string_view text) {
    if (texts_.empty() || texts_.back().size() + text.size() > texts_.back().capacity())
      texts_.emplace_back().reserve(std::max(kTextBlock, text.size()));
    std::string& block = texts_.back();
    const std::size_t at = block.size();
    block += text;
    return std::string_view(block).substr(at);
  }
  void clear() {
    used_ = 0;
    texts_.resize(std::min<std::size_t>(texts_.size(), 1));
    if (!texts_.empty()) texts_.front().clear();
  }

 private:
  static constexpr std::size_t kBlock = 512;
  static constexpr std::size_t kTextBlock = 4096;
  using Block = std::array<Node, kBlock>;

  std::vector<std::unique_ptr<Block>> blocks_;  ///< Nodes never move.
  std::size_t used_ = 0;
  std::deque<std::string> texts_;  ///< Many texts each; none grows beyond what it reserved.
};

}  // namespace hastls::posture
