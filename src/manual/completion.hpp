// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"

namespace hastls::manual {

/// What stands in place of an option's value or an operand.
enum class Kind : std::uint8_t { Nothing, Words, Files, Folders };

struct Completed {
  Kind kind = Kind::Nothing;
  cli::Words words;  ///< Of Kind::Words.
};

[[nodiscard]] Completed value_of(const cli::Option& option);
[[nodiscard]] Completed operands_of(const cli::Command& command);
/// The commands that are not hidden.
[[nodiscard]] std::vector<const cli::Command*> shown_commands();
/// "a b c".
[[nodiscard]] std::string joined(const cli::Words& words, std::string_view separator = " ");

/// Scripts for the shells, as each of them loads on its own.
[[nodiscard]] std::string bash_completion();
[[nodiscard]] std::string zsh_completion();
[[nodiscard]] std::string fish_completion();

}  // namespace hastls::manual
