// SPDX-License-Identifier: BSD-2-Clause
#include "dns/words.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "hastls/core/ascii.hpp"

namespace hastls::dns {
namespace {

// Where the quoted string whose first octet stands at `from` ends; npos where it does not.
std::size_t closing_quote(std::string_view text, std::size_t from) noexcept {
  for (std::size_t at = from; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == '"') {
      return at;
    }
  }
  return std::string_view::npos;
}

// Behind the unquoted word that begins at `from`; npos where a quoted value in it does not end.
std::size_t word_end(std::string_view text, std::size_t from, bool key_values) noexcept {
  std::size_t at = from;
  while (at < text.size() && !ascii::is_space(text[at])) {
    if (text[at] == '"') {
      const bool in_value = key_values && at > from && text[at - 1] == '=';
      if (!in_value) return at;
      const std::size_t close = closing_quote(text, at + 1);
      return close == std::string_view::npos ? close : close + 1;
    }
    at += text[at] == '\\' ? 2U : 1U;
  }
  return std::min(at, text.size());
}

}  // namespace

SplitWords split_words(std::string_view rdata, bool key_values) {
  SplitWords out;
  std::size_t at = 0;
  while (at < rdata.size()) {
    if (ascii::is_space(rdata[at])) {
      ++at;
      continue;
    }
    const bool quoted = rdata[at] == '"';
    const std::size_t from = quoted ? at + 1 : at;
    const std::size_t end = quoted ? closing_quote(rdata, from) : word_end(rdata, from, key_values);
    if (end == std::string_view::npos) {
      out.fault = "a quoted string that does not end";
      return out;
    }
    out.words.push_back({rdata.substr(from, end - from), quoted});
    at = quoted ? end + 1 : end;
  }
  return out;
}

std::optional<std::string> unescape(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\\') {
      out += text[at];
      continue;
    }
    const std::string_view rest = text.substr(at + 1);
    if (rest.empty()) return std::nullopt;
    if (!ascii::is_digit(rest[0])) {
      out += rest[0];
      ++at;
      continue;
    }
    if (rest.size() < 3 || !ascii::is_digit(rest[1]) || !ascii::is_digit(rest[2]))
      return std::nullopt;
    const int value = (rest[0] - '0') * 100 + (rest[1] - '0') * 10 + (rest[2] - '0');
    if (value > 255) return std::nullopt;
    out += static_cast<char>(value);
    at += 3;
  }
  return out;
}

std::string shown(std::string_view word) {
  constexpr std::size_t kMost = 40;
  std::string out;
  for (const char c : word.substr(0, kMost)) out += ascii::is_printable(c) ? c : '?';
  if (word.size() > kMost) out += "...";
  return out;
}

}  // namespace hastls::dns
