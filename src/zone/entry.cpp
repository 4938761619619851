// SPDX-License-Identifier: BSD-2-Clause
#include "zone/entry.hpp"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "hastls/core/ascii.hpp"

namespace hastls::zone {
namespace {

// What may not stand in an unquoted field as it is.
constexpr std::array<bool, 256> ends_or_escapes() {
  std::array<bool, 256> out{};
  for (const char c : std::string_view("\0\t\n\r \"();\\", 10))
    out[static_cast<unsigned char>(c)] = true;
  return out;
}
constexpr std::array<bool, 256> kStops = ends_or_escapes();

bool stops(char c) noexcept {
  return kStops[static_cast<unsigned char>(c)];
}

constexpr const char* kNulHelp = "write \\000 where the octet is meant";

}  // namespace

diag::Span Tokenizer::span(std::size_t from, std::size_t to) const noexcept {
  return {line_, static_cast<std::uint32_t>(from - line_start_ + 1),
          static_cast<std::uint32_t>(to - line_start_ + 1)};
}

void Tokenizer::fail(diag::Span where, std::string_view message, std::string_view help) {
  if (!entry_.fault) entry_.fault = TextFault{std::string(message), std::string(help), where};
}

const Entry* Tokenizer::next(std::string_view text, std::uint32_t line, bool last) {
  text_ = text;
  at_ = line_start_ = 0;
  line_ = line;
  depth_ = 0;
  entry_.tokens.clear();
  entry_.comments.clear();
  entry_.fault.reset();
  entry_.crlf.reset();
  entry_.parentheses = entry_.unclosed = false;
  entry_.blank_start = !text.empty() && ascii::is_blank(text[0]);
  Step result = Step::On;
  while (result == Step::On) result = step();
  if (result == Step::Short) {
    if (!last) return nullptr;
    entry_.unclosed = depth_ > 0;
    if (entry_.unclosed)
      entry_.fault = TextFault{"this parenthesis is never closed",
                               "close it behind the record's last field", opened_};
  }
  if (at_ > kMostEntry && (entry_.parentheses || !entry_.tokens.empty()))
    fail({line, 1, 1}, fmt::format("an entry of more than {} octets", kMostEntry),
         "no record is that long");
  entry_.size = at_;
  entry_.lines = line_ - line;
  return &entry_;
}

Tokenizer::Step Tokenizer::step() {
  if (at_ >= text_.size()) return Step::Short;
  switch (text_[at_]) {
    case ' ':
    case '\t': ++at_; return Step::On;
    case '\n': return newline();
    case ';': return comment();
    case '"': return quoted();
    case '(':
    case ')': parenthesis(); return Step::On;
    case '\r':
      if (at_ + 1 == text_.size()) return Step::Short;
      carriage_return(at_++);
      return Step::On;
    default: return plain();
  }
}

Tokenizer::Step Tokenizer::newline() {
  line_start_ = ++at_;
  ++line_;
  return depth_ == 0 ? Step::Done : Step::On;
}

// The CR at `at` is followed by an octet.
void Tokenizer::carriage_return(std::size_t at) {
  if (text_[at + 1] == '\n') {
    if (!entry_.crlf) entry_.crlf = span(at, at + 1);
    return;
  }
  fail(span(at, at + 1), "a carriage return without a line feed",
       "end lines with a line feed alone; programs disagree on where this line ends");
}

Tokenizer::Step Tokenizer::comment() {
  const std::size_t from = at_;
  const std::size_t end = text_.find('\n', at_);
  if (end == std::string_view::npos) return Step::Short;
  const std::string_view line = text_.substr(0, end);
  for (std::size_t cr = line.find('\r', at_); cr < end; cr = line.find('\r', cr + 1))
    carriage_return(cr);
  const std::size_t to = end > from + 1 && text_[end - 1] == '\r' ? end - 1 : end;
  entry_.comments.push_back({text_.substr(from + 1, to - from - 1), span(from, to), false});
  at_ = end;
  return Step::On;
}

void Tokenizer::parenthesis() {
  const diag::Span here = span(at_, at_ + 1);
  entry_.parentheses = true;
  if (text_[at_++] == '(') {
    if (depth_ == 0) opened_ = here;
    if (++depth_ > 1)
      fail(here, "a parenthesis within parentheses", "one pair is enough for any number of lines");
    return;
  }
  if (depth_ == 0)
    fail(here, "a closing parenthesis that nothing opened", "remove it, or open one before it");
  else
    --depth_;
}

// Moves behind the escape at at_; false where its end is not in the text yet.
bool Tokenizer::escape() {
  const std::size_t from = at_;
  if (at_ + 4 > text_.size() && text_.find('\n', at_) == std::string_view::npos) return false;
  const char first = text_[at_ + 1];
  if (first == '\n' || first == '\r') {
    fail(span(from, from + 1), "a backslash at the end of the line escapes nothing",
         "remove it; records go on over several lines in parentheses");
    at_ += 1;
    return true;
  }
  at_ += 2;
  if (!ascii::is_digit(first)) {
    if (first == '\0') fail(span(at_ - 1, at_), "a NUL octet", kNulHelp);
    return true;
  }
  int value = first - '0';
  for (int i = 0; i < 2; ++i, ++at_) {
    if (at_ >= text_.size() || !ascii::is_digit(text_[at_])) {
      fail(span(from, at_), "an escape with fewer than three digits",
           "write a backslash and three digits, or a backslash and one other character");
      return true;
    }
    value = value * 10 + (text_[at_] - '0');
  }
  if (value > 255)
    fail(span(from, at_), fmt::format("the escape {} is over \\255", text_.substr(from, 4)),
         "an octet is \\000 to \\255");
  return true;
}

Tokenizer::Step Tokenizer::quoted() {
  const std::size_t from = at_++;
  for (;;) {
    at_ = text_.find_first_of(std::string_view("\"\\\n\r\0", 5), at_);
    if (at_ == std::string_view::npos) return Step::Short;
    if (text_[at_] == '"') break;
    if (text_[at_] == '\n') {
      fail(span(from, from + 1), "this quote is not closed on its line",
           "close it, or write \\010 where a newline is meant");
      return Step::On;
    }
    if (!within_quotes()) return Step::Short;
  }
  ++at_;
  entry_.tokens.push_back({text_.substr(from + 1, at_ - from - 2), span(from, at_), true});
  return Step::On;
}

// Moves behind the backslash, NUL or CR at at_; false where more text is needed to judge it.
bool Tokenizer::within_quotes() {
  if (text_[at_] == '\\') return escape();
  if (text_[at_] == '\0') {
    fail(span(at_, at_ + 1), "a NUL octet", kNulHelp);
  } else {
    if (at_ + 1 == text_.size()) return false;
    carriage_return(at_);
  }
  ++at_;
  return true;
}

Tokenizer::Step Tokenizer::plain() {
  const std::size_t from = at_;
  for (;;) {
    while (at_ < text_.size() && !stops(text_[at_])) ++at_;
    if (at_ == text_.size()) return Step::Short;
    if (text_[at_] == '\\') {
      if (!escape()) return Step::Short;
    } else if (text_[at_] == '\0') {
      fail(span(at_, at_ + 1), "a NUL octet", kNulHelp);
      ++at_;
    } else {
      break;
    }
  }
  entry_.tokens.push_back({text_.substr(from, at_ - from), span(from, at_), false});
  return Step::On;
}

}  // namespace hastls::zone
