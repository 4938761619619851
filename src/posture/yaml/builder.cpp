// SPDX-License-Identifier: BSD-2-Clause
#include "posture/yaml/builder.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <yaml-cpp/mark.h>

#include "posture/text.hpp"

namespace hastls::posture::yaml {
namespace {

constexpr std::size_t kMaxDepth = 32;     // SPEC.md G7
constexpr std::size_t kMaxScalar = 4096;  // octets, SPEC.md G7

}  // namespace

Builder::Builder(Tree& tree, std::string_view text, std::uint32_t first_line, std::size_t depth)
    : tree_(tree), text_(text), first_line_(first_line), outer_depth_(depth) {}

Mark Builder::position(const YAML::Mark& mark) const noexcept {
  return {first_line_ + static_cast<std::uint32_t>(mark.line),
          static_cast<std::uint32_t>(mark.column) + 1};
}

char Builder::source_at(const YAML::Mark& mark) const noexcept {
  const auto at = static_cast<std::size_t>(mark.pos);
  return at < text_.size() ? text_[at] : '\0';
}

void Builder::report(const YAML::Mark& mark, std::string message, std::string help) {
  problems_.push_back({position(mark), 1, std::move(message), std::move(help)});
}

void Builder::OnDocumentStart(const YAML::Mark& mark) {
  const bool sentinel =
      static_cast<std::size_t>(mark.pos) == text_.size() - kSentinelDocument.size();
  if (++documents_ == (sentinel ? 2 : 1)) return;
  report(mark, "content behind the end of the value", "begin another document with a line ---");
  throw Stop{};
}

void Builder::hang(Node& node) {
  if (open_.empty()) {
    root_ = &node;
    return;
  }
  Open& parent = open_.back();
  *parent.tail = &node;
  parent.last = &node;
  parent.tail = &node.next;
  if (parent.node->is(Node::Kind::Mapping)) parent.at_key = !parent.at_key;
}

bool Builder::refuse_properties(const YAML::Mark& mark, const std::string& tag,
                                YAML::anchor_t anchor) {
  if (anchor != 0) {
    report(mark, "an anchor (&): posture files have none",
           "name what is shared in profiles, and refer to it with profile");
    return true;
  }
  if (tag.empty() || tag == "?") return false;
  const bool quoted = std::string_view("\"'|>").find(source_at(mark)) != std::string_view::npos;
  if (tag == "!" && quoted) return false;
  report(mark, "a tag (!): posture files have none", "leave the tag out");
  return true;
}

bool Builder::refuse_value(const YAML::Mark& mark, const std::string& value, bool is_key,
                           bool plain) {
  if (value.size() > kMaxScalar) {
    report(mark, fmt::format("a text of {} octets; {} is the most", value.size(), kMaxScalar), "");
    return true;
  }
  if (is_key && plain && value == "<<") {
    report(mark, "a merge key (<<): posture files have none",
           "name what is shared in profiles, and refer to it with profile");
    return true;
  }
  const bool usual = is_plain_ascii(value) && !value.ends_with('\n');
  const auto control = usual ? std::nullopt : find_control(value);
  if (!control) return false;
  report(mark, fmt::format("a text that holds {}", *control), "write one line of plain text");
  return true;
}

// Whether `~` or the word null is written there, `column` being that of the key or dash in front.
bool Builder::is_written(const YAML::Mark& mark, std::uint32_t column) const {
  // What comes next in a block is no deeper.
  if (!open_.empty() && !open_.back().flow && position(mark).column <= column) return false;
  const std::string_view at =
      text_.substr(std::min<std::size_t>(static_cast<std::size_t>(mark.pos), text_.size()));
  const std::string_view word = at.substr(0, at.find_first_of(" \t\r\n,:]}#"));
  return word == "~" || word == "null" || word == "Null" || word == "NULL";
}

// Where nothing is written, yaml-cpp names what comes next, lines below: the key or the dash in
// front of it is what a user would look at.
Mark Builder::place_of_null(const YAML::Mark& mark) const {
  if (open_.empty()) return position(mark);
  const Open& parent = open_.back();
  if (parent.at_key) {
    const bool shown = is_written(mark, 0) ||
                       std::string_view(":?").find(source_at(mark)) != std::string_view::npos;
    return shown ? position(mark) : parent.node->mark;
  }
  const Mark before = parent.node->is(Node::Kind::Mapping) ? parent.last->mark : dash_before(mark);
  return is_written(mark, before.column) ? position(mark) : before;
}

Mark Builder::dash_before(const YAML::Mark& mark) const {
  const auto pos = static_cast<std::size_t>(mark.pos);
  const std::size_t dash = text_.substr(0, pos).rfind('-');
  if (dash == std::string_view::npos) return position(mark);
  const auto lines = std::ranges::count(text_.substr(dash, pos - dash), '\n');
  const std::size_t line_start = text_.substr(0, dash).rfind('\n') + 1;  // npos + 1 is 0
  return {position(mark).line - static_cast<std::uint32_t>(lines),
          static_cast<std::uint32_t>(dash - line_start) + 1};
}

void Builder::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
  const bool refused = refuse_properties(mark, {}, anchor);
  Node& node = tree_.add(refused ? Node::Kind::Refused : Node::Kind::Null, place_of_null(mark));
  node.width = 1;
  hang(node);
}

void Builder::OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) {
  report(mark, "an alias (*): posture files have none",
         "name what is shared in profiles, and refer to it with profile");
  hang(tree_.add(Node::Kind::Refused, position(mark)));
}

void Builder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       const std::string& value) {
  if (documents_ == 2) {
    complete_ = value == kSentinel;
    return;
  }
  const bool plain = tag == "?";
  const bool refused =
      refuse_properties(mark, tag, anchor) || refuse_value(mark, value, expects_key(), plain);
  Node& node = tree_.add(refused ? Node::Kind::Refused : Node::Kind::Scalar, position(mark));
  node.plain = plain;
  node.width = static_cast<std::uint32_t>(value.size()) + (plain ? 0 : 2);
  if (!refused) node.text = tree_.keep(value);
  hang(node);
}

void Builder::open(Node::Kind kind, const YAML::Mark& mark, const std::string& tag,
                   YAML::anchor_t anchor, YAML::EmitterStyle::value style) {
  if (outer_depth_ + open_.size() >= kMaxDepth) {
    report(mark, fmt::format("more than {} levels of nesting", kMaxDepth), "");
    throw Stop{};
  }
  bool refused = refuse_properties(mark, tag, anchor);
  if (expects_key() && !refused) {
    report(mark, "a key that is a list or a mapping", "a key is a plain word");
    refused = true;
  }
  Node& node = tree_.add(kind, position(mark));
  node.width = 1;
  hang(node);
  open_.push_back({&node, &node.child, nullptr, kind == Node::Kind::Mapping,
                   style == YAML::EmitterStyle::Flow});
  // Its children are read all the same, for problems of their own, and then forgotten.
  if (refused) open_.back().node = &tree_.add(kind, position(mark));
  if (refused) node.kind = Node::Kind::Refused;
}

void Builder::close() {
  open_.pop_back();
}

void Builder::OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                              YAML::EmitterStyle::value style) {
  open(Node::Kind::Sequence, mark, tag, anchor, style);
}

void Builder::OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value style) {
  open(Node::Kind::Mapping, mark, tag, anchor, style);
}

}  // namespace hastls::posture::yaml
