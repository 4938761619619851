// SPDX-License-Identifier: BSD-2-Clause
#include <array>
#include <ostream>

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/posture_schema.hpp"
#include "hastls/report/value.hpp"

namespace hastls::cli::commands {
namespace {

constexpr std::array kExamples{
    Example{"hastls schema > posture.schema.json",
            "for editors: # yaml-language-server: $schema=posture.schema.json"},
};

Result<ExitCode> run(const Arguments& arguments, Env& env) {
  if (auto none = arguments.expect_operands(0, 0, ""); !none) return std::move(none).error();
  env.out << report::to_json(posture_schema()) << '\n';
  return ExitCode::Fine;
}

}  // namespace

extern const Command schema{
    .name = "schema",
    .usage = "",
    .summary = "Print the JSON Schema of posture YAML.",
    .description =
        "A JSON Schema (draft 2020-12) of one document of posture YAML, made from the table of\n"
        "keys that the loader reads by. It knows shapes only: which keys there are, and what a\n"
        "value looks like. What contradicts is for hastls generate and hastls lint to find.",
    .options = {},
    .examples = kExamples,
    .run = run,
};

}  // namespace hastls::cli::commands
