// SPDX-License-Identifier: BSD-2-Clause
#include "posture/open_values.hpp"

#include <algorithm>

#include "posture/plain_flow.hpp"
#include "posture/yaml/reader.hpp"

namespace hastls::posture {
namespace {

constexpr std::string_view kKey = "k: ";

// How far from its place in the file something was read.
struct Shift {
  std::uint32_t first_line;  // where it was read; only that line has another key in front
  std::uint32_t lines;
  std::uint32_t columns;
};

// False where there is something whose place depends on what stands round it, or that is deeper
// than what is plain may be.
bool move_by(Node& node, const Shift& shift, std::size_t depth) {
  if (depth > kPlainDepth || node.is(Node::Kind::Null) || node.is(Node::Kind::Refused))
    return false;
  if (node.mark.line == shift.first_line) node.mark.column += shift.columns;
  node.mark.line += shift.lines;
  for (Node* child = node.child; child != nullptr; child = child->next) {
    if (!move_by(*child, shift, depth + 1)) return false;
  }
  return true;
}

}  // namespace

bool OpenValues::may_be(std::string_view lines) noexcept {
  // yaml-cpp ends lines at a carriage return, as nobody else here does.
  return !lines.empty() && lines[0] != '|' && lines[0] != '>' &&
         lines.find('\r') == std::string_view::npos;
}

Node& OpenValues::add(std::string_view lines, const Mark& mark, std::size_t depth, Tree& tree) {
  Node& place = tree.add(Node::Kind::Null, mark);
  values_.push_back({&place, mark, depth});
  std::string& text = piece_.text;
  piece_.units.push_back({text.size(), next_line_});
  text += kKey;
  text += lines;
  if (!text.ends_with('\n')) text += '\n';
  next_line_ += static_cast<std::uint32_t>(std::ranges::count(lines, '\n'));
  if (!lines.ends_with('\n')) ++next_line_;
  return place;
}

void OpenValues::drop_from(std::size_t count) {
  if (count < values_.size()) {
    next_line_ = piece_.units[count].line;
    piece_.text.resize(piece_.units[count].offset);
    piece_.units.resize(count);
    values_.resize(count);
  }
}

bool OpenValues::settle(Tree& tree) {
  if (values_.empty()) return true;
  const auto keys = yaml::read_together(piece_, tree);
  if (!keys) return false;
  for (std::size_t i = 0; i < values_.size(); ++i) {
    if (!settle_one(i, *(*keys)[i]->child->next)) return false;
  }
  return true;
}

bool OpenValues::settle_one(std::size_t index, Node& value) {
  const Value& wanted = values_[index];
  const std::uint32_t line = piece_.units[index].line;
  const Shift shift{line, wanted.mark.line - line,
                    wanted.mark.column - static_cast<std::uint32_t>(kKey.size() + 1)};
  if (!move_by(value, shift, wanted.depth)) return false;
  value.next = wanted.place->next;
  *wanted.place = value;
  return true;
}

}  // namespace hastls::posture
