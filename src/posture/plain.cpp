// SPDX-License-Identifier: BSD-2-Clause
#include "posture/plain.hpp"

#include <cstdint>
#include <string_view>

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
  std::uint32_t column;  // from 1; 0 behind the last line
  std::string_view content;
};

// Reads lines by their indentation. Whatever does not fit the plain subset gives null at once, but
// for values that may be left open.
class PlainReader {
 public:
  PlainReader(std::string_view text, std::uint32_t first_line, Tree& tree, OpenValues* open)
      : tree_(tree), open_(open), rest_(text), number_(first_line) {
    advance();
  }

  // One block to the end of the lines, or null.
  Node* read() {
    Node* node = at_end() ? nullptr : read_block(0);
    return at_end() ? node : nullptr;
  }

 private:
  // To the next line with content. A tab, a quote or a carriage return stays in it, where no word
  // takes it.
  void advance() {
    line_ = {};
    for (; line_.column == 0 && !rest_.empty(); ++number_) {
      begin_ = rest_.data();
      const std::size_t end = rest_.find('\n');
      take_line(rest_.substr(0, end));
      rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
    }
  }

  void take_line(std::string_view line) {
    const std::size_t indent = line.find_first_not_of(' ');
    if (indent == std::string_view::npos || line[indent] == '#') return;
    std::string_view content = line.substr(indent);
    content = content.substr(0, content.find(" #"));
    content = content.substr(0, content.find_last_not_of(' ') + 1);
    line_ = {number_, static_cast<std::uint32_t>(indent) + 1, content};
  }

  [[nodiscard]] bool at_end() const { return line_.column == 0; }
  [[nodiscard]] bool is_at(std::uint32_t column) const { return line_.column == column; }
  [[nodiscard]] bool is_right_of(std::uint32_t column) const { return line_.column > column; }

  // Moves behind `count` octets of the line and the blanks that follow.
  void enter(std::size_t count) {
    std::size_t skip = count;
    while (skip < line_.content.size() && line_.content[skip] == ' ') ++skip;
    line_.content.remove_prefix(skip);
    line_.column += static_cast<std::uint32_t>(skip);
  }

  Node* read_block(std::size_t depth) {
    if (depth > kPlainDepth) return nullptr;
    const Line line = line_;
    if (is_dash(line.content)) return read_sequence(line.column, depth);
    if (key_size(line.content) != 0) return read_mapping(line.column, depth);
    advance();
    return read_plain_inline(line.content, {line.number, line.column}, depth, tree_);
  }

  Node* read_sequence(std::uint32_t column, std::size_t depth) {
    Node& sequence = tree_.add(Node::Kind::Sequence, {line_.number, column});
    sequence.width = 1;
    Node** tail = &sequence.child;
    while (is_at(column) && is_dash(line_.content)) {
      enter(1);
      Node* item = read_block(depth + 1);
      if (item == nullptr) return nullptr;
      *tail = item;
      tail = &item->next;
    }
    return is_right_of(column) ? nullptr : &sequence;
  }

  Node* read_mapping(std::uint32_t column, std::size_t depth) {
    Node& mapping = tree_.add(Node::Kind::Mapping, {line_.number, column});
    mapping.width = 1;
    Node** tail = &mapping.child;
    while (is_at(column) && !is_dash(line_.content)) {
      const std::size_t size = key_size(line_.content);
      Node* key = size == 0
                      ? nullptr
                      : plain_word(line_.content.substr(0, size), {line_.number, column}, tree_);
      if (key == nullptr) return nullptr;
      enter(size + 1);
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
    const Line line = line_;
    advance();
    if (!line.content.empty()) {
      Node* const value =
          is_right_of(column)  // a text of several lines
              ? nullptr
              : read_plain_inline(line.content, {line.number, line.column}, depth, tree_);
      return value != nullptr || open_ == nullptr ? value : leave_open(line, column, depth);
    }
    if (is_right_of(column)) return read_block(depth);
    if (is_at(column) && is_dash(line_.content)) return read_sequence(column, depth);
    Node& nothing = tree_.add(Node::Kind::Null, key.mark);
    nothing.width = 1;
    return &nothing;
  }

  // What begins in `line` behind a key in `column`, and goes on in the lines right of that.
  Node* leave_open(const Line& line, std::uint32_t column, std::size_t depth) {
    while (is_right_of(column)) advance();
    const char* const from = line.content.data();
    const char* const to = at_end() ? rest_.data() : begin_;
    const std::string_view lines(from, static_cast<std::size_t>(to - from));
    if (!OpenValues::may_be(lines)) return nullptr;
    return &open_->add(lines, {line.number, line.column}, depth, tree_);
  }

  Tree& tree_;
  OpenValues* open_;             ///< Null where nothing may be left open.
  std::string_view rest_;        ///< Lines that are not read yet.
  const char* begin_ = nullptr;  ///< Of the line at hand.
  std::uint32_t number_;         ///< Of the first of them.
  Line line_{};                  ///< The line at hand.
};

const Node* read_unit(const Piece& piece, std::size_t unit, Tree& tree, OpenValues* open) {
  if (piece.kind == Piece::Kind::Whole) return nullptr;
  PlainReader reader(piece.unit_text(unit), piece.units[unit].line, tree, open);
  const Node* node = reader.read();
  if (node == nullptr) return nullptr;
  const bool keys = piece.kind == Piece::Kind::Keys;
  if (!node->is(keys ? Node::Kind::Mapping : Node::Kind::Sequence)) return nullptr;
  // One key with its value, or one item.
  const Node* last = keys ? node->child->next : node->child;
  if (last->next != nullptr) return nullptr;
  return keys ? node : node->child;
}

}  // namespace

const Node* read_plain(const Piece& piece, std::size_t unit, Tree& tree) {
  return read_unit(piece, unit, tree, nullptr);
}

const Node* read_around(const Piece& piece, std::size_t unit, Tree& tree, OpenValues& open) {
  if (piece.kind != Piece::Kind::Items) return nullptr;
  const std::size_t before = open.count();
  const Node* const node = read_unit(piece, unit, tree, &open);
  if (node == nullptr) open.drop_from(before);
  return node;
}

}  // namespace hastls::posture
