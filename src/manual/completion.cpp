// SPDX-License-Identifier: BSD-2-Clause
#include "manual/completion.hpp"

namespace hastls::manual {
namespace {

bool mentions(std::string_view text, std::string_view word) {
  return text.find(word) != std::string_view::npos;
}

Kind kind_of(std::string_view name) {
  if (mentions(name, "FILE") || mentions(name, "FRAGMENT")) return Kind::Files;
  return mentions(name, "DIR") ? Kind::Folders : Kind::Nothing;
}

}  // namespace

Completed value_of(const cli::Option& option) {
  if (option.choices != nullptr) return {Kind::Words, option.choices()};
  return {kind_of(option.argument), {}};
}

// Operands are what the usage names before its first option.
Completed operands_of(const cli::Command& command) {
  if (command.operands != nullptr) return {Kind::Words, command.operands()};
  return {kind_of(command.usage.substr(0, command.usage.find("[-"))), {}};
}

std::vector<const cli::Command*> shown_commands() {
  std::vector<const cli::Command*> out;
  for (const cli::Command* command : cli::all_commands()) {
    if (!command->hidden) out.push_back(command);
  }
  return out;
}

std::string joined(const cli::Words& words, std::string_view separator) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += separator;
    out += word;
  }
  return out;
}

}  // namespace hastls::manual
