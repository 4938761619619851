// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace hastls {

/// The candidate that `word` was most likely meant to be, or nothing where none is close: at most
/// one edit (insertion, deletion, replacement, swap of neighbours) per three letters, letter case
/// aside.
/// Views: the result is one of `candidates`.
[[nodiscard]] std::optional<std::string_view> closest(std::string_view word,
                                                      std::span<const std::string_view> candidates);

}  // namespace hastls
