// SPDX-License-Identifier: BSD-2-Clause
#include "lint/ignores.hpp"

#include <algorithm>

namespace hastls::lint {
namespace {

constexpr std::string_view kBlanks = " \t\r";

std::string_view trimmed(std::string_view text) noexcept {
  const std::size_t from = text.find_first_not_of(kBlanks);
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(kBlanks) - from + 1);
}

// Cuts `word` and the blanks behind it off the front; false where something else stands there.
bool skip_word(std::string_view& text, std::string_view word) noexcept {
  text = trimmed(text);
  if (!text.starts_with(word)) return false;
  const std::string_view rest = text.substr(word.size());
  if (!rest.empty() && kBlanks.find(rest.front()) == std::string_view::npos) return false;
  text = trimmed(rest);
  return true;
}

std::vector<std::string_view> split_rules(std::string_view text) {
  std::vector<std::string_view> rules;
  constexpr std::string_view kBetween = " \t\r,";
  std::size_t at = text.find_first_not_of(kBetween);
  while (at != std::string_view::npos) {
    const std::size_t end = std::min(text.find_first_of(kBetween, at), text.size());
    rules.push_back(text.substr(at, end - at));
    at = text.find_first_not_of(kBetween, end);
  }
  return rules;
}

}  // namespace

std::optional<Ignore> read_ignore(std::string_view comment) {
  for (std::size_t from = 0; from != std::string_view::npos;) {
    std::string_view text = comment.substr(from);
    if (skip_word(text, "hastls:") && skip_word(text, "ignore")) {
      const std::size_t dashes = text.find("--");
      Ignore out;
      out.rules = split_rules(text.substr(0, dashes));
      if (dashes != std::string_view::npos) out.reason = trimmed(text.substr(dashes + 2));
      return out;
    }
    const std::size_t next = comment.find(';', from);
    from = next == std::string_view::npos ? next : next + 1;
  }
  return std::nullopt;
}

}  // namespace hastls::lint
