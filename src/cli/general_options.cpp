// SPDX-License-Identifier: BSD-2-Clause
#include "cli/general_options.hpp"

#include <algorithm>
#include <array>

namespace hastls::cli {
namespace {

constexpr std::array kCommon{
    Option{.name = "quiet", .letter = 'q', .summary = "say nothing beside the result"},
    Option{.name = "color",
           .argument = "WHEN",
           .summary = "colour the output: auto (on a terminal), always or never",
           .preset = "auto",
           .choices = words_of<kColorWhen>},
    Option{.name = "help", .letter = 'h', .summary = "print this help"},
};

constexpr std::array kProgram{
    Option{.name = "help", .letter = 'h', .summary = "list the commands"},
    Option{.name = "version", .letter = 'V', .summary = "say which hastls this is"},
};

}  // namespace

std::span<const Option> program_options() noexcept {
  return kProgram;
}

Words command_names() {
  Words names;
  for (const Command* command : all_commands()) {
    if (!command->hidden) names.emplace_back(command->name);
  }
  return names;
}

std::span<const Option> general_options() noexcept {
  return kCommon;
}

std::vector<Option> options_of(const Command& command) {
  std::vector<Option> all(command.options.begin(), command.options.end());
  all.insert(all.end(), kCommon.begin(), kCommon.end());
  return all;
}

const Command* find_command(std::string_view name) noexcept {
  const auto all = all_commands();
  const auto it = std::ranges::find(all, name, &Command::name);
  return it == all.end() ? nullptr : *it;
}

}  // namespace hastls::cli
