// SPDX-License-Identifier: BSD-2-Clause
#include "posture/plain.hpp"

#include <string_view>
#include <vector>

#include "posture/plain_flow.hpp"

namespace hastls::posture {
namespace {

bool is_dash(std::string_view content) noexcept {
  return content.starts_with("- ");
}

// Octets of a key in front of its colon; 0 where `content` begins with no key.
std::size_t key_size(std::string_view content) noexcept {
  const std::size_t size = plain_word_size(content);
  if (size == 0 || size >= content.size() || content[size] != ':') return 0;
  return size + 1 == content.size() || content[size + 1] == ' ' ? size : 0;
}

// A line with content, its comment and the blanks round it gone.
struct Line {
  std::uint32_t number;
  std::uint32_t column;  // from 1
  std::string_view content;
};

// Reads lines by their indentation. Whatever does not fit the plain subset gives null at once.
class PlainReader {
 public:
  PlainReader(std::string_view text, std::uint32_t first_line, Tree& tree) : tree_(tree) {
    for (std::uint32_t number = first_line; !text.empty(); ++number) {
      const std::size_t end = text.find('\n');
      take_line(text.substr(0, end), number);
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
  }

  // One block to the end of the lines, or null.
  Node* read() {
    Node* node = lines_.empty() ? nullptr : read_block(0);
    return at_ == lines_.size() ? node : nullptr;
  }

 private:
  // A tab, a quote or a carriage return stays in the content, where no word takes it.
  void take_line(std::string_view line, std::uint32_t number) {
    const std::size_t indent = line.find_first_not_of(' ');
    if (indent == std::string_view::npos || line[indent] == '#') return;
    std::string_view content = line.substr(indent);
    content = content.substr(0, content.find(" #"));
    content = content.substr(0, content.find_last_not_of(' ') + 1);
    lines_.push_back({number, static_cast<std::uint32_t>(indent) + 1, content});
  }

  [[nodiscard]] bool is_at(std::uint32_t column) const {
    return at_ < lines_.size() && lines_[at_].column == column;
  }
  [[nodiscard]] bool is_right_of(std::uint32_t column) const {
    return at_ < lines_.size() && lines_[at_].column > column;
  }
  // Moves behind `count` octets and the blanks that follow.
  static void enter(Line& line, std::size_t count) {
    std::size_t skip = count;
    while (skip < line.content.size() && line.content[skip] == ' ') ++skip;
    line.content.remove_prefix(skip);
    line.column += static_cast<std::uint32_t>(skip);
  }

  Node* read_block(std::size_t depth) {
    if (depth > kPlainDepth) return nullptr;
    const Line line = lines_[at_];
    if (is_dash(line.content)) return read_sequence(line.column, depth);
    if (key_size(line.content) != 0) return read_mapping(line.column, depth);
    ++at_;
    return read_plain_inline(line.content, {line.number, line.column}, depth, tree_);
  }

  Node* read_sequence(std::uint32_t column, std::size_t depth) {
    Node& sequence = tree_.add(Node::Kind::Sequence, {lines_[at_].number, column});
    sequence.width = 1;
    Node** tail = &sequence.child;
    while (is_at(column) && is_dash(lines_[at_].content)) {
      enter(lines_[at_], 1);
      Node* item = read_block(depth + 1);
      if (item == nullptr) return nullptr;
      *tail = item;
      tail = &item->next;
    }
    return is_right_of(column) ? nullptr : &sequence;
  }

  Node* read_mapping(std::uint32_t column, std::size_t depth) {
    Node& mapping = tree_.add(Node::Kind::Mapping, {lines_[at_].number, column});
    mapping.width = 1;
    Node** tail = &mapping.child;
    while (is_at(column) && !is_dash(lines_[at_].content)) {
      Line& line = lines_[at_];
      const std::size_t size = key_size(line.content);
      Node* key = size == 0
                      ? nullptr
                      : plain_word(line.content.substr(0, size), {line.number, column}, tree_);
      if (key == nullptr) return nullptr;
      enter(line, size + 1);
      Node* value = read_value(column, *key, depth + 1);
      if (value == nullptr) return nullptr;
      *tail = key;
      key->next = value;
      tail = &value->next;
    }
    return is_right_of(column) ? nullptr : &mapping;
  }

  // What stands behind a key in `column`: on its line, in the lines below, or nothing.
  Node* read_value(std::uint32_t column, const Node& key, std::size_t depth) {
    const Line line = lines_[at_++];
    if (!line.content.empty()) {
      if (is_right_of(column)) return nullptr;  // a text of several lines
      return read_plain_inline(line.content, {line.number, line.column}, depth, tree_);
    }
    if (is_right_of(column)) return read_block(depth);
    if (is_at(column) && is_dash(lines_[at_].content)) return read_sequence(column, depth);
    Node& nothing = tree_.add(Node::Kind::Null, key.mark);
    nothing.width = 1;
    return &nothing;
  }

  Tree& tree_;
  std::vector<Line> lines_;
  std::size_t at_ = 0;
};

}  // namespace

const Node* read_plain(const Piece& piece, std::size_t unit, Tree& tree) {
  if (piece.kind == Piece::Kind::Whole) return nullptr;
  PlainReader reader(piece.unit_text(unit), piece.units[unit].line, tree);
  const Node* node = reader.read();
  if (node == nullptr) return nullptr;
  const bool keys = piece.kind == Piece::Kind::Keys;
  if (!node->is(keys ? Node::Kind::Mapping : Node::Kind::Sequence)) return nullptr;
  // One key with its value, or one item.
  const Node* last = keys ? node->child->next : node->child;
  if (last->next != nullptr) return nullptr;
  return keys ? node : node->child;
}

}  // namespace hastls::posture
