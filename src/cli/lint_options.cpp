// SPDX-License-Identifier: BSD-2-Clause
#include "cli/lint_options.hpp"

#include <algorithm>
#include <filesystem>
#include <limits>

#include <fmt/format.h>

#include "cli/jobs.hpp"
#include "cli/option_values.hpp"
#include "cli/sources.hpp"
#include "cli/transfers.hpp"
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
  const auto type = given_rrtype(arguments);
  if (!type) return type.error();
  if (*type) out.type = **type;
  if (const auto text = arguments.value("origin")) {
    const auto origin = DomainName::parse_absolute(*text);
    if (!origin) return Error(origin.error()).in_context("reading --origin");
    out.origin = *origin;
  }
  if (const auto root = arguments.value("include-root")) out.include_root = *root;
  if (arguments.has("include-base")) {
    const auto base = choice(arguments, "include-base", kIncludeBases);
    if (!base) return base.error();
    from_cwd = *base == "cwd";
  }
  if (from_cwd) out.include_base = zone::IncludeBase::WorkingDirectory;
  const auto which = choice(arguments, "rdata", kWhoseRdata);
  if (!which) return which.error();
  out.check_every_rdata = *which == "all";
  return out;
}

Result<lint::SigningPolicy> read_signing(const Arguments& arguments, const Env& env) {
  lint::SigningPolicy out{.now = env.clock(),
                          .verify = arguments.has("verify"),
                          .required = arguments.has("require-signed")};
  if (const auto text = arguments.value("now")) {
    const auto now = Timestamp::parse(*text);
    if (!now) return Error(now.error()).in_context("reading --now");
    out.now = *now;
  }
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

Result<bool> is_posture(const std::string& name, const Arguments& arguments) {
  const auto kind = choice(arguments, "kind", kKinds);
  if (!kind) return kind.error();
  const bool is_named_so = std::ranges::any_of(
      kPostureEndings, [&](std::string_view ending) { return name.ends_with(ending); });
  const bool is_posture = *kind == "posture" || (*kind == "auto" && is_named_so);
  if (is_posture && arguments.has("zone"))
    return Error{ErrorCode::Usage,
                 fmt::format("--zone is for fragments of a zone, and {} is posture YAML; judge the "
                             "fragment that generate makes of it",
                             printable(name)),
                 {}};
  return is_posture;
}

// The file that the configuration is looked for from: none for what is no file.
std::string configured_as(const std::string& file, const Arguments& arguments) {
  if (file == "-") return arguments.value("stdin-filename").value_or("-");
  return dns::TransferUri::is_one(file) ? "-" : file;
}

Result<LintJob> read_job(const std::string& file, const Arguments& arguments, Sites& sites) {
  const std::string name =
      file == "-" ? arguments.value("stdin-filename").value_or("<stdin>") : file;
  auto transfer = read_transfer(file, arguments);
  if (!transfer) return std::move(transfer).error();
  const auto posture = *transfer ? Result<bool>(false) : is_posture(name, arguments);
  if (!posture) return posture.error();
  const auto found = sites.of(configured_as(file, arguments));
  if (!found) return found.error();
  auto read = read_zone_options(arguments, **found);
  if (!read) return std::move(read).error();
  if (*transfer) read->origin = (*transfer)->uri.zone;
  auto settings = read_settings(arguments, (*found)->site);
  if (!settings) return std::move(settings).error();
  return LintJob{.file = file,
                 .name = name,
                 .is_posture = *posture,
                 .read = *std::move(read),
                 .settings = *std::move(settings),
                 .applications = &(*found)->site.registry,
                 .transfer = *std::move(transfer)};
}

Result<std::vector<LintJob>> read_files(const Arguments& arguments, Sites& sites) {
  constexpr std::size_t kAny = std::numeric_limits<std::size_t>::max();
  if (auto checked = arguments.expect_operands(1, kAny, "FILE"); !checked)
    return std::move(checked).error();
  const auto& files = arguments.operands();
  if (auto checked = check_transfers(arguments); !checked) return std::move(checked).error();
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

Words finding_formats() {
  Words names;
  names.reserve(report::all_formats().size());
  for (const report::Format* format : report::all_formats()) names.emplace_back(format->name);
  return names;
}

Words rule_assignments() {
  Words out;
  for (const lint::Rule* rule : lint::all_rules()) {
    if (rule->normative) continue;
    for (const std::string_view severity : {"error", "warning", "info", "off"})
      out.push_back(fmt::format("{}={}", rule->id, severity));
  }
  return out;
}

Result<LintOptions> read_lint_options(const Arguments& arguments, const Env& env, Sites& sites) {
  LintOptions out;
  const auto type = given_rrtype(arguments);
  if (!type) return type.error();
  auto jobs = read_files(arguments, sites);
  if (!jobs) return std::move(jobs).error();
  const auto signing = read_signing(arguments, env);
  if (!signing) return signing.error();
  for (LintJob& job : *jobs) {
    job.signing = *signing;
    job.read.keep_signatures = signing->verify;
  }
  const auto threads = read_jobs(arguments);
  if (!threads) return threads.error();
  const auto least = choice(arguments, "fail-on", kFailOn);
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
  out.type = *type;
  out.threads = *threads;
  // Few files share the threads, and each is read by several.
  for (LintJob& job : out.jobs)
    job.read.jobs = std::max<std::size_t>(1, *threads / out.jobs.size());
  out.fail_on = diag::parse_severity(*least);
  out.format = *format;
  out.color = *color;
  return out;
}

}  // namespace hastls::cli
