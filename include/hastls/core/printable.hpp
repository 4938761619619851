// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>
#include <string_view>

namespace hastls {

/// True for what a terminal would obey, hide or reorder instead of show: C0 and C1 controls, DEL,
/// bidirectional and zero-width characters, line separators.
[[nodiscard]] bool is_unsafe(char32_t code_point) noexcept;

/// `text` as it may be shown on a terminal, on one line: what is unsafe, and octets that are no
/// UTF-8, are escaped as `\n`, `\x1b` or `\u{202e}`.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace hastls
