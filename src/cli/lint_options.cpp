// SPDX-License-Identifier: BSD-2-Clause
#include "cli/lint_options.hpp"

#include <algorithm>
#include <limits>

#include "cli/jobs.hpp"
#include "cli/option_values.hpp"

namespace hastls::cli {
namespace {

// Where findings of a file are, as --format names it.
Result<const report::Format*> read_format(const Arguments& arguments) {
  std::vector<std::string_view> names;
  for (const report::Format* format : report::all_formats()) names.push_back(format->name);
  const auto name = choice(arguments, "format", names);
  if (!name) return name.error();
  return report::find_format(*name);
}

Result<zone::ReadOptions> read_zone_options(const Arguments& arguments) {
  zone::ReadOptions out;
  const auto type = RrType::parse(*arguments.value("rrtype"));
  if (!type) return type.error();
  out.type = *type;
  if (const auto text = arguments.value("origin")) {
    const auto origin = DomainName::parse_absolute(*text);
    if (!origin) return Error(origin.error()).in_context("while reading --origin");
    out.origin = *origin;
  }
  constexpr std::array<std::string_view, 2> kBases{"file", "cwd"};
  const auto base = choice(arguments, "include-base", kBases);
  if (!base) return base.error();
  if (*base == "cwd") out.include_base = zone::IncludeBase::WorkingDirectory;
  constexpr std::array<std::string_view, 2> kWhich{"needed", "all"};
  const auto which = choice(arguments, "rdata", kWhich);
  if (!which) return which.error();
  out.check_every_rdata = *which == "all";
  out.include_root = arguments.value("include-root").value_or("");
  return out;
}

Result<std::vector<LintJob>> read_files(const Arguments& arguments) {
  constexpr std::size_t kAny = std::numeric_limits<std::size_t>::max();
  if (auto checked = arguments.expect_operands(1, kAny, "FILE"); !checked) return checked.error();
  const auto& files = arguments.operands();
  if (std::ranges::count(files, "-") > 1)
    return Error{ErrorCode::Usage, "standard input can be read once only", {}};
  std::vector<LintJob> jobs;
  for (const std::string& file : files)
    jobs.push_back(
        {file, file == "-" ? arguments.value("stdin-filename").value_or("<stdin>") : file});
  return jobs;
}

Result<lint::Settings> read_settings(const Arguments& arguments) {
  lint::Settings settings;
  for (const std::string& assignment : arguments.values("rule")) {
    if (auto set = settings.set(assignment); !set) return std::move(set).error();
  }
  return settings;
}

}  // namespace

Result<LintOptions> read_lint_options(const Arguments& arguments, const Env& env) {
  LintOptions out;
  auto read = read_zone_options(arguments);
  if (!read) return std::move(read).error();
  auto settings = read_settings(arguments);
  if (!settings) return std::move(settings).error();
  auto jobs = read_files(arguments);
  if (!jobs) return std::move(jobs).error();
  const auto threads = read_jobs(arguments);
  if (!threads) return threads.error();
  constexpr std::array<std::string_view, 4> kLeast{"error", "warning", "info", "never"};
  const auto least = choice(arguments, "fail-on", kLeast);
  if (!least) return least.error();
  const auto format = read_format(arguments);
  if (!format) return format.error();
  const auto color = use_color(arguments, env);
  if (!color) return color.error();
  out.plan = {.read = *std::move(read),
              .settings = *std::move(settings),
              .zone_file = arguments.value("zone").value_or(""),
              .standard_input = env.standard_input};
  out.jobs = *std::move(jobs);
  out.threads = *threads;
  out.fail_on = diag::parse_severity(*least);
  out.format = *format;
  out.color = *color;
  return out;
}

}  // namespace hastls::cli
