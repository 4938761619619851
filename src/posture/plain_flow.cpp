// SPDX-License-Identifier: BSD-2-Clause
#include "posture/plain_flow.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "hastls/core/ascii.hpp"

namespace hastls::posture {
namespace {

constexpr std::size_t kLongestWord = 256;

constexpr bool begins_word(char c) {
  return ascii::is_letter(c) || ascii::is_digit(c) || c == '_';
}
constexpr auto kContinuesWord = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = 0; c < 128; ++c) {
    const char character = static_cast<char>(c);
    table[c] = begins_word(character) ||
               std::string_view("./-+").find(character) != std::string_view::npos;
  }
  return table;
}();

bool means_null(std::string_view word) noexcept {
  return word == "null" || word == "Null" || word == "NULL";
}

class FlowReader {
 public:
  FlowReader(std::string_view text, Mark mark, Tree& tree)
      : text_(text), mark_(mark), tree_(tree) {}

  // A value, from where the reader stands.
  Node* read(std::size_t depth) {
    if (depth > kPlainDepth) return nullptr;
    if (here() == '{') return read_mapping(depth);
    if (here() == '[') return read_sequence(depth);
    if (here() == '\'' || here() == '"') return read_quoted();
    return read_word();
  }
  [[nodiscard]] bool at_end() const noexcept { return at_ == text_.size(); }

 private:
  [[nodiscard]] char here() const noexcept { return at_ < text_.size() ? text_[at_] : '\0'; }
  void skip_blanks() {
    while (here() == ' ') ++at_;
  }
  [[nodiscard]] Mark mark_here() const noexcept {
    return {mark_.line, mark_.column + static_cast<std::uint32_t>(at_)};
  }

  Node* read_word() {
    const std::size_t size = plain_word_size(text_.substr(at_));
    if (size == 0) return nullptr;
    const Mark mark = mark_here();
    at_ += size;
    return plain_word(text_.substr(at_ - size, size), mark, tree_);
  }

  Node* read_quoted() {
    const std::size_t size = quoted_word_size(text_.substr(at_));
    if (size == 0) return nullptr;
    Node& node = tree_.add(Node::Kind::Scalar, mark_here());
    node.text = text_.substr(at_ + 1, size - 2);
    node.width = static_cast<std::uint32_t>(size);
    at_ += size;
    return &node;
  }

  Node& begin(Node::Kind kind) {
    Node& node = tree_.add(kind, mark_here());
    node.width = 1;
    ++at_;
    skip_blanks();
    return node;
  }

  // Behind an item: true where `close` ends the collection, false where another item follows.
  // Anything else, a comma before the end included, is not plain.
  std::optional<bool> ends(char close) {
    skip_blanks();
    if (here() == close) {
      ++at_;
      return true;
    }
    if (here() != ',') return std::nullopt;
    ++at_;
    skip_blanks();
    return here() == close ? std::optional<bool>() : std::optional(false);
  }

  Node* read_sequence(std::size_t depth) {
    Node& sequence = begin(Node::Kind::Sequence);
    Node** tail = &sequence.child;
    if (here() == ']') return ++at_, &sequence;
    for (;;) {
      Node* item = read(depth + 1);
      if (item == nullptr) return nullptr;
      *tail = item;
      tail = &item->next;
      const auto end = ends(']');
      if (!end) return nullptr;
      if (*end) return &sequence;
    }
  }

  Node* read_mapping(std::size_t depth) {
    Node& mapping = begin(Node::Kind::Mapping);
    Node** tail = &mapping.child;
    if (here() == '}') return ++at_, &mapping;
    for (;;) {
      Node* key = read_word();
      if (key == nullptr || !text_.substr(at_).starts_with(": ")) return nullptr;
      ++at_;
      skip_blanks();
      Node* value = read(depth + 1);
      if (value == nullptr) return nullptr;
      *tail = key;
      key->next = value;
      tail = &value->next;
      const auto end = ends('}');
      if (!end) return nullptr;
      if (*end) return &mapping;
    }
  }

  std::string_view text_;
  Mark mark_;
  Tree& tree_;
  std::size_t at_ = 0;
};

}  // namespace

std::size_t plain_word_size(std::string_view text) noexcept {
  if (text.empty() || !begins_word(text[0])) return 0;
  std::size_t size = 1;
  while (size < text.size() && kContinuesWord[static_cast<unsigned char>(text[size])]) ++size;
  return size;
}

std::size_t quoted_word_size(std::string_view text) noexcept {
  const char quote = text.empty() ? '\0' : text[0];
  if (quote != '\'' && quote != '"') return 0;
  const std::size_t end = text.find(quote, 1);
  if (end == std::string_view::npos || end == 1 || end > kLongestWord) return 0;
  const std::string_view inside = text.substr(1, end - 1);
  const auto stands_for_itself = [](char c) {
    return c >= ' ' && c <= '~' && c != '\\' && c != '#';
  };
  // A quote that is written twice is one that does not end the text.
  const bool doubled = end + 1 < text.size() && text[end + 1] == quote;
  return !doubled && std::ranges::all_of(inside, stands_for_itself) ? end + 1 : 0;
}

bool is_plain_word(std::string_view word) noexcept {
  return word.size() <= kLongestWord && !means_null(word);
}

Node* plain_word(std::string_view word, Mark mark, Tree& tree) {
  if (!is_plain_word(word)) return nullptr;
  Node& node = tree.add(Node::Kind::Scalar, mark);
  node.plain = true;
  node.text = word;
  node.width = static_cast<std::uint32_t>(word.size());
  return &node;
}

Node* read_plain_inline(std::string_view content, Mark mark, std::size_t depth, Tree& tree) {
  FlowReader reader(content, mark, tree);
  Node* node = reader.read(depth);
  return reader.at_end() ? node : nullptr;
}

}  // namespace hastls::posture
