// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <random>
#include <string>
#include <string_view>

namespace hastls::posture {

/// The text with one to three octets inserted, or a few erased, in as many places.
inline std::string changed(std::string text, std::mt19937& random) {
  constexpr std::string_view kInserted = " -:#[]{},'\"&*!|>\n\r\t~a0_.\\%@?";
  const auto below = [&](std::size_t limit) { return random() % limit; };
  for (std::size_t change = 0; change < 1 + below(3); ++change) {
    const std::size_t at = below(text.size());
    if (below(2) == 0) {
      text.erase(at, 1 + below(3));
    } else {
      text.insert(at, 1, kInserted[below(kInserted.size())]);
    }
  }
  return text;
}

}  // namespace hastls::posture
