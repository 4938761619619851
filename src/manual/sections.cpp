// SPDX-License-Identifier: BSD-2-Clause
#include "manual/sections.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "cli/help.hpp"
#include "hastls/core/ascii.hpp"

#include "manual/completion.hpp"

namespace hastls::manual {
namespace {

using Row = std::pair<std::string_view, std::string_view>;

constexpr std::string_view kSpoolFolder = "TMPDIR";

constexpr std::array kEnvironment{
    Row{"NO_COLOR", "where it is set and not empty, --color=auto means never"},
    Row{"TERM", "where it is dumb, --color=auto means never"},
    Row{kSpoolFolder,
        "where a zone that comes through a pipe and must be read twice is kept meanwhile, in a "
        "file without a name; /var/tmp where it is not set"},
};

std::string option_label(const cli::Option& option) {
  std::string out;
  if (option.letter != '\0') out = bold(fmt::format("-{}", option.letter)) + ", ";
  out += bold(fmt::format("--{}", option.name));
  if (!option.argument.empty()) out += ' ' + italic(option.argument);
  return out;
}

bool has_configuration(const cli::Command& command) {
  return std::ranges::find(command.options, "config", &cli::Option::name) != command.options.end();
}

std::string page_reference(std::string_view name, int section) {
  return bold(name) + fmt::format("({})", section);
}

}  // namespace

void name_section(Page& page, std::string_view name, std::string_view summary) {
  std::string clause(summary.substr(0, summary.find_last_not_of('.') + 1));
  clause[0] = ascii::lower(clause[0]);
  page.section("Name");
  page.line(fmt::format("{} \\- {}", escaped(name), escaped(clause)));
}

void option_items(Page& page, std::span<const cli::Option> options) {
  for (const cli::Option& option : options)
    page.item(option_label(option), escaped(cli::option_text(option)));
}

void exit_status_section(Page& page, const cli::Command* command) {
  page.section("Exit status");
  for (const auto& [status, says] : cli::exit_codes(command))
    page.item(bold(status), escaped(says));
}

void environment_section(Page& page, const cli::Command* command) {
  const bool reads_files = command == nullptr || operands_of(*command).kind == Kind::Files;
  page.section("Environment");
  for (const auto& [variable, says] : kEnvironment) {
    if (reads_files || variable != kSpoolFolder) page.item(bold(variable), escaped(says));
  }
}

void files_section(Page& page, const cli::Command* command) {
  if (command != nullptr && !has_configuration(*command)) return;
  page.section("Files");
  page.item(bold(".hastls.yaml"),
            "what a site sets for the files in this folder and below; the nearest one upwards "
            "from a file counts. See " +
                page_reference("hastls.yaml", 5) + '.');
}

void examples_section(Page& page, std::span<const cli::Example> examples) {
  if (examples.empty()) return;
  page.section("Examples");
  for (const cli::Example& example : examples)
    page.item(bold(example.command), escaped(example.says));
}

void see_also_section(Page& page, std::string_view self) {
  std::string out;
  const auto add = [&](std::string_view name, int section) {
    if (name == self) return;
    if (!out.empty()) out += ", ";
    out += page_reference(name, section);
  };
  add("hastls", 1);
  for (const cli::Command* command : cli::all_commands()) {
    if (!command->hidden) add(fmt::format("hastls-{}", command->name), 1);
  }
  add("hastls.yaml", 5);
  page.section("See also");
  page.line(out);
}

}  // namespace hastls::manual
