// SPDX-License-Identifier: BSD-2-Clause
#include <array>
#include <ostream>

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/option_values.hpp"
#include "cli/rule_pages.hpp"

namespace hastls::cli::commands {
namespace {

constexpr std::array<std::string_view, 3> kFormats{"text", "json", "markdown"};

Result<ExitCode> run(const Arguments& arguments, Env& env) {
  if (auto checked = arguments.expect_operands(0, 0, ""); !checked) return checked.error();
  const auto format = choice(arguments, "format", kFormats);
  if (!format) return format.error();
  if (*format == "json") {
    env.out << report::to_json(rules_as_value()) << '\n';
  } else {
    env.out << (*format == "text" ? rules_as_text() : rules_as_markdown());
  }
  return ExitCode::Fine;
}

constexpr std::array kOptions{
    Option{.name = "format",
           .letter = 'f',
           .argument = "FORMAT",
           .summary = "text, json or markdown",
           .preset = "text",
           .choices = words_of<kFormats>},
};
constexpr std::array kExamples{
    Example{"hastls rules", "every rule with its severity"},
    Example{"hastls rules --format json", "the same for programs, with each rule's page"},
};

}  // namespace

extern const Command rules{
    .name = "rules",
    .usage = "[--format FORMAT]",
    .summary = "List the rules of lint.",
    .description =
        "Prints each rule with its severity and what it asks for, in one sentence. A "
        "normative rule is an error that nothing can silence; one that is off runs only "
        "where --rule of lint gives it a severity.",
    .options = kOptions,
    .examples = kExamples,
    .run = run,
};

}  // namespace hastls::cli::commands
