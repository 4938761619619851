// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hastls/diag/diagnostic.hpp"

namespace hastls::zone {

/// The longest entry, in octets: more than any RDATA takes, written as \DDD escapes on lines of
/// their own. Of a comment alone there may be more.
inline constexpr std::size_t kMostEntry = std::size_t{1} << 24;

/// One field. Views: into the text that was read.
struct Token {
  std::string_view text;  ///< Without quotes, escapes kept.
  diag::Span span;        ///< With quotes.
  bool quoted = false;
};

/// What is wrong with a piece of text, and where.
struct TextFault {
  std::string message;
  std::string help;
  diag::Span span;
};

/// One entry of a zone file (RFC 1035 §5.1): a record, a directive or nothing, on one line or, in
/// parentheses, on several.
struct Entry {
  std::vector<Token> tokens;
  std::vector<Token> comments;  ///< From behind the semicolon to the end of the line.
  std::optional<TextFault> fault;
  std::size_t size = 0;     ///< Octets, with the newline that ends it.
  std::uint32_t lines = 0;  ///< Newlines in these.
  bool blank_start = false;
  bool parentheses = false;
  bool unclosed = false;           ///< It ran to the end of the text within parentheses.
  std::optional<diag::Span> crlf;  ///< The first CRLF.
};

/// Takes zone text apart, one entry at a time. The exact way: it knows quotes, escapes,
/// parentheses and comments.
class Tokenizer {
 public:
  /// The entry at the front of `text`, whose first line is number `line`; null where `text` ends
  /// before the entry does and `last` says that there is more. Text that is the `last` ends with a
  /// newline.
  /// Views: the entry is valid until the next call.
  [[nodiscard]] const Entry* next(std::string_view text, std::uint32_t line, bool last);

 private:
  enum class Step : std::uint8_t { On, Done, Short };

  [[nodiscard]] Step step();
  [[nodiscard]] Step newline();
  [[nodiscard]] Step comment();
  [[nodiscard]] Step quoted();
  [[nodiscard]] Step plain();
  void parenthesis();
  [[nodiscard]] bool escape();
  [[nodiscard]] bool within_quotes();
  void carriage_return(std::size_t at);
  void fail(diag::Span span, std::string_view message, std::string_view help);
  [[nodiscard]] diag::Span span(std::size_t from, std::size_t to) const noexcept;

  Entry entry_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_start_ = 0;
  std::uint32_t line_ = 1;
  std::uint32_t depth_ = 0;
  diag::Span opened_;
};

}  // namespace hastls::zone
