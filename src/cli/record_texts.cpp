// SPDX-License-Identifier: BSD-2-Clause
#include "cli/record_texts.hpp"

#include <algorithm>
#include <optional>
#include <span>

#include <fmt/format.h>

#include "hastls/core/ascii.hpp"

namespace hastls::cli {
namespace {

using Words = std::vector<std::string_view>;

Error cannot_read(std::string_view text, std::string_view why, std::string_view help) {
  constexpr std::size_t kMost = 80;
  const std::string_view more = text.size() > kMost ? "..." : "";
  return {
      ErrorCode::Usage,
      fmt::format("cannot read the record '{}{}': {}; {}", text.substr(0, kMost), more, why, help),
      {}};
}

/// Cuts the text of one record into words.
struct Cut {
  Words words;
  bool is_balanced = true;  ///< Every parenthesis has its other half.

  explicit Cut(std::string_view text) {
    int depth = 0;
    std::size_t from = 0;
    const auto end_word = [&](std::size_t to) {
      if (to > from) words.push_back(text.substr(from, to - from));
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
      const char c = text[at];
      if (!ascii::is_space(c) && c != '(' && c != ')' && c != ';') continue;
      end_word(at);
      if (c == '(') ++depth;
      if (c == ')') is_balanced = --depth >= 0 && is_balanced;
      if (c == ';') at = std::min(text.find('\n', at), text.size());
      from = at + 1;
    }
    end_word(text.size());
    is_balanced = is_balanced && depth == 0;
  }
};

bool is_mnemonic(std::string_view word) noexcept {
  return ascii::equal_ignoring_case(word, "HASTLS");
}

bool names_a_type(std::string_view word) noexcept {
  return is_mnemonic(word) ||
         (word.size() > 4 && ascii::equal_ignoring_case(word.substr(0, 4), "TYPE") &&
          ascii::is_digit(word[4]));
}

// Why the type is not that of HASTLS; nothing where it is.
std::optional<std::string> type_fault(std::string_view word, RrType type) {
  if (is_mnemonic(word)) return std::nullopt;
  const auto code = RrType::parse(word);
  if (!code) return code.error().message;
  if (*code == type) return std::nullopt;
  return fmt::format("{} is not the type code of HASTLS here, {} is", word, type.to_string());
}

bool is_port_alone(const std::string& text) {
  return !text.empty() && std::ranges::all_of(text, ascii::is_digit);
}

}  // namespace

Result<record::Hastls> read_record(std::string_view text, RrType type) {
  const Cut cut(text);
  if (!cut.is_balanced)
    return cannot_read(text, "a parenthesis lacks its other half", "write it without parentheses");
  const auto at = std::ranges::find_if(cut.words, names_a_type);
  const bool has_type = at != cut.words.end();
  if (has_type) {
    if (const auto fault = type_fault(*at, type))
      return cannot_read(text, *fault, "--rrtype names another");
  }
  const auto first = has_type ? at + 1 : cut.words.begin();
  const auto record =
      record::from_words(std::span(first, cut.words.end()), !has_type || is_mnemonic(*at));
  if (!record) return cannot_read(text, record.error().message, record.error().help);
  return *record;
}

Result<std::vector<record::Hastls>> read_records(const std::vector<std::string>& texts,
                                                 RrType type) {
  if (texts.size() > 1 && std::ranges::all_of(texts, is_port_alone))
    return Error{ErrorCode::Usage,
                 fmt::format("a record is one word for the shell: put it in quotes, as '{} {} {}'",
                             texts[0], texts[1], texts.size() > 2 ? texts[2] : "0"),
                 {}};
  std::vector<record::Hastls> out;
  for (const std::string& text : texts) {
    const auto record = read_record(text, type);
    if (!record) return record.error();
    out.push_back(*record);
  }
  return out;
}

}  // namespace hastls::cli
