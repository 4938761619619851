// SPDX-License-Identifier: BSD-2-Clause
#include "posture/cutter.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <string>

#include <fmt/format.h>

#include "hastls/core/ascii.hpp"

#include "posture/stretch.hpp"

namespace hastls::posture {
namespace {

constexpr std::size_t kMostEmpty = std::size_t{1} << 16;
constexpr std::size_t kMostDropped = std::size_t{1} << 24;

std::string_view without_end(std::string_view line) {
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
  return line;
}

bool is_blank_or_comment(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  return first == std::string_view::npos || text[first] == '#';
}

bool is_marker(std::string_view text, std::string_view marker) {
  return text.starts_with(marker) &&
         (text.size() == marker.size() || ascii::is_blank(text[marker.size()]));
}

bool is_dash(std::string_view text, std::size_t indent) {
  return text.size() > indent && text[indent] == '-' &&
         (text.size() == indent + 1 || ascii::is_blank(text[indent + 1]));
}

// A line in column 1 that can begin a key; what cannot belongs to the key before.
bool may_begin_key(std::string_view text) {
  return std::string_view(" \t#[]{},:").find(text[0]) == std::string_view::npos &&
         !is_dash(text, 0);
}

// The top of a document in the usual style: plain keys in column 1. Anything else is read whole.
bool begins_block_mapping(std::string_view text) {
  return ascii::is_letter(text[0]) || ascii::is_digit(text[0]) || text[0] == '_';
}

bool opens_servers(std::string_view text) {
  constexpr std::string_view kKey = "servers:";
  if (!text.starts_with(kKey)) return false;
  const std::string_view rest = text.substr(kKey.size());
  return is_blank_or_comment(rest) && (rest.empty() || rest[0] != '#');
}

}  // namespace

Cutter::Cutter(Stretch stretch) : lines_(std::move(stretch.lines)) {
  expected_[static_cast<std::size_t>(Piece::Kind::Items)].octets = kPieceSize;
  state_ = State::Items;
  piece_.indent = stretch.indent;
}

std::vector<Problem> Cutter::take_problems() {
  std::vector<Problem> out = lines_.take_problems();
  std::move(problems_.begin(), problems_.end(), std::back_inserter(out));
  problems_.clear();
  return out;
}

Result<Cutter::Step> Cutter::next() {
  while (given_ == ready_.size()) {
    ready_.clear();
    given_ = 0;
    take_ready_lines();
    if (!ready_.empty()) continue;
    const auto line = lines_.next();
    if (!line) return line.error();
    if (line->has_value()) {
      take_line(**line);
    } else {
      end_document();
      ready_.push_back({Step::Kind::End, 0, {}});
    }
  }
  return std::move(ready_[given_++]);
}

// Lines that the block at hand has complete, as long as they make no step.
void Cutter::take_ready_lines() {
  while (ready_.empty() && !find_stretch()) {
    const std::string_view line = lines_.ready();
    if (line.empty()) return;
    if (!take_inner_line(line)) take_line(line);
  }
}

bool Cutter::find_stretch() {
  return gives_ == Gives::Stretches && (find_items() || find_documents());
}

// A block of lines is searched once, at the first line in it where an item begins.
bool Cutter::find_items() {
  if (items_tried_ == lines_.block()) return false;
  const std::string_view ahead = lines_.ahead();
  if (!begins_item(ahead)) return false;
  items_tried_ = lines_.block();
  const StretchSize size = size_of_items(ahead, piece_.indent);
  if (size.octets < kPieceSize) return false;
  flush();
  stretch_ = {lines_.take(size.octets, size.lines), piece_.indent};
  ready_.push_back({Step::Kind::Stretch, 0, {}});
  return true;
}

// Likewise at the first line that ends a document and begins the next one: what stands behind it
// does not hang on what came before.
bool Cutter::find_documents() {
  if (documents_tried_ == lines_.block() || (state_ == State::Between && !at_root_)) return false;
  const std::string_view ahead = lines_.ahead();
  if (!ahead.starts_with("---\n")) return false;
  documents_tried_ = lines_.block();
  const StretchSize size = size_of_documents(ahead);
  if (size.octets < kPieceSize) return false;
  end_document();
  stretch_ = {lines_.take(size.octets, size.lines), 0};
  ready_.push_back({Step::Kind::Documents, 0, {}});
  return true;
}

// Of `servers`, whose dashes are indented: a line in the first column is no item's then.
bool Cutter::begins_item(std::string_view text) const {
  return state_ == State::Items && piece_.indent > 0 &&
         text.find_first_not_of(' ') == piece_.indent && is_dash(text, piece_.indent);
}

// The usual line of a server: indented, and no dash of the list of servers. Says what take_line()
// would do with it, sooner.
bool Cutter::take_inner_line(std::string_view line) {
  if (state_ != State::Items || line[0] != ' ') return false;
  const std::size_t first = line.find_first_not_of(' ');
  if (first == std::string_view::npos || line[first] == '#' || line[first] == '\n' ||
      (first == piece_.indent && line[first] == '-'))
    return false;
  if (empty_octets_ != 0) fill_in();
  piece_.text += line;
  return true;
}

void Cutter::take_line(std::string_view line) {
  const std::string_view text = without_end(line);
  if (is_marker(text, "---")) {
    end_document();
    begin_document(lines_.number());
    if (is_blank_or_comment(text.substr(3))) return;
    // Content behind the marker: the marker becomes blanks, so that columns stay.
    take_content("   " + std::string(line.substr(3)));
  } else if (is_marker(text, "...")) {
    end_document();
    if (!is_blank_or_comment(text.substr(3)))
      problems_.push_back({{lines_.number(), 4},
                           1,
                           "content behind the end of a document (...)",
                           "begin another document with a line ---"});
  } else if (state_ == State::Between && !at_root_) {
    take_between(line);
  } else {
    take_content(line);
  }
}

void Cutter::take_between(std::string_view line) {
  const std::string_view text = without_end(line);
  if (is_blank_or_comment(text)) return;
  if (text[0] != '%') {
    begin_document(lines_.number());
    take_content(line);
    return;
  }
  if (text.starts_with("%YAML 1.") || text.starts_with("%YAML\t1.")) return;
  problems_.push_back({{lines_.number(), 1},
                       static_cast<std::uint32_t>(text.size()),
                       "a directive that posture files do not have",
                       "only %YAML 1.2 may stand in front of ---"});
}

void Cutter::begin_document(std::uint32_t line) {
  at_root_ = true;
  ready_.push_back({Step::Kind::DocumentBegins, line, {}});
}

void Cutter::end_document() {
  if (state_ == State::Between && !at_root_) return;
  flush();
  state_ = State::Between;
  at_root_ = false;
  ready_.push_back({Step::Kind::DocumentEnds, 0, {}});
}

void Cutter::take_content(std::string_view line) {
  if (at_root_) return take_first_content(line);
  if (state_ == State::Whole) return continue_unit(line);
  if (state_ == State::BeforeItems || state_ == State::Items) {
    if (take_items_line(line)) return;
    if (state_ == State::Items) flush();
    state_ = State::Keys;
  }
  take_key_line(line);
}

void Cutter::take_first_content(std::string_view line) {
  const std::string_view text = without_end(line);
  if (is_blank_or_comment(text)) return;
  at_root_ = false;
  state_ = begins_block_mapping(text) ? State::Keys : State::Whole;
  if (state_ == State::Whole) return start_unit(Piece::Kind::Whole, line);
  take_key_line(line);
}

void Cutter::take_key_line(std::string_view line) {
  const std::string_view text = without_end(line);
  if (text.empty() || !may_begin_key(text)) return continue_unit(line);
  start_unit(Piece::Kind::Keys, line);
  if (opens_servers(text)) state_ = State::BeforeItems;
}

// False where the line does not belong to `servers`.
bool Cutter::take_items_line(std::string_view line) {
  const std::string_view text = without_end(line);
  const bool empty = is_blank_or_comment(text);
  if (state_ == State::BeforeItems) {
    if (empty) {
      continue_unit(line);
      return true;
    }
    const std::size_t indent = text.find_first_not_of(' ');
    if (!is_dash(text, indent)) return false;
    flush();
    state_ = State::Items;
    piece_.indent = indent;
  }
  if (!empty && is_dash(text, piece_.indent) && text.find_first_not_of(' ') == piece_.indent) {
    start_unit(Piece::Kind::Items, line);
    return true;
  }
  if (!empty && text[0] != ' ' && text[0] != '\t' && may_begin_key(text)) return false;
  continue_unit(line);
  return true;
}

void Cutter::start_unit(Piece::Kind kind, std::string_view line) {
  empty_octets_ = dropped_lines_ = 0;
  if (piece_.text.size() >= kPieceSize) flush();
  if (piece_.units.empty()) {
    piece_.kind = kind;
    const Expected& expected = expected_[static_cast<std::size_t>(kind)];
    piece_.text.reserve(expected.octets + expected.octets / 8);
    piece_.units.reserve(expected.units);
  }
  piece_.units.push_back({piece_.text.size(), lines_.number()});
  piece_.text += line;
}

void Cutter::continue_unit(std::string_view line) {
  assert(!piece_.units.empty());
  if (is_blank_or_comment(without_end(line))) return take_empty(line);
  if (empty_octets_ != 0) fill_in();
  piece_.text += line;
}

// Blank lines and comments may be part of a text that goes on over several lines. Of very many in a
// row those behind the first are not kept: no text may be that long.
void Cutter::take_empty(std::string_view line) {
  empty_octets_ += line.size();
  if (empty_octets_ <= kMostEmpty) {
    piece_.text += line;
  } else {
    ++dropped_lines_;
  }
}

// The lines that were dropped within a unit count in positions behind them.
void Cutter::fill_in() {
  piece_.text.append(std::min(dropped_lines_, kMostDropped), '\n');
  if (dropped_lines_ > kMostDropped)
    problems_.push_back(
        {{lines_.number(), 1},
         1,
         fmt::format("more than {} lines without content before this one", kMostDropped),
         "take them out"});
  empty_octets_ = dropped_lines_ = 0;
}

void Cutter::flush() {
  empty_octets_ = dropped_lines_ = 0;
  if (piece_.units.empty()) return;
  const std::size_t indent = piece_.indent;
  expected_[static_cast<std::size_t>(piece_.kind)] = {std::min(piece_.text.size(), kPieceSize),
                                                      piece_.units.size()};
  ready_.push_back({Step::Kind::Piece, 0, std::exchange(piece_, {})});
  piece_.indent = indent;
}

}  // namespace hastls::posture
