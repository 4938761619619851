// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hastls/core/domain_name.hpp"

namespace hastls::dns {

using Octets = std::vector<std::uint8_t>;
/// One clause on what is wrong, or nothing.
using Fault = std::optional<std::string>;

/// One word of RDATA: its text with escapes as they stand, without the quotes round it.
/// Views: into the RDATA.
struct Word {
  std::string_view text;
  bool quoted = false;
};

struct SplitWords {
  std::vector<Word> words;
  Fault fault;
};

/// Splits RDATA at blanks and round quoted strings. `key_values`: a quote behind `=` belongs to the
/// word that it stands in (RFC 9460 §2.1), instead of beginning a word of its own.
[[nodiscard]] SplitWords split_words(std::string_view rdata, bool key_values);

/// The octets that a text with \X and \DDD escapes stands for; nothing where an escape is bad.
[[nodiscard]] std::optional<std::string> unescape(std::string_view text);

/// The words of one record's RDATA, read front to back.
class TextReader {
 public:
  TextReader(std::vector<Word> words, const DomainName& origin)
      : words_(std::move(words)), origin_(origin) {}

  [[nodiscard]] bool at_end() const noexcept { return at_ == words_.size(); }
  /// How many words were read.
  [[nodiscard]] std::size_t taken() const noexcept { return at_; }
  [[nodiscard]] std::size_t left() const noexcept { return words_.size() - at_; }
  [[nodiscard]] const Word& peek() const noexcept { return words_[at_]; }
  /// Precondition: not at the end.
  const Word& next() noexcept { return words_[at_++]; }
  [[nodiscard]] const DomainName& origin() const noexcept { return origin_; }

 private:
  std::vector<Word> words_;
  std::size_t at_ = 0;
  const DomainName& origin_;
};

/// The part of a word that a message shows: hostile words can be long and hold control characters.
[[nodiscard]] std::string shown(std::string_view word);

}  // namespace hastls::dns
