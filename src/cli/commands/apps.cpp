// SPDX-License-Identifier: BSD-2-Clause
#include <ostream>

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "hastls/registry/registry.hpp"

namespace hastls::cli::commands {
namespace {

Result<ExitCode> run(const Arguments& arguments, Env& env) {
  if (auto checked = arguments.expect_operands(0, 0, ""); !checked) return checked.error();
  for (const registry::Application* row : registry::Registry().rows()) env.out << row->name << '\n';
  return ExitCode::Fine;
}

}  // namespace

extern const Command apps{
    .name = "apps",
    .usage = "",
    .summary = "Print the application table.",
    .description = "",
    .options = {},
    .examples = {},
    .run = run,
};

}  // namespace hastls::cli::commands
