// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>

#include "cli/command.hpp"

#include "manual/roff.hpp"

namespace hastls::manual {

/// hastls(1).
[[nodiscard]] std::string program_page(const Release& release);
/// hastls-COMMAND(1).
[[nodiscard]] std::string command_page(const cli::Command& command, const Release& release);
/// hastls.yaml(5): posture files and .hastls.yaml.
[[nodiscard]] std::string file_page(const Release& release);

}  // namespace hastls::manual
