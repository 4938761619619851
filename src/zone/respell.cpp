// SPDX-License-Identifier: BSD-2-Clause
#include "zone/respell.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include <fmt/format.h>

namespace hastls::zone {
namespace {

constexpr std::string_view kBlanks = " \t";

// Nothing that HASTLS records are made of is quoted.
std::size_t begin_of(std::string_view text, const Token& token) noexcept {
  return static_cast<std::size_t>(token.text.data() - text.data());
}
std::size_t end_of(std::string_view text, const Token& token) noexcept {
  return begin_of(text, token) + token.text.size();
}

// What stands between fields.
struct Gap {
  int opened = 0;        // parentheses, less those closed
  bool is_plain = true;  // neither a comment nor a newline
};

Gap gap_of(std::string_view text) {
  Gap out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '(') ++out.opened;
    if (text[at] == ')') --out.opened;
    if (text[at] == ';') at = std::min(text.find('\n', at), text.size());
    out.is_plain = out.is_plain && at < text.size() && text[at] != '\n';
  }
  return out;
}

// The text of RDATA, with the parentheses that belong to it alone.
struct Region {
  std::size_t from = 0;
  std::size_t to = 0;
  bool one_piece = true;        // nothing but blanks and its own parentheses between its words
  bool in_parentheses = false;  // at its end
};

// `\# 6 ( 005001BB0001 )`, as dig +multiline writes it.
std::size_t behind_closing(std::string_view text, std::size_t at) noexcept {
  const std::size_t next = text.find_first_not_of(kBlanks, at);
  return next != std::string_view::npos && text[next] == ')' ? next + 1 : at;
}

Region region_of(std::string_view text, const Entry& entry, std::span<const Token> rdata) {
  Region out{.from = begin_of(text, rdata.front()), .to = end_of(text, rdata.back())};
  int depth = 0;
  int own_depth = 0;
  std::size_t at = 0;
  for (const Token& token : entry.tokens) {
    const std::size_t begin = begin_of(text, token);
    const Gap gap = gap_of(text.substr(at, begin - at));
    depth += gap.opened;
    if (begin > out.from) {
      own_depth += gap.opened;
      out.one_piece = out.one_piece && gap.is_plain && own_depth >= 0;
    }
    at = end_of(text, token);
  }
  if (own_depth == 1 && out.one_piece) {
    const std::size_t closed = behind_closing(text, out.to);
    out.one_piece = closed != out.to;
    if (out.one_piece) --depth;
    out.to = closed;
  }
  out.in_parentheses = depth != 0;
  return out;
}

std::string comment_of(const record::Hastls& record) {
  return " ; HASTLS " + record::to_text(record);
}

// Whether a comment ends at `at`, or another one begins behind blanks.
bool ends_comment(std::string_view line, std::size_t at) noexcept {
  at = line.find_first_not_of(kBlanks, at);
  return at == std::string_view::npos || line[at] == ';' || line[at] == '\r';
}

// The size of the comment that the standard form has, at the front of `line`.
std::size_t standard_comment(std::string_view line, const record::Hastls& record) {
  const std::string comment = comment_of(record);
  return line.starts_with(comment) && ends_comment(line, comment.size()) ? comment.size() : 0;
}

// The size of the same comment spaced in another way.
std::size_t odd_comment(std::string_view line, const record::Hastls& record) {
  const std::string text = ";HASTLS " + record::to_text(record);
  std::size_t at = 0;
  for (const char c : text) {
    const std::size_t next = std::min(line.find_first_not_of(kBlanks, at), line.size());
    const bool may_skip = c == ';' || c == 'H' || c == ' ';
    if (may_skip && next > at) at = next;
    if (c == ' ') {
      if (at == 0 || kBlanks.find(line[at - 1]) == std::string_view::npos) return 0;
    } else if (at == line.size() || line[at++] != c) {
      return 0;
    }
  }
  return ends_comment(line, at) ? at : 0;
}

std::string rdata_text(const Respelling& wanted) {
  switch (wanted.form) {
    case Form::Rfc3597: return record::to_generic(wanted.now);
    case Form::Mnemonic: return record::to_text(wanted.now);
    case Form::Hex: break;
  }
  const std::string generic = record::to_generic(wanted.now);
  return generic.substr(generic.rfind(' ') + 1);
}

edit::Position position_of(const diag::Span& span, std::size_t behind = 0) noexcept {
  return {span.line, span.column + static_cast<std::uint32_t>(behind)};
}

// On one line, where its comment can be put or taken away.
edit::Edit in_one_piece(std::string_view text, const Region& region, const diag::Span& first,
                        const Respelling& wanted) {
  std::string replacement = rdata_text(wanted);
  std::size_t to = region.to;
  if (!region.in_parentheses) {
    const std::string_view line = text.substr(to, text.find('\n', to) - to);
    const std::size_t standard = standard_comment(line, wanted.was);
    const std::size_t odd = standard == 0 ? odd_comment(line, wanted.was) : 0;
    to += standard;
    if (wanted.form == Form::Rfc3597 && (odd == 0 || wanted.was != wanted.now)) {
      replacement += comment_of(wanted.now);
      to += odd;
    }
  }
  return {position_of(first), position_of(first, to - region.from), std::move(replacement)};
}

}  // namespace

std::vector<edit::Edit> respell(std::string_view text, const Entry& entry, const Fields& fields,
                                const Respelling& wanted) {
  std::vector<edit::Edit> out;
  const auto replace = [&](const Token& token, std::string by) {
    if (token.text == by) return;
    out.push_back(
        {position_of(token.span), {token.span.line, token.span.end_column}, std::move(by)});
  };
  replace(*fields.type,
          wanted.form == Form::Mnemonic ? std::string("HASTLS") : wanted.type.to_string());
  const Region region = region_of(text, entry, fields.rdata);
  if (region.one_piece) {
    edit::Edit edit = in_one_piece(text, region, fields.rdata.front().span, wanted);
    const std::size_t size = edit.to.column - edit.from.column;
    if (text.substr(region.from, size) != edit.text) out.push_back(std::move(edit));
    return out;
  }
  // The first word becomes the whole; comments between the others stay where they are.
  replace(fields.rdata.front(), rdata_text(wanted));
  for (const Token& word : fields.rdata.subspan(1)) replace(word, "");
  return out;
}

}  // namespace hastls::zone
