// SPDX-License-Identifier: BSD-2-Clause
#include <array>
#include <ostream>
#include <string_view>

#include "cli/application_rows.hpp"
#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/findings.hpp"
#include "cli/option_values.hpp"
#include "cli/sites.hpp"

namespace hastls::cli::commands {
namespace {

constexpr std::array<std::string_view, 2> kFormats{"text", "json"};

Result<ExitCode> run(const Arguments& arguments, Env& env) {
  if (auto checked = arguments.expect_operands(0, 0, ""); !checked) return checked.error();
  const auto format = choice(arguments, "format", kFormats);
  if (!format) return format.error();
  Sites sites(arguments.value("config"));
  const auto found = sites.of("-");
  if (!found) {
    show_findings(sites.findings(), arguments, env);
    return found.error();
  }
  const registry::Registry& registry = (*found)->site.registry;
  env.out << (*format == "json" ? applications_json(registry) : applications_text(registry));
  return ExitCode::Fine;
}

constexpr std::array kOptions{
    Option{.name = "format",
           .argument = "FORMAT",
           .summary = "text or json",
           .preset = "text",
           .choices = words_of<kFormats>},
    Option{.name = "config",
           .argument = "FILE",
           .summary = "the configuration, instead of the nearest .hastls.yaml"},
};

constexpr std::array kExamples{
    Example{"hastls apps", "the table"},
    Example{"hastls apps --format json | jq -r '.applications[].name'", "their names alone"},
};

}  // namespace

extern const Command apps{
    .name = "apps",
    .usage = "",
    .summary = "Print the application table.",
    .description =
        "The applications that a posture file may name without their ports, and how each of them "
        "starts TLS. A TLS-only port in parentheses exists, but is not what an omitted port means. "
        "'obsolete' stands for a way to start TLS on the cleartext port that is specified, but "
        "that "
        "clients do not implement.\n"
        "\n"
        "The rows that a site adds in the .hastls.yaml at or above the working directory come "
        "last, "
        "marked with an asterisk.\n",
    .options = kOptions,
    .examples = kExamples,
    .run = run,
};

}  // namespace hastls::cli::commands
