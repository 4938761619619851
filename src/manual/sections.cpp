// SPDX-License-Identifier: BSD-2-Clause
#include "manual/sections.hpp"

#include <array>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "cli/help.hpp"
#include "hastls/core/ascii.hpp"

namespace hastls::manual {
namespace {

using Row = std::pair<std::string_view, std::string_view>;

constexpr std::array kExitStatuses{
    Row{"0", "It went well, and nothing was found."},
    Row{"1",
        "There were findings at or above --fail-on, a difference with --check, or the answer is "
        "not to connect."},
    Row{"2",
        "The run itself failed: a wrong command line, a file that cannot be read, or posture YAML "
        "that must be refused. Where several files were named, the others were still looked at."},
};

constexpr std::array kEnvironment{
    Row{"NO_COLOR", "Where it is set and not empty, --color=auto means never."},
    Row{"TERM", "Where it is dumb, --color=auto means never."},
    Row{"TMPDIR",
        "Where a zone that comes through a pipe and must be read twice is kept meanwhile, in a "
        "file without a name; /var/tmp where it is not set."},
};

std::string option_label(const cli::Option& option) {
  std::string out;
  if (option.letter != '\0') out = bold(fmt::format("-{}", option.letter)) + ", ";
  out += bold(fmt::format("--{}", option.name));
  if (!option.argument.empty()) out += ' ' + italic(option.argument);
  return out;
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

void exit_status_section(Page& page) {
  page.section("Exit status");
  for (const auto& [status, says] : kExitStatuses) page.item(bold(status), escaped(says));
}

void environment_section(Page& page) {
  page.section("Environment");
  for (const auto& [variable, says] : kEnvironment) page.item(bold(variable), escaped(says));
}

void files_section(Page& page) {
  page.section("Files");
  page.item(bold(".hastls.yaml"),
            "What a site sets for the files in this folder and below; the nearest one upwards "
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
