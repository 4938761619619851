// SPDX-License-Identifier: BSD-2-Clause
#include <span>

#include <fmt/format.h>

#include "cli/general_options.hpp"

#include "manual/completion.hpp"

namespace hastls::manual {
namespace {

// Readline cuts words at "=" and puts in place of the last piece only: what stands before it is
// taken off the answers.
constexpr std::string_view kFrame = R"(# SPDX-License-Identifier: BSD-2-Clause
# bash completion for hastls

_hastls_words() {
  local before=${2%"${2##*=}"}
  mapfile -t COMPREPLY < <(compgen -W "$1" -- "$2")
  if [[ $COMP_WORDBREAKS == *=* ]]; then
    COMPREPLY=("${COMPREPLY[@]#"$before"}")
  fi
}

_hastls_files() {
  compopt -o filenames 2> /dev/null
  mapfile -t COMPREPLY < <(compgen "$1" -- "$2")
}

_hastls() {
  local line=${COMP_LINE:0:COMP_POINT} words option= value options= operands=
  read -ra words <<< "$line"
  [[ $line != *[[:space:]] ]] || words+=('')
  COMPREPLY=()
  if ((${#words[@]} <= 2)); then
    _hastls_words '@TOP@' "${words[1]}"
    return
  fi
  value=${words[-1]}
  option=${words[-2]}
  if [[ $value == --*=* ]]; then
    option=${value%%=*}
    value=${value#*=}
  fi
  case ${words[1]}:$option in
@VALUES@  esac
  case ${words[1]} in
@COMMANDS@  esac
  if [[ $value == -* ]]; then
    _hastls_words "$options" "$value"
  elif [[ $operands == -f || $operands == -d ]]; then
    _hastls_files "$operands" "$value"
  else
    _hastls_words "$operands" "$value"
  fi
}

complete -F _hastls hastls
)";

std::string flags_of(const cli::Option& option, std::string_view before) {
  std::string out = fmt::format("{}--{}", before, option.name);
  if (option.letter != '\0') out += fmt::format("|{}-{}", before, option.letter);
  return out;
}

std::string answer(const Completed& completed) {
  switch (completed.kind) {
    case Kind::Words: return fmt::format("_hastls_words '{}' \"$value\"", joined(completed.words));
    case Kind::Files: return "_hastls_files -f \"$value\"";
    case Kind::Folders: return "_hastls_files -d \"$value\"";
    case Kind::Nothing: break;
  }
  return ":";
}

std::string value_cases(const cli::Command& command) {
  std::string out;
  for (const cli::Option& option : cli::options_of(command)) {
    if (option.argument.empty()) continue;
    out += fmt::format("    {}) {}; return ;;\n", flags_of(option, std::string(command.name) + ":"),
                       answer(value_of(option)));
  }
  return out;
}

std::string operand_words(const Completed& completed) {
  switch (completed.kind) {
    case Kind::Words: return joined(completed.words);
    case Kind::Files: return "-f";
    case Kind::Folders: return "-d";
    case Kind::Nothing: break;
  }
  return {};
}

std::string option_words(std::span<const cli::Option> options) {
  cli::Words words;
  for (const cli::Option& option : options) {
    words.push_back(fmt::format("--{}", option.name));
    if (option.letter != '\0') words.push_back(fmt::format("-{}", option.letter));
  }
  return joined(words);
}

std::string command_case(const cli::Command& command) {
  return fmt::format("    {})\n      options='{}'\n      operands='{}'\n      ;;\n", command.name,
                     option_words(cli::options_of(command)), operand_words(operands_of(command)));
}

std::string filled(std::string text, std::string_view mark, std::string_view by) {
  return text.replace(text.find(mark), mark.size(), by);
}

}  // namespace

std::string bash_completion() {
  std::string values;
  std::string commands;
  for (const cli::Command* command : shown_commands()) {
    values += value_cases(*command);
    commands += command_case(*command);
  }
  const std::string top = joined(cli::command_names()) + ' ' + option_words(cli::program_options());
  return filled(filled(filled(std::string(kFrame), "@TOP@", top), "@VALUES@", values), "@COMMANDS@",
                commands);
}

}  // namespace hastls::manual
