// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "cli/command.hpp"

namespace hastls::cli {

/// The options that every command has: --help, --quiet, --color.
[[nodiscard]] std::span<const Option> general_options() noexcept;

/// The command's own options, then the common ones.
[[nodiscard]] std::vector<Option> options_of(const Command& command);

/// Null where no command, hidden or not, is called `name`.
[[nodiscard]] const Command* find_command(std::string_view name) noexcept;

}  // namespace hastls::cli
