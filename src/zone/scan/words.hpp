// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <string_view>

namespace hastls::zone::scan {

/// The words of an entry, from the octet behind one of them on. Parentheses may hold it together
/// over several lines, with comments on each.
class Words {
 public:
  Words(std::string_view text, std::size_t at) noexcept : text_(text), at_(at) {}

  /// The next one. Empty where the entry ends, and in front of what is for the exact way: quotes,
  /// escapes, odd control characters, parentheses within others, and text that is not there yet.
  [[nodiscard]] std::string_view next() noexcept;
  /// True where the entry ended: then at() is behind its newline.
  [[nodiscard]] bool ended() const noexcept { return ended_; }
  [[nodiscard]] std::size_t at() const noexcept { return at_; }
  /// How many lines end in front of at().
  [[nodiscard]] std::size_t lines() const noexcept { return lines_; }

 private:
  [[nodiscard]] bool pass_between() noexcept;
  [[nodiscard]] bool pass_comment() noexcept;

  std::string_view text_;
  std::size_t at_;
  std::size_t lines_ = 0;
  bool open_ = false;  ///< Within parentheses.
  bool ended_ = false;
};

}  // namespace hastls::zone::scan
