// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "hastls/core/result.hpp"

namespace hastls::zone {

/// `start-stop[/step]` of a $GENERATE directive.
struct GenerateRange {
  static constexpr std::uint64_t kMostSteps = 65536;  // SPEC.md Z6

  std::uint32_t start = 0;
  std::uint32_t stop = 0;
  std::uint32_t step = 1;

  /// Errors: Syntax for what is no range, Range for more than kMostSteps.
  [[nodiscard]] static Result<GenerateRange> parse(std::string_view text);
  [[nodiscard]] std::uint64_t steps() const noexcept {
    return (std::uint64_t{stop} - start) / step + 1;
  }
};

/// `text` with every `$` and `${offset,width,base}` replaced; `$$` and `\$` are a dollar.
/// Shape: base is d, o, x, X, n or N (nibbles, least significant first), as in BIND.
/// Errors: Syntax for a malformed `${`, Range for a number below 0 or over 2^31-1.
[[nodiscard]] Result<std::string> generate_step(std::string_view text, std::uint32_t step);

}  // namespace hastls::zone
