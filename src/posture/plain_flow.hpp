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

/// Octets of the quoted word that `text` begins with, its quotes included; 0 where it begins with
/// none. Within the quotes nothing stands that means anything else than itself.
[[nodiscard]] std::size_t quoted_word_size(std::string_view text) noexcept;

/// False for a word that YAML reads as null, or that is too long to be plain.
[[nodiscard]] bool is_plain_word(std::string_view word) noexcept;

/// Null for a word that YAML reads as null, or that is too long to be plain.
[[nodiscard]] Node* plain_word(std::string_view word, Mark mark, Tree& tree);

/// Reads `content`, which begins at `mark`, as one plain word or as one flow collection of them;
/// null where it is not just that.
[[nodiscard]] Node* read_plain_inline(std::string_view content, Mark mark, std::size_t depth,
                                      Tree& tree);

}  // namespace hastls::posture
