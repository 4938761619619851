// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "cli/general_options.hpp"
#include "cli/help.hpp"

#include "manual/completion.hpp"

namespace hastls::manual {
namespace {

// Text in single quotes of a shell.
std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      out += c;
    }
  }
  return out + '\'';
}

// What _arguments would read as its own is escaped.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string action(const Completed& completed) {
  switch (completed.kind) {
    case Kind::Words: return fmt::format("({})", joined(completed.words));
    case Kind::Files: return "_files";
    case Kind::Folders: return "_files -/";
    case Kind::Nothing: break;
  }
  return " ";
}

std::string spec(const cli::Option& option, std::string_view flag, bool is_short) {
  std::string out = option.repeats ? "*" : "";
  if (!option.repeats && option.letter != '\0')
    out += fmt::format("(-{} --{})", option.letter, option.name);
  out += flag;
  if (!option.argument.empty()) out += is_short ? "+" : "=";
  out += fmt::format("[{}]", plain(cli::option_text(option)));
  if (!option.argument.empty())
    out += fmt::format(":{}:{}", plain(option.argument), action(value_of(option)));
  return "        " + quoted(out) + " \\\n";
}

std::string specs(std::span<const cli::Option> options) {
  std::string out;
  for (const cli::Option& option : options) {
    out += spec(option, fmt::format("--{}", option.name), false);
    if (option.letter != '\0') out += spec(option, fmt::format("-{}", option.letter), true);
  }
  return out;
}

std::string command_case(const cli::Command& command) {
  const Completed operands = operands_of(command);
  std::string out = fmt::format("    {})\n      _arguments -s \\\n", command.name);
  out += specs(cli::options_of(command));
  if (operands.kind != Kind::Nothing) {
    out += "        " + quoted("*:operand:" + action(operands)) + '\n';
  } else {
    out += "        && return\n";
  }
  return out + "      ;;\n";
}

}  // namespace

std::string zsh_completion() {
  std::string out =
      "#compdef hastls\n# SPDX-License-Identifier: BSD-2-Clause\n# zsh completion for hastls\n\n"
      "_hastls() {\n  local curcontext=$curcontext state line\n  local -a commands\n  commands=(\n";
  for (const cli::Command* command : shown_commands())
    out += "    " + quoted(fmt::format("{}:{}", command->name, plain(command->summary))) + '\n';
  out += "  )\n  _arguments -C \\\n" + specs(cli::program_options()) +
         "        '1:command:->command' '*::argument:->argument' && return\n"
         "  if [[ $state == command ]]; then\n    _describe command commands\n    return\n  fi\n"
         "  curcontext=\"${curcontext%:*:*}:hastls-$words[1]:\"\n  case $words[1] in\n";
  for (const cli::Command* command : shown_commands()) out += command_case(*command);
  return out + "  esac\n}\n\n_hastls \"$@\"\n";
}

}  // namespace hastls::manual
