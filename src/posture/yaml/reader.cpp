// SPDX-License-Identifier: BSD-2-Clause
#include "posture/yaml/reader.hpp"

#include <algorithm>
#include <exception>
#include <istream>
#include <iterator>
#include <optional>
#include <streambuf>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "posture/yaml/builder.hpp"
#include "posture/yaml/unclosed.hpp"

namespace hastls::posture::yaml {
namespace {

// Reads a text where it stands; std::istringstream would copy it first.
class TextBuffer : public std::streambuf {
 public:
  explicit TextBuffer(std::string& text) {
    setg(text.data(), text.data(), text.data() + text.size());
  }
};

struct Parsed {
  Node* root = nullptr;
  std::vector<Problem> problems;
  bool failed = false;  ///< Reading stopped early.
};

// yaml-cpp's words, and what they mean to somebody who writes a posture file.
struct Wording {
  std::string_view theirs;
  std::string_view ours;
  std::string_view help;
};
constexpr Wording kWordings[] = {
    {"illegal map value", "a ':' where no value can begin",
     "check the indentation, and quote a text that contains ': '"},
    {"illegal map key", "a '?' where no key can begin", "a key is a plain word"},
    {"illegal block entry", "a '-' where no list can begin", "check the indentation"},
    {"illegal tab when looking for indentation", "a tab in the indentation", "indent with spaces"},
    {"illegal flow end", "a ']' or '}' that closes nothing", ""},
    {"the referenced anchor is not defined", "an alias (*): posture files have none",
     "name what is shared in profiles, and refer to it with profile"},
    {"end of map not found", "this is neither a key nor part of the text above",
     "write key: value, and check the indentation"},
    {"end of sequence not found", "this is no item of the list above", "check the indentation"},
    {"unknown token", "a character that begins nothing", "quote a text that begins with it"},
};

Problem in_our_words(const YAML::Exception& problem, Mark mark) {
  for (const Wording& wording : kWordings) {
    if (problem.msg == wording.theirs)
      return {mark, 1, std::string(wording.ours), std::string(wording.help)};
  }
  return {mark, 1, problem.msg, ""};
}

// What is open at the end of the text, if anything: yaml-cpp would name the end instead.
std::optional<Problem> unclosed_problem(std::string_view text, std::uint32_t first_line) {
  const auto found = find_unclosed(text);
  if (!found) return std::nullopt;
  const std::string_view before = text.substr(0, found->offset);
  const auto lines = std::ranges::count(before, '\n');
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  const Mark mark{first_line + static_cast<std::uint32_t>(lines),
                  static_cast<std::uint32_t>(found->offset - line_start) + 1};
  const bool quote = found->opener == '"' || found->opener == '\'';
  return Problem{mark, 1, fmt::format("this {} is not closed", found->opener),
                 quote ? "close the quote on the same line" : "close the bracket"};
}

// The border: yaml-cpp's exceptions end here.
bool run_parser(std::string& text, Builder& builder, std::vector<Problem>& problems) {
  try {
    TextBuffer buffer(text);
    std::istream in(&buffer);
    YAML::Parser parser(in);
    for (int document = 0; document < 2 && !builder.complete(); ++document) {
      if (!parser.HandleNextDocument(builder)) break;
    }
    return builder.complete();
  } catch (const YAML::Exception& problem) {
    problems.push_back(in_our_words(problem, builder.position(problem.mark)));
  } catch (const Stop&) {
  }
  return false;
}

Parsed parse(std::string_view piece_text, std::uint32_t first_line, std::size_t depth, Tree& tree) {
  std::string text(piece_text);
  if (!text.ends_with('\n')) text += '\n';
  text += kSentinelDocument;
  Builder builder(tree, text, first_line, depth);
  Parsed parsed;
  std::vector<Problem> failure;
  parsed.failed = !run_parser(text, builder, failure);
  parsed.root = parsed.failed ? nullptr : builder.root();
  parsed.problems = std::move(builder.problems());
  if (parsed.failed) {
    if (auto open = unclosed_problem(piece_text, first_line)) failure = {*std::move(open)};
    if (failure.empty() && parsed.problems.empty())
      failure.push_back({{first_line, 1}, 1, "this is no YAML that could be read", ""});
    std::ranges::move(failure, std::back_inserter(parsed.problems));
  }
  return parsed;
}

// The unit that `line` lies in starts at `unit`, and the next one has not begun.
bool lies_in(const Piece& piece, std::size_t unit, std::uint32_t line) {
  return line >= piece.units[unit].line &&
         (unit + 1 == piece.units.size() || line < piece.units[unit + 1].line);
}

// Whether the nodes from `child` to `last` are that unit of the piece, as it would be by itself.
bool is_unit(const Piece& piece, std::size_t unit, const Node& child, const Node& last) {
  if (unit == piece.units.size()) return false;
  if (!child.is(Node::Kind::Null) && !lies_in(piece, unit, child.mark.line)) return false;
  // A line without a colon is a key to yaml-cpp among others, and a text where it stands alone; one
  // that begins with a colon is a key among others, and an error alone.
  const auto is_null = [](const Node& node) { return node.is(Node::Kind::Null); };
  return piece.kind != Piece::Kind::Keys || piece.units.size() == 1 ||
         (!is_null(child) && !is_null(last));
}

// Splits what was parsed at once into its units; nothing where a value reaches beyond its unit.
std::optional<std::vector<Node*>> split(const Piece& piece, Node* root, Tree& tree) {
  if (piece.kind == Piece::Kind::Whole) return std::vector<Node*>{root};
  const bool keys = piece.kind == Piece::Kind::Keys;
  if (root == nullptr || !root->is(keys ? Node::Kind::Mapping : Node::Kind::Sequence))
    return std::nullopt;
  std::vector<Node*> roots;
  for (Node* child = root->child; child != nullptr;) {
    Node& last = keys ? *child->next : *child;  // a key has its value behind it
    if (!is_unit(piece, roots.size(), *child, last)) return std::nullopt;
    Node* const following = std::exchange(last.next, nullptr);
    roots.push_back(child);
    if (keys) {
      Node& single = tree.add(Node::Kind::Mapping, child->mark);
      single.child = child;
      roots.back() = &single;
    }
    child = following;
  }
  if (roots.size() != piece.units.size()) return std::nullopt;
  return roots;
}

std::size_t depth_of(const Piece& piece) {
  return piece.kind == Piece::Kind::Items ? 1 : 0;  // the document's mapping encloses the items
}

ReadPiece read_one(const Piece& piece, std::size_t unit, Tree& tree) {
  const Piece single{piece.kind, piece.indent, {}, {piece.units[unit]}};
  Parsed parsed = parse(piece.unit_text(unit), piece.units[unit].line, depth_of(piece), tree);
  ReadPiece out{{nullptr}, std::move(parsed.problems)};
  if (parsed.failed) return out;
  if (auto roots = split(single, parsed.root, tree)) {
    out.roots.assign(roots->begin(), roots->end());
  } else if (out.problems.empty()) {
    const bool keys = piece.kind == Piece::Kind::Keys;
    out.problems.push_back({{piece.units[unit].line, 1},
                            1,
                            keys ? "this is not one key with its value" : "this is not one item",
                            "check the indentation"});
  }
  return out;
}

}  // namespace

std::optional<std::vector<Node*>> read_together(const Piece& piece, Tree& tree) {
  const Parsed parsed = parse(piece.text, piece.units.front().line, depth_of(piece), tree);
  if (parsed.failed || !parsed.problems.empty()) return std::nullopt;
  return split(piece, parsed.root, tree);
}

ReadPiece read(const Piece& piece, Tree& tree) {
  if (piece.units.empty()) return {};
  if (piece.units.size() == 1) return read_one(piece, 0, tree);
  // With a problem in one of them the units are read alone: what is found must not depend on which
  // of them happen to stand in one piece.
  ReadPiece out;
  if (const auto roots = read_together(piece, tree)) {
    out.roots.assign(roots->begin(), roots->end());
    return out;
  }
  for (std::size_t unit = 0; unit < piece.units.size(); ++unit) {
    ReadPiece one = read_one(piece, unit, tree);
    out.roots.push_back(one.roots.front());
    std::ranges::move(one.problems, std::back_inserter(out.problems));
  }
  return out;
}

}  // namespace hastls::posture::yaml
