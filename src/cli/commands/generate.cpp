// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>
#include <array>
#include <ostream>

#include <fmt/format.h>

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/findings.hpp"
#include "cli/fragment_formats.hpp"
#include "cli/jobs.hpp"
#include "cli/messages.hpp"
#include "cli/option_values.hpp"
#include "cli/posture_files.hpp"
#include "cli/previous.hpp"
#include "cli/publish.hpp"
#include "cli/sources.hpp"

namespace hastls::cli::commands {
namespace {

constexpr std::array kOptions{
    Option{"output", 'o', "FILE or DIR",
           "write to FILE, or to ZONE.hastls in the folder DIR; each file is replaced atomically"},
    Option{"check", '\0', "", "write nothing; exit 1 if what -o names differs from what would be"},
    Option{"prune", '\0', "", "remove fragments from the folder whose zone is not in this run"},
    Option{"format", '\0', "FORMAT",
           "rfc3597 (what servers read), hastls (mnemonics), nsupdate, or json", "rfc3597", false,
           fragment_format_names},
    Option{"previous",
           '\0',
           "FRAGMENT",
           "with --format nsupdate: delete what FRAGMENT has and this run does not",
           {},
           true},
    Option{"rrtype", '\0', "CODE",
           "the type code that stands for HASTLS, 65280 to 65534; wins over the files' rrtype"},
    Option{"config", '\0', "FILE", "the configuration, instead of the nearest .hastls.yaml"},
    Option{"jobs", 'j', "N", "threads; 0 is every core", "0"},
};

constexpr std::array kExamples{
    Example{"hastls generate examples/small-site.yaml", "prints the fragment"},
    Example{"hastls generate -o /etc/nsd/hastls posture/",
            "writes a fragment per zone of every posture file below posture/"},
    Example{"hastls generate --check -o example.com.hastls example.com.yaml",
            "tells whether the fragment is up to date"},
    Example{"hastls generate --format nsupdate example.com.yaml | nsupdate -k key",
            "publishes in a dynamic zone"},
};

struct Settings {
  PostureRun run;
  const FragmentFormat* format = nullptr;
  PreviousZones previous;
  Publication publication;
};

Result<const FragmentFormat*> read_format(const Arguments& arguments) {
  std::vector<std::string_view> names;
  std::ranges::transform(fragment_formats(), std::back_inserter(names), &FragmentFormat::name);
  const auto name = choice(arguments, "format", names);
  if (!name) return name.error();
  return &*std::ranges::find(fragment_formats(), *name, &FragmentFormat::name);
}

Result<PreviousZones> read_previous_option(const Arguments& arguments, std::string_view format) {
  if (!arguments.has("previous")) return PreviousZones{};
  if (format != "nsupdate")
    return Error{ErrorCode::Usage, "--previous goes with --format nsupdate", {}};
  return read_previous(arguments.values("previous"));
}

Result<PostureRun> read_run(const Arguments& arguments) {
  if (auto enough = arguments.expect_operands(1, SIZE_MAX, "FILE"); !enough)
    return std::move(enough).error();
  auto files = expand_sources(arguments.operands(), kPostureEndings);
  if (!files) return std::move(files).error();
  const auto jobs = read_jobs(arguments);
  if (!jobs) return jobs.error();
  PostureRun run{.files = *std::move(files), .type = std::nullopt, .stdin_name = {}, .jobs = *jobs};
  if (const auto text = arguments.value("rrtype")) {
    const auto type = RrType::parse(*text);
    if (!type) return Error{ErrorCode::Usage, "--rrtype: " + type.error().message, {}};
    run.type = *type;
  }
  return run;
}

Result<Settings> read_settings(const Arguments& arguments) {
  auto run = read_run(arguments);
  if (!run) return std::move(run).error();
  const auto format = read_format(arguments);
  if (!format) return format.error();
  auto publication = read_publication(arguments);
  if (!publication) return std::move(publication).error();
  publication->jobs = run->jobs;
  auto previous = read_previous_option(arguments, (*format)->name);
  if (!previous) return std::move(previous).error();
  return Settings{*std::move(run), *format, *std::move(previous), *std::move(publication)};
}

void warn_of_type(const Settings& settings, Env& env) {
  if (settings.run.type && !settings.run.type->used_by().empty())
    say(fmt::format("warning: {} is used by {} for itself", settings.run.type->to_string(),
                    settings.run.type->used_by()),
        env.err);
}

Result<ExitCode> run(const Arguments& arguments, Env& env) {
  const auto settings = read_settings(arguments);
  if (!settings) return settings.error();
  warn_of_type(*settings, env);
  Sites sites(arguments.value("config"));
  Progress progress(env, arguments.has("quiet"), settings->run.files);
  const auto files = load_posture(settings->run, sites, env, progress);
  if (!files) {
    show_findings(sites.findings(), arguments, env);
    return files.error();
  }
  for (const UnreadFile& each : files->unread) explain(each.error, env.err);
  show_findings(files->loaded.diagnostics, arguments, env);
  if (!files->unread.empty() || has_errors(files->loaded.diagnostics)) return ExitCode::Failed;
  return publish(files->loaded.fleet, *settings->format, settings->previous, settings->publication,
                 env);
}

}  // namespace

extern const Command generate{
    .name = "generate",
    .usage = "FILE... [-o FILE or DIR]",
    .summary = "Turn posture YAML into signed-ready zone fragments.",
    .description =
        "Reads which posture each server has per application (SIO, SSO or SSB), from files of\n"
        "posture YAML, from folders that hold them, or from standard input (-), and writes the\n"
        "HASTLS records, one fragment per zone, in canonical order.\n\n"
        "Nothing is written unless everything could be: an error in any file, a contradiction\n"
        "between two of them, or a fragment that does not read back as what was meant, and all\n"
        "files stay as they were. A file whose content would not change is not touched.",
    .options = kOptions,
    .examples = kExamples,
    .run = run,
    .exit_one = "with --check: something differs",
};

}  // namespace hastls::cli::commands
