// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "posture/tree.hpp"

namespace hastls::posture {

/// The first control character of valid UTF-8, in words ("a line break", "U+0085"): C0, DEL, C1
/// and the line and paragraph separators.
[[nodiscard]] std::optional<std::string> find_control(std::string_view text);

/// Checks one raw line of a file, its end included: valid UTF-8 (RFC 3629), no control characters
/// but tab, and line feed or CRLF at the end. What is wrong is reported and overwritten with '?',
/// so that no parser behind ever sees it. At
/// most `most` of it is reported.
[[nodiscard]] std::vector<Problem> clean_line(std::string& line, std::uint32_t number,
                                              std::size_t most);

/// True where clean_line() would find nothing: the quick question that most lines answer.
[[nodiscard]] bool is_plain_ascii(std::string_view line) noexcept;

/// Octets at the beginning of `text` that are printable ASCII and line feeds, rounded down: what
/// follows is to be looked at line by line.
[[nodiscard]] std::size_t plain_text_size(std::string_view text) noexcept;

}  // namespace hastls::posture
