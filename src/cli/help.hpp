// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cli/command.hpp"

namespace hastls::cli {

/// What `hastls --help` prints: every command that is not hidden.
[[nodiscard]] std::string program_help();

/// Each exit code of `command` with what it tells, or of all commands where it is null.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> exit_codes(const Command* command);

/// What an option does, with its preset. A summary that ends in a colon goes on with the choices.
[[nodiscard]] std::string option_text(const Option& option);

/// What `hastls COMMAND --help` prints, made from the command's tables.
[[nodiscard]] std::string command_help(const Command& command);

}  // namespace hastls::cli
