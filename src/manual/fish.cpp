// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "cli/general_options.hpp"
#include "cli/help.hpp"

#include "manual/completion.hpp"

namespace hastls::manual {
namespace {

// Text in single quotes of fish.
std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + '\'';
}

std::string answer(const Completed& completed) {
  switch (completed.kind) {
    case Kind::Words: return fmt::format(" -x -a {}", quoted(joined(completed.words)));
    case Kind::Files: return " -r -F";
    case Kind::Folders: return " -x -a '(__fish_complete_directories)'";
    case Kind::Nothing: break;
  }
  return " -x";
}

std::string option_line(std::string_view condition, const cli::Option& option) {
  std::string out = fmt::format("complete -c hastls -n {} -l {}", quoted(condition), option.name);
  if (option.letter != '\0') out += fmt::format(" -s {}", option.letter);
  if (!option.argument.empty()) out += answer(value_of(option));
  return out + " -d " + quoted(cli::option_text(option)) + '\n';
}

std::string operand_line(std::string_view condition, const Completed& operands) {
  const std::string before = fmt::format("complete -c hastls -n {}", quoted(condition));
  switch (operands.kind) {
    case Kind::Words: return before + " -a " + quoted(joined(operands.words)) + '\n';
    case Kind::Files: return before + " -F\n";
    case Kind::Folders: return before + " -a '(__fish_complete_directories)'\n";
    case Kind::Nothing: break;
  }
  return {};
}

}  // namespace

std::string fish_completion() {
  std::string out =
      "# SPDX-License-Identifier: BSD-2-Clause\n# fish completion for hastls\n\n"
      "complete -c hastls -f\n";
  for (const cli::Option& option : cli::program_options())
    out += option_line("__fish_use_subcommand", option);
  for (const cli::Command* command : shown_commands()) {
    const std::string condition = fmt::format("__fish_seen_subcommand_from {}", command->name);
    out += fmt::format("\ncomplete -c hastls -n __fish_use_subcommand -a {} -d {}\n", command->name,
                       quoted(command->summary));
    out += operand_line(condition, operands_of(*command));
    for (const cli::Option& option : cli::options_of(*command))
      out += option_line(condition, option);
  }
  return out;
}

}  // namespace hastls::manual
