// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hastls::report {

/// A line of a user's file as a terminal may show it.
struct DisplayLine {
  std::string text;
  std::vector<std::size_t> columns;  ///< The column, from 0, of each octet, and of the line's end.
};

/// Expands tabs, escapes what is unsafe or no UTF-8, and keeps track of wide and combining
/// characters.
[[nodiscard]] DisplayLine display(std::string_view line);

}  // namespace hastls::report
