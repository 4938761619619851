// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/zone/convert.hpp"

#include <algorithm>
#include <array>
#include <ostream>

#include <fmt/format.h>

#include "cli/arguments.hpp"
#include "cli/findings.hpp"
#include "cli/messages.hpp"
#include "cli/option_values.hpp"
#include "cli/sites.hpp"
#include "hastls/core/printable.hpp"
#include "hastls/io/output.hpp"

namespace hastls::cli::commands {
namespace {

constexpr std::array<std::string_view, 3> kNames{"rfc3597", "hastls", "hex"};
constexpr std::array kForms{zone::Form::Rfc3597, zone::Form::Mnemonic, zone::Form::Hex};

constexpr std::array kOptions{
    Option{.name = "to",
           .argument = "FORM",
           .summary = "what servers read, mnemonics, or the octets alone:",
           .choices = words_of<kNames>},
    Option{.name = "output",
           .letter = 'o',
           .argument = "FILE",
           .summary = "write to FILE, which is replaced atomically, even by itself"},
    Option{"rrtype", '\0', "TYPE", "the type code that stands for HASTLS (default: TYPE65443)"},
    Option{"config", '\0', "FILE", "the configuration, instead of the nearest .hastls.yaml"},
};

constexpr std::array kExamples{
    Example{"dig @ns1.example.com example.com axfr | hastls convert --to hastls",
            "shows a zone's records as people read them"},
    Example{"hastls convert --to rfc3597 example.com.zone -o example.com.zone",
            "makes a zone with mnemonics one that servers load"},
    Example{"dig _smtp._tcp.mx.example.com TYPE65443 | hastls convert --to hex",
            "hands the octets of the RDATA to another program"},
};

Result<zone::Form> read_form(const Arguments& arguments) {
  if (!arguments.has("to"))
    return Error{ErrorCode::Usage, "--to says what to convert to: rfc3597, hastls or hex", {}};
  const auto name = choice(arguments, "to", kNames);
  if (!name) return name.error();
  const auto at = std::ranges::find(kNames, *name) - kNames.begin();
  return kForms.at(static_cast<std::size_t>(at));
}

Result<RrType> read_type(const Arguments& arguments, const std::string& file, Sites& sites) {
  const auto found = sites.of(file);
  if (!found) return found.error();
  const auto given = given_rrtype(arguments);
  if (!given) return given.error();
  return given->value_or((*found)->site.type.value_or(RrType{}));
}

struct Job {
  std::string file;
  zone::Form form;
  RrType type;
};

Result<Job> read_job(const Arguments& arguments, Sites& sites) {
  if (auto checked = arguments.expect_operands(0, 1, "FILE"); !checked) return checked.error();
  const std::string file = arguments.operands().empty() ? "-" : arguments.operands().front();
  const auto form = read_form(arguments);
  if (!form) return form.error();
  const auto type = read_type(arguments, file, sites);
  return type ? Result<Job>(Job{file, *form, *type}) : type.error();
}

Result<zone::Converted> convert(io::Input& input, const Job& job, const std::string& output,
                                Env& env) {
  const auto print = [&env](std::string_view piece) -> Status {
    env.out.write(piece.data(), static_cast<std::streamsize>(piece.size()));
    return env.out.good() ? Status(Done{}) : Status(Error{ErrorCode::Io, "the output is lost", {}});
  };
  if (output == "-") return zone::convert(input, job.type, job.form, print);
  Result<zone::Converted> converted = zone::Converted{};
  const auto produce = [&](const io::Write& write) -> Status {
    converted = zone::convert(input, job.type, job.form, write);
    return converted ? Status(Done{}) : Status(converted.error());
  };
  io::OutputSet outputs;
  if (auto added = outputs.stream(output, produce); !added) return std::move(added).error();
  if (auto written = outputs.commit(); !written) return std::move(written).error();
  return converted;
}

Result<ExitCode> run(const Arguments& arguments, Env& env) {
  Sites sites(arguments.value("config"));
  const auto job = read_job(arguments, sites);
  if (!job) {
    show_findings(sites.findings(), arguments, env);
    return job.error();
  }
  auto input =
      job->file == "-" ? Result<io::Input>(env.standard_input()) : io::Input::open(job->file);
  if (!input) return input.error();
  const auto converted = convert(*input, *job, arguments.value("output").value_or("-"), env);
  if (!env.out.good()) return ExitCode::Failed;  // which is explained where it is flushed
  if (!converted) return converted.error();
  show_findings(converted->findings, arguments, env);
  if (!converted->findings.empty()) return ExitCode::Findings;
  if (converted->records == 0 && !arguments.has("quiet"))
    say(fmt::format("{} holds no HASTLS record; records need an owner and a type, which dig +short "
                    "leaves out",
                    printable(input->name())),
        env.err);
  return ExitCode::Fine;
}

}  // namespace

extern const Command convert{
    .name = "convert",
    .usage = "--to FORM [FILE] [-o FILE]",
    .summary = "Rewrite the HASTLS records of a text in another form.",
    .description =
        "Reads a zone file, or what dig, kdig and drill print, and copies it octet by octet but "
        "for "
        "the type and RDATA of HASTLS records: TYPE65443 \\# 6 001900190001 with the readable form "
        "in "
        "a comment (rfc3597), HASTLS 25 25 1 (hastls), or TYPE65443 001900190001 (hex, which is no "
        "zone syntax; only this command reads it). All of these are read. $INCLUDE is not "
        "followed. "
        "Without FILE, or with -, standard input is read.\n"
        "\n"
        "Exit codes: 0, everything was converted; 1, a HASTLS record that is broken, or that "
        "$GENERATE makes, was left as it is; 2, the run failed.",
    .options = kOptions,
    .examples = kExamples,
    .run = run,
};

}  // namespace hastls::cli::commands
