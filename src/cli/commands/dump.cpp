// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/zone/dump.hpp"

#include <array>
#include <ostream>

#include "cli/arguments.hpp"
#include "cli/command.hpp"

namespace hastls::cli::commands {
namespace {

constexpr std::array kOptions{
    Option{.name = "origin", .letter = 'o', .argument = "NAME", .summary = "the zone's name"},
    Option{.name = "rrtype",
           .argument = "TYPE",
           .summary = "the code that stands for HASTLS",
           .preset = "65443"},
    Option{.name = "rdata", .argument = "all", .summary = "check the RDATA of every record"},
    Option{.name = "exact", .summary = "read every line the exact way"},
};

Result<zone::ReadOptions> read_options(const Arguments& arguments) {
  zone::ReadOptions options;
  const auto type = RrType::parse(arguments.value("rrtype").value_or("65443"));
  if (!type) return type.error();
  options.type = *type;
  if (const auto origin = arguments.value("origin")) {
    const auto name = DomainName::parse_absolute(*origin);
    if (!name) return name.error();
    options.origin = *name;
  }
  options.check_every_rdata = arguments.value("rdata") == "all";
  options.exact = arguments.has("exact");
  return options;
}

void print(std::ostream& err, const diag::Diagnostic& finding) {
  err << finding.where.file << ':' << finding.where.span.line << ':' << finding.where.span.column
      << ": " << finding.rule << ": " << finding.message << '\n';
}

Result<ExitCode> run(const Arguments& arguments, Env& env) {
  if (arguments.operands().size() != 1) return Error{ErrorCode::Usage, "name one FILE", {}};
  const auto options = read_options(arguments);
  if (!options) return options.error();
  const std::string& path = arguments.operands().front();
  auto input = path == "-" ? Result<io::Input>(env.standard_input()) : io::Input::open(path);
  if (!input) return input.error();
  const auto findings =
      zone::dump(*input, *options, [&env](std::string_view line) { env.out << line << '\n'; });
  if (!findings) return findings.error();
  for (const auto& finding : *findings) print(env.err, finding);
  return findings->empty() ? ExitCode::Fine : ExitCode::Findings;
}

}  // namespace

extern const Command dump{
    .name = "dump",
    .usage = "FILE [--origin NAME]",
    .summary = "Print every record of a zone in canonical generic form.",
    .description = "A tool for tests: the output compares with that of other zone readers.",
    .options = kOptions,
    .examples = {},
    .run = run,
    .hidden = true,
};

}  // namespace hastls::cli::commands
