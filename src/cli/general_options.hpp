// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "cli/command.hpp"

namespace hastls::cli {

/// The options that every command has: --help, --quiet, --color.
[[nodiscard]] std::span<const Option> general_options() noexcept;

/// What --color takes.
inline constexpr std::array<std::string_view, 3> kColorWhen{"auto", "always", "never"};

/// What stands in place of a command: --help, --version.
[[nodiscard]] std::span<const Option> program_options() noexcept;

/// Names of the commands that are not hidden.
[[nodiscard]] Words command_names();

/// The command's own options, then the common ones.
[[nodiscard]] std::vector<Option> options_of(const Command& command);

/// Null where no command, hidden or not, is called `name`.
[[nodiscard]] const Command* find_command(std::string_view name) noexcept;

}  // namespace hastls::cli
