// SPDX-License-Identifier: BSD-2-Clause
#include "cli/lint_options.hpp"

#include <algorithm>
#include <filesystem>
#include <limits>

#include <fmt/format.h>

#include "cli/jobs.hpp"
#include "cli/option_values.hpp"
#include "hastls/core/printable.hpp"

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

// What the site's configuration says of reading, and the command line over it.
Result<zone::ReadOptions> read_zone_options(const Arguments& arguments, const Sites::Found& found) {
  zone::ReadOptions out;
  out.type = found.site.type.value_or(RrType{});
  out.origin = found.site.origin;
  if (found.site.include_root)
    out.include_root = (std::filesystem::path(found.folder) / *found.site.include_root).string();
  bool from_cwd = found.site.include_from_working_directory;
  if (const auto text = arguments.value("rrtype")) {
    const auto type = RrType::parse(*text);
    if (!type) return Error(type.error()).in_context("reading --rrtype");
    out.type = *type;
  }
  if (const auto text = arguments.value("origin")) {
    const auto origin = DomainName::parse_absolute(*text);
    if (!origin) return Error(origin.error()).in_context("reading --origin");
    out.origin = *origin;
  }
  if (const auto root = arguments.value("include-root")) out.include_root = *root;
  if (arguments.has("include-base")) {
    constexpr std::array<std::string_view, 2> kBases{"file", "cwd"};
    const auto base = choice(arguments, "include-base", kBases);
    if (!base) return base.error();
    from_cwd = *base == "cwd";
  }
  if (from_cwd) out.include_base = zone::IncludeBase::WorkingDirectory;
  constexpr std::array<std::string_view, 2> kWhich{"needed", "all"};
  const auto which = choice(arguments, "rdata", kWhich);
  if (!which) return which.error();
  out.check_every_rdata = *which == "all";
  return out;
}

Result<lint::Settings> read_settings(const Arguments& arguments, const posture::Site& site) {
  lint::Settings settings;
  for (const auto& [rule, severity] : site.rules) {
    if (auto set = settings.set(rule, severity); !set) return std::move(set).error();
  }
  for (const std::string& assignment : arguments.values("rule")) {
    if (auto set = settings.set(assignment); !set) return std::move(set).error();
  }
  return settings;
}

// Read as a zone it would be nothing but syntax errors.
Status refuse_posture(const std::string& name) {
  if (!name.ends_with(".yaml") && !name.ends_with(".yml")) return Done{};
  return Error{ErrorCode::Usage,
               fmt::format("{} is named like posture YAML, and lint reads zone files; 'hastls "
                           "generate' says what is wrong with posture YAML",
                           printable(name)),
               {}};
}

Result<LintJob> read_job(const std::string& file, const Arguments& arguments, Sites& sites) {
  const std::string name =
      file == "-" ? arguments.value("stdin-filename").value_or("<stdin>") : file;
  if (auto checked = refuse_posture(name); !checked) return std::move(checked).error();
  const auto found = sites.of(file == "-" ? arguments.value("stdin-filename").value_or("-") : file);
  if (!found) return found.error();
  auto read = read_zone_options(arguments, **found);
  if (!read) return std::move(read).error();
  auto settings = read_settings(arguments, (*found)->site);
  if (!settings) return std::move(settings).error();
  return LintJob{.file = file,
                 .name = name,
                 .read = *std::move(read),
                 .settings = *std::move(settings),
                 .applications = &(*found)->site.registry};
}

Result<std::vector<LintJob>> read_files(const Arguments& arguments, Sites& sites) {
  constexpr std::size_t kAny = std::numeric_limits<std::size_t>::max();
  if (auto checked = arguments.expect_operands(1, kAny, "FILE"); !checked)
    return std::move(checked).error();
  const auto& files = arguments.operands();
  if (std::ranges::count(files, "-") > 1)
    return Error{ErrorCode::Usage, "standard input can be read once only", {}};
  std::vector<LintJob> jobs;
  for (const std::string& file : files) {
    auto job = read_job(file, arguments, sites);
    if (!job) return std::move(job).error();
    jobs.push_back(*std::move(job));
  }
  return jobs;
}

}  // namespace

Result<LintOptions> read_lint_options(const Arguments& arguments, const Env& env, Sites& sites) {
  LintOptions out;
  auto jobs = read_files(arguments, sites);
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
  auto fix = read_fix_options(arguments);
  if (!fix) return std::move(fix).error();
  auto baseline = read_baseline(arguments);
  if (!baseline) return std::move(baseline).error();
  out.fix = *std::move(fix);
  out.baseline = *std::move(baseline);
  out.plan = {.zone_file = arguments.value("zone").value_or(""),
              .standard_input = env.standard_input};
  out.jobs = *std::move(jobs);
  out.threads = *threads;
  out.fail_on = diag::parse_severity(*least);
  out.format = *format;
  out.color = *color;
  return out;
}

}  // namespace hastls::cli
