// SPDX-License-Identifier: BSD-2-Clause
#include "cli/help.hpp"

#include <array>
#include <ostream>

#include <fmt/format.h>

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/general_options.hpp"
#include "hastls/core/suggest.hpp"

namespace hastls::cli::commands {
namespace {

Error unknown(std::string_view name) {
  std::string message = fmt::format("unknown command '{}'", name);
  std::vector<std::string_view> names;
  for (const Command* command : all_commands()) {
    if (!command->hidden) names.push_back(command->name);
  }
  if (const auto near = closest(name, names)) message += fmt::format("; did you mean {}?", *near);
  return {ErrorCode::Usage, std::move(message), {}};
}

Result<ExitCode> run(const Arguments& arguments, Env& env) {
  if (auto checked = arguments.expect_operands(0, 1, "COMMAND"); !checked) return checked.error();
  if (arguments.operands().empty()) {
    env.out << program_help();
    return ExitCode::Fine;
  }
  const Command* command = find_command(arguments.operands().front());
  if (command == nullptr) return unknown(arguments.operands().front());
  env.out << command_help(*command);
  return ExitCode::Fine;
}

constexpr std::array kExamples{
    Example{"hastls help apps", "what the command apps does, and its options"},
};

}  // namespace

extern const Command help{
    .name = "help",
    .usage = "[COMMAND]",
    .summary = "List the commands, or explain one.",
    .description = "",
    .options = {},
    .examples = kExamples,
    .run = run,
    .operands = command_names,
};

}  // namespace hastls::cli::commands
