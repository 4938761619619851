// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "hastls/core/ascii.hpp"

#include "zone/scan/classify.hpp"
#include "zone/scan/masks.hpp"
#include "zone/scan/octets.hpp"

namespace hastls::zone::scan {

/// Goes through a window's text, for somebody who knows what ought to stand there. Each of these
/// passes over what it names; false where something else stands.
class Cursor {
 public:
  Cursor(std::string_view text, const BlockMasks* masks, std::size_t at) noexcept
      : text_(text), masks_(masks), at_(at) {}

  [[nodiscard]] std::size_t at() const noexcept { return at_; }
  void move_to(std::size_t at) noexcept { at_ = at; }
  [[nodiscard]] std::string_view text() const noexcept { return text_; }

  [[nodiscard]] bool octets(const Octets& octets) noexcept {
    return at_ < text_.size() && octets.stand_at(text_.data() + at_) && pass(octets.size());
  }
  /// These, one behind the other.
  [[nodiscard]] bool octets(const Octets& first, const Octets& second,
                            const Octets& third) noexcept {
    const std::size_t second_at = at_ + first.size();
    const std::size_t third_at = second_at + second.size();
    const std::size_t end = third_at + third.size();
    if (end > text_.size()) return false;
    const Octets::Difference found = first.difference(text_.data() + at_) |
                                     second.difference(text_.data() + second_at) |
                                     third.difference(text_.data() + third_at);
    if (found.none()) at_ = end;
    return found.none();
  }
  [[nodiscard]] bool octets_in_any_case(const Octets& octets) noexcept {
    return at_ < text_.size() && octets.stand_in_any_case_at(text_.data() + at_) &&
           pass(octets.size());
  }
  [[nodiscard]] bool is_at(char c) const noexcept { return at_ < text_.size() && text_[at_] == c; }
  [[nodiscard]] bool newline() noexcept {
    return at_ < text_.size() && text_[at_] == '\n' && pass(1);
  }
  /// Plain RDATA, and the blanks behind it.
  [[nodiscard]] bool rdata() noexcept {
    if (at_ >= text_.size() || is_blank()) return false;
    const std::size_t stop = find_stop(masks_, at_);
    return std::exchange(at_, stop) != stop;
  }
  /// RDATA in words and quoted strings, and the blanks behind it.
  [[nodiscard]] bool texts() noexcept;
  /// A field and the blanks behind it; empty where there is none.
  [[nodiscard]] std::string_view field() noexcept;
  /// What may stand behind RDATA, where it does not speak to hastls.
  [[nodiscard]] bool end_of_line_to_nobody() noexcept;
  /// Empty lines and comments: how many. Nothing where one ends behind the text, or there are more
  /// than `most`.
  [[nodiscard]] std::optional<std::size_t> idle_lines(std::size_t most) noexcept;

 private:
  [[nodiscard]] bool is_blank() const noexcept { return ascii::is_blank(text_[at_]); }
  void pass_blanks() noexcept {
    while (at_ < text_.size() && is_blank()) ++at_;
  }
  [[nodiscard]] bool pass(std::size_t octets) noexcept {
    at_ += octets;
    return at_ <= text_.size();
  }
  [[nodiscard]] bool comment() noexcept;
  [[nodiscard]] bool quoted() noexcept;

  std::string_view text_;
  const BlockMasks* masks_;
  std::size_t at_;
};

}  // namespace hastls::zone::scan
