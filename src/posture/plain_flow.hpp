// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <string_view>

#include "posture/tree.hpp"

namespace hastls::posture {

/// Levels of nesting that the plain subset goes to: half of what SPEC.md G7 allows.
inline constexpr std::size_t kPlainDepth = 16;

/// Octets of the plain word that `text` begins with; 0 where it begins with none. Plain words are a
/// subset of YAML's plain scalars in which no character ever means anything else.
[[nodiscard]] std::size_t plain_word_size(std::string_view text) noexcept;

/// Null for a word that YAML reads as null, or that is too long to be plain.
[[nodiscard]] Node* plain_word(std::string_view word, Mark mark, Tree& tree);

/// Reads `content`, which begins at `mark`, as one plain word or as one flow collection of them;
/// null where it is not just that.
[[nodiscard]] Node* read_plain_inline(std::string_view content, Mark mark, std::size_t depth,
                                      Tree& tree);

}  // namespace hastls::posture
