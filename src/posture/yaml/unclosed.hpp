// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace hastls::posture::yaml {

/// What opens at `offset` and is not closed.
struct Unclosed {
  std::size_t offset;
  char opener;  ///< `"`, `'`, `[` or `{`.
};

/// Finds the quote or bracket that a stretch of YAML leaves open. yaml-cpp reports the end of the
/// text instead, or nothing at all.
[[nodiscard]] std::optional<Unclosed> find_unclosed(std::string_view text);

}  // namespace hastls::posture::yaml
