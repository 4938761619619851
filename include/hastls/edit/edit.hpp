// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace hastls::edit {

/// A place between two octets of a text.
/// Units: lines and columns from 1, columns in octets, as in diag::Span. Column 1 of the line
/// behind the last one is the end of the text.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  friend auto operator<=>(const Position&, const Position&) = default;
};

/// Puts `text` where the octets between two positions stand.
struct Edit {
  Position from;
  Position to;
  std::string text;
  friend bool operator==(const Edit&, const Edit&) = default;
};

/// `text` with every edit made; its first line is number `first_line`.
/// Precondition: the edits are in the order of their positions and do not overlap.
[[nodiscard]] std::string edited(std::string_view text, std::span<const Edit> edits,
                                 std::uint32_t first_line = 1);

}  // namespace hastls::edit
