// SPDX-License-Identifier: BSD-2-Clause
#include "cli/posture_files.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "cli/jobs.hpp"
#include "cli/known_rules.hpp"
#include "cli/sources.hpp"

namespace hastls::cli {
namespace {

// One file's way: what it is loaded with, and what came of it.
struct Job {
  std::string file;
  const posture::Site* site = nullptr;
  std::optional<Result<posture::FilePosture>> result;
};

posture::LoadOptions options_for(const PostureRun& run, const posture::Site& site) {
  return {.registry = site.registry,
          .rules = known_rules(),
          .type = run.type,
          .fallback_type = site.type.value_or(RrType{}),
          // Threads that the files leave over read pieces of them.
          .jobs = std::max<std::size_t>(1, run.jobs / std::max<std::size_t>(1, run.files.size()))};
}

Result<posture::FilePosture> load(const PostureRun& run, const Job& job, Env& env,
                                  Progress& progress) {
  auto input = open_source(job.file, run.stdin_name, env.standard_input);
  if (!input) return std::move(input).error();
  progress.watch(*input);
  auto loaded = posture::load_file(*input, options_for(run, *job.site));
  progress.file_done();
  return loaded;
}

// Documents that do not say a type code take their site's; the run has one.
Result<Done> agree_on_type(const std::vector<Job>& jobs, const PostureRun& run) {
  if (run.type) return Done{};
  const auto type_of = [](const Job& job) { return job.site->type.value_or(RrType{}); };
  const auto other = std::ranges::find_if(
      jobs, [&](const Job& job) { return type_of(job) != type_of(jobs.front()); });
  if (other == jobs.end()) return Done{};
  return Error{ErrorCode::Usage,
               fmt::format("the configurations of {} and {} have different type codes, {} and {}; "
                           "say --rrtype",
                           jobs.front().file, other->file, type_of(jobs.front()).code(),
                           type_of(*other).code()),
               {}};
}

}  // namespace

Result<LoadedFiles> load_posture(const PostureRun& run, Sites& sites, Env& env,
                                 Progress& progress) {
  std::vector<Job> jobs;
  for (const std::string& file : run.files) {
    const auto site = sites.of(file == "-" ? run.stdin_name.value_or(file) : file);
    if (!site) return site.error();
    jobs.push_back({file, &(*site)->site, std::nullopt});
  }
  if (auto agreed = agree_on_type(jobs, run); !agreed) return std::move(agreed).error();
  run_parallel(jobs.size(), run.jobs,
               [&](std::size_t i) { jobs[i].result = load(run, jobs[i], env, progress); });
  progress.erase();
  LoadedFiles out;
  std::vector<posture::FilePosture> files;
  for (Job& job : jobs) {
    if (*job.result) {
      files.push_back(std::move(*job.result).value());
    } else {
      out.unread.push_back({job.file, std::move(*job.result).error()});
    }
  }
  out.loaded = posture::combine(std::move(files), options_for(run, *jobs.front().site));
  return out;
}

}  // namespace hastls::cli
