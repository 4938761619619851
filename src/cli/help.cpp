// SPDX-License-Identifier: BSD-2-Clause
#include "cli/help.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "cli/general_options.hpp"
#include "cli/wrap.hpp"

namespace hastls::cli {
namespace {

constexpr std::size_t kMargin = 2;
constexpr std::size_t kWidestLabel = 28;

// `label` in a column of `width`, `text` wrapped beside it; below it where the label is too wide.
std::string row(std::string_view label, std::string_view text, std::size_t width) {
  const std::size_t indent = kMargin + width + 2;
  const std::string wrapped = wrap(text, indent);
  if (label.size() > width) return fmt::format("{:{}}{}\n{}", "", kMargin, label, wrapped);
  return fmt::format("{:{}}{:<{}}{}", "", kMargin, label, width + 2, wrapped.substr(indent));
}

// "text, gcc or json"
std::string listed(const Words& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += i + 1 == words.size() ? " or " : ", ";
    out += words[i];
  }
  return out;
}

std::string label_of(const Option& option) {
  const std::string letter = option.letter == '\0' ? "    " : fmt::format("-{}, ", option.letter);
  const std::string_view gap = option.argument.empty() ? "" : " ";
  return fmt::format("{}--{}{}{}", letter, option.name, gap, option.argument);
}

}  // namespace

std::string option_text(const Option& option) {
  std::string text(option.summary);
  if (text.ends_with(':')) text += ' ' + listed(option.choices());
  if (option.repeats) text += "; may be repeated";
  if (!option.preset.empty()) text += fmt::format(" [{}]", option.preset);
  return text;
}

namespace {

std::string options_help(const Command& command) {
  std::size_t width = 0;
  const std::vector<Option> options = options_of(command);
  for (const Option& option : options) {
    const std::size_t wanted = label_of(option).size();
    if (wanted <= kWidestLabel) width = std::max(width, wanted);
  }
  std::string out = "\noptions:\n";
  for (const Option& option : options) out += row(label_of(option), option_text(option), width);
  return out;
}

std::string exits_help(const Command& command) {
  std::string out = "\nexit codes:\n";
  for (const auto& [code, says] : exit_codes(&command)) out += row(code, says, code.size());
  return out;
}

std::string examples_help(const Command& command) {
  std::string out;
  if (!command.examples.empty()) out = "\nexamples:\n";
  for (const Example& example : command.examples)
    out += fmt::format("  {}\n{}", example.command, wrap(example.says, 6));
  return out;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> exit_codes(const Command* command) {
  std::vector<std::pair<std::string, std::string>> out{{"0", "it went well"}};
  if (command == nullptr) {
    out.emplace_back("1", "something was found, or differs; see the page of each command");
  } else if (!command->exit_one.empty()) {
    out.emplace_back("1", command->exit_one);
  }
  out.emplace_back("2", "the run itself failed, or the command line is wrong");
  return out;
}

std::string program_help() {
  std::string out =
      "hastls - authoritative zone tooling for the HASTLS record\n\n"
      "usage: hastls COMMAND [ARGUMENT...]\n\ncommands:\n";
  std::size_t width = 0;
  for (const Command* command : all_commands()) {
    if (!command->hidden) width = std::max(width, command->name.size());
  }
  for (const Command* command : all_commands()) {
    if (!command->hidden) out += row(command->name, command->summary, width);
  }
  return out + "\n'hastls help COMMAND' says more; 'hastls --version' says which hastls this is.\n";
}

std::string command_help(const Command& command) {
  const std::string_view gap = command.usage.empty() ? "" : " ";
  std::string out = wrap(fmt::format("hastls {} - {}", command.name, command.summary), 0);
  out += fmt::format("\nusage: hastls {}{}{} [OPTION...]\n", command.name, gap, command.usage);
  if (!command.description.empty()) out += '\n' + wrap(command.description, 0);
  return out + options_help(command) + exits_help(command) + examples_help(command);
}

}  // namespace hastls::cli
