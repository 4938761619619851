// SPDX-License-Identifier: BSD-2-Clause
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/general_options.hpp"

#include "manual/completion.hpp"
#include "manual/pages.hpp"
#include "manual/sections.hpp"

namespace hastls::manual {
namespace {

constexpr std::string_view kDescription =
    "A HASTLS record (draft-hoffman-server-has-tls-04) says in the DNS, signed with DNSSEC, "
    "whether "
    "an application of a host is reached with TLS, without, or both ways. hastls makes these "
    "records from a file that says what your hosts offer, finds in zones what must not be "
    "published, and tells what a client makes of them.\n"
    "\n"
    "No name server knows the mnemonic, so the records are written in the generic form of RFC 3597 "
    "under a type code for private use, TYPE65443 unless another is chosen, with the readable form "
    "behind it as a comment.";

void commands_section(Page& page) {
  page.section("Commands");
  for (const cli::Command* command : cli::all_commands()) {
    if (!command->hidden)
      page.item(bold(fmt::format("hastls-{}", command->name)) + "(1)", escaped(command->summary));
  }
}

// The first example of each command that reads files.
std::vector<cli::Example> examples() {
  std::vector<cli::Example> out;
  for (const cli::Command* command : cli::all_commands()) {
    if (!command->hidden && !command->examples.empty() && operands_of(*command).kind == Kind::Files)
      out.push_back(command->examples.front());
  }
  return out;
}

}  // namespace

std::string program_page(const Release& release) {
  Page page("hastls", 1, release);
  name_section(page, "hastls", "authoritative zone tooling for the HASTLS record");
  page.section("Synopsis");
  page.line(fmt::format("{} {} [{}...]", bold("hastls"), italic("COMMAND"), italic("ARGUMENT")));
  page.section("Description");
  page.text(kDescription);
  commands_section(page);
  page.section("Options");
  option_items(page, cli::program_options());
  page.paragraph("Every command has these:");
  option_items(page, cli::general_options());
  exit_status_section(page, nullptr);
  environment_section(page, nullptr);
  files_section(page, nullptr);
  examples_section(page, examples());
  see_also_section(page, "hastls");
  return std::move(page).take();
}

}  // namespace hastls::manual
