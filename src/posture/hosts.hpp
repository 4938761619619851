// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "hastls/core/result.hpp"

namespace hastls::posture {

/// A name of `hosts` with a range in it: `db{01..12}-a`.
/// Spec: SPEC.md G8.
struct HostRange {
  static constexpr std::uint32_t kMost = 65536;

  std::string before;
  std::string after;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::size_t width = 0;  ///< Digits to pad with zeros to; 0 where none are.

  /// Precondition: first <= number <= last.
  [[nodiscard]] std::string name(std::uint32_t number) const;
};

/// The names of a range one after the other, each with the same octets behind it.
class RangeNames {
 public:
  RangeNames(const HostRange& range, std::string_view behind);

  /// Views: until go_on().
  [[nodiscard]] std::string_view text() const noexcept { return text_; }
  /// To the next one; false where there is none.
  [[nodiscard]] bool go_on();

 private:
  std::string text_;
  std::size_t digits_;  ///< Where they begin.
  std::size_t digits_end_;
  std::uint32_t left_;
};

/// Nothing where `text` has no brace. Errors: Syntax or Range, with `help` in the context.
[[nodiscard]] Result<std::optional<HostRange>> parse_range(std::string_view text);

}  // namespace hastls::posture
