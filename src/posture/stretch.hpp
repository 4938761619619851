// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace hastls::posture {

/// How much of a text makes a stretch.
struct StretchSize {
  std::size_t octets = 0;
  std::uint32_t lines = 0;
};

/// The items that `lines` begin with, whose dashes stand in the column `indent`, above 0, up to
/// where the last one begins: whole lines of plain ASCII. Nothing, {0, 0}, where a line among them
/// begins in the first column with anything but a comment.
[[nodiscard]] StretchSize size_of_items(std::string_view lines, std::size_t indent);

/// The documents that `lines` begin with, up to the last line that is ---. Nothing where a line
/// among them begins with what may stand between documents, a directive or the end of one (...).
[[nodiscard]] StretchSize size_of_documents(std::string_view lines);

}  // namespace hastls::posture
