// SPDX-License-Identifier: BSD-2-Clause
#include "zone/host_pass.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <string>

#include "hastls/zone/type_code.hpp"

#include "zone/scan/words.hpp"

namespace hastls::zone {
namespace {

bool pass_line(const HostShape::Line& line, const scan::Octets& name, scan::Cursor& at) {
  if (!at.octets(line.before, name, line.behind)) return false;
  switch (line.kind) {
    case HostShape::Kind::Hastls: return true;
    case HostShape::Kind::Address: return at.rdata() && at.newline();
    case HostShape::Kind::Exchange: return at.octets(name) && at.newline();
  }
  return false;
}

// The same with other blanks, another comment or none, in parentheses, or names in another case:
// how many lines it takes.
std::optional<std::size_t> pass_words(const HostShape::Line& line, const scan::Octets& name,
                                      scan::Cursor& at) {
  scan::Words words(at.text(), at.at());
  const auto is_next = [&words](const std::string& word) { return words.next() == word; };
  if (!std::ranges::all_of(line.words, is_next)) return std::nullopt;
  const std::string_view last = words.next();
  const bool is_it = line.kind == HostShape::Kind::Exchange
                         ? last.size() == name.size() && name.stand_in_any_case_at(last.data())
                         : !last.empty();
  if (!is_it || !words.next().empty() || !words.ended()) return std::nullopt;
  at.move_to(words.at());
  return words.lines();
}

std::optional<std::size_t> pass_in_other_dress(const HostShape::Line& line,
                                               const scan::Octets& name, scan::Cursor& at) {
  if (!at.octets_in_any_case(line.before) || !at.octets_in_any_case(name)) return std::nullopt;
  if (line.kind != HostShape::Kind::Hastls) return pass_words(line, name, at);
  const bool passed = at.octets(line.behind.front(line.rdata_end)) && at.end_of_line_to_nobody();
  return passed ? std::optional<std::size_t>(1) : std::nullopt;
}

// A record of a silent type, on one line, whose owner is that of `line`.
bool pass_silent(const HostShape::Line& line, const scan::Octets& name, scan::Cursor& at) {
  if (line.front.size() == 0 || !at.octets_in_any_case(line.before) ||
      !at.octets_in_any_case(name) || !at.octets(line.front))
    return false;
  const auto type = type_code(at.field());
  return type && is_silent(*type) && at.texts() && at.end_of_line_to_nobody();
}

}  // namespace

bool is_silent(std::uint16_t type) noexcept {
  constexpr std::array kSilent{types::kTxt,   types::kCaa, types::kSshfp,
                               types::kHinfo, types::kLoc, types::kSpf};
  return std::ranges::find(kSilent, type) != kSilent.end();
}

bool HostPass::run() {
  const std::size_t from = at_.at();
  const std::size_t count = shape_.lines.size();
  for (std::size_t i = 0; i < count; ++i) {
    std::size_t begin = at_.at();
    std::size_t lines = 1;
    if (!pass_line(shape_.lines[i], name_, at_)) {
      places_.in_other_dress = true;
      at_.move_to(begin);
      if (!pass_between(i)) return false;
      begin = at_.at();
      const auto passed = pass_in_other_dress(shape_.lines[i], name_, at_);
      if (!passed) return false;
      lines = *passed;
    }
    places_.at[i] = static_cast<std::uint16_t>(begin - from);
    places_.idle[i] = static_cast<std::uint8_t>(idle_);
    idle_ += lines - 1;
  }
  // The owner of the last line, which is a HASTLS record, begins like that.
  while (at_.is_at('_') && pass_aside(count - 1)) {
  }
  places_.at[count] = static_cast<std::uint16_t>(at_.at() - from);
  places_.idle[count] = static_cast<std::uint8_t>(idle_);
  return idle_ <= kMostIdle && at_.at() - from <= std::numeric_limits<std::uint16_t>::max();
}

// Passes over what may stand in front of line `next`.
bool HostPass::pass_between(std::size_t next) {
  do {
    const auto more = at_.idle_lines(kMostIdle - std::min(idle_, kMostIdle));
    if (!more) return false;
    idle_ += *more;
  } while (next > 0 && pass_aside(next - 1));
  return idle_ <= kMostIdle;
}

bool HostPass::pass_aside(std::size_t line) {
  const std::size_t begin = at_.at();
  if (line >= HostShape::kMostLines || !pass_silent(shape_.lines[line], name_, at_)) {
    at_.move_to(begin);
    return false;
  }
  ++idle_;
  places_.in_other_dress = true;
  if (shape_.lines[line].kind == HostShape::Kind::Hastls) places_.asides |= 1U << line;
  return true;
}

bool HostPass::reaches(std::size_t line_at) {
  return at_.at() == line_at ||
         (at_.at() < line_at && pass_between(shape_.lines.size()) && at_.at() == line_at);
}

}  // namespace hastls::zone
