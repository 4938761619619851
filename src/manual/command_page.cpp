// SPDX-License-Identifier: BSD-2-Clause
#include <string>

#include <fmt/format.h>

#include "cli/general_options.hpp"
#include "hastls/lint/rule.hpp"
#include "hastls/report/format.hpp"

#include "manual/pages.hpp"
#include "manual/sections.hpp"

namespace hastls::manual {
namespace {

// "FILE... [-o FILE or DIR]": words in capitals are what to put something in place of.
std::string synopsis(std::string_view usage) {
  std::string out;
  while (!usage.empty()) {
    const bool is_name = usage.front() >= 'A' && usage.front() <= 'Z';
    std::size_t end = 0;
    while (end < usage.size() && (usage[end] >= 'A' && usage[end] <= 'Z') == is_name) ++end;
    out += is_name ? italic(usage.substr(0, end)) : escaped(usage.substr(0, end));
    usage.remove_prefix(end);
  }
  return out;
}

void synopsis_section(Page& page, const cli::Command& command) {
  page.section("Synopsis");
  const std::string_view gap = command.usage.empty() ? "" : " ";
  page.line(fmt::format("{}{}{} [{}...]", bold(fmt::format("hastls {}", command.name)), gap,
                        synopsis(command.usage), italic("OPTION")));
}

std::string standing(const lint::Rule& rule) {
  std::string out(diag::to_string(rule.severity));
  if (rule.normative) out += ", normative";
  if (rule.on_request) out += ", off unless asked for";
  return out;
}

void rules_section(Page& page) {
  page.section("Rules");
  page.text(
      "A normative rule is an error that nothing can silence. The others are silenced on a record "
      "by a comment '; hastls: ignore RULE -- reason', or set by --rule.");
  for (const lint::Rule* rule : lint::all_rules())
    page.item(fmt::format("{} ({})", bold(rule->id), standing(*rule)), escaped(rule->summary));
}

void formats_section(Page& page) {
  page.section("Formats");
  for (const report::Format* format : report::all_formats())
    page.item(bold(format->name), escaped(format->summary));
}

}  // namespace

std::string command_page(const cli::Command& command, const Release& release) {
  const std::string name = fmt::format("hastls-{}", command.name);
  Page page(name, 1, release);
  name_section(page, name, command.summary);
  synopsis_section(page, command);
  page.section("Description");
  page.text(command.description.empty() ? command.summary : command.description);
  page.section("Options");
  option_items(page, cli::options_of(command));
  if (command.name == "lint") {
    formats_section(page);
    rules_section(page);
  }
  exit_status_section(page, &command);
  environment_section(page, &command);
  files_section(page, &command);
  examples_section(page, command.examples);
  see_also_section(page, name);
  return std::move(page).take();
}

}  // namespace hastls::manual
