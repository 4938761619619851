// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace hastls::utf8 {

/// The first code point of a text, or the one octet there that is no UTF-8.
/// Spec: RFC 3629; overlong forms and surrogates are no UTF-8.
struct CodePoint {
  char32_t value = 0;    ///< The octet's value where `valid` is false.
  std::size_t size = 1;  ///< Octets taken.
  bool valid = true;
};

/// Precondition: text is not empty.
[[nodiscard]] CodePoint first(std::string_view text) noexcept;

/// How many UTF-16 code units `text` takes; an octet that is no UTF-8 counts as one.
[[nodiscard]] std::size_t utf16_length(std::string_view text) noexcept;

/// `text` with every octet that is no UTF-8 written as `\xNN`; valid UTF-8 is left as it is.
[[nodiscard]] std::string escape_invalid(std::string_view text);

}  // namespace hastls::utf8
