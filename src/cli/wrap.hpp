// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace hastls::cli {

inline constexpr std::size_t kHelpWidth = 80;

/// `text` broken at blanks into lines of at most kHelpWidth columns that begin with `indent`
/// blanks, each with its newline. Empty lines and lines that begin with a blank stay as they are.
/// Units: ASCII only.
[[nodiscard]] std::string wrap(std::string_view text, std::size_t indent);

}  // namespace hastls::cli
