// SPDX-License-Identifier: BSD-2-Clause
#include "cli/posture_lint.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "cli/posture_files.hpp"
#include "cli/posture_judge.hpp"
#include "hastls/lint/rule.hpp"
#include "hastls/posture/load.hpp"

namespace hastls::cli {
namespace {

using posture::Declaration;
using posture::EntryWarning;

// Where an entry begins: file of the fleet, line, column.
using EntryPlace = std::tuple<std::uint32_t, std::uint32_t, std::uint16_t>;

EntryPlace place_of(const Declaration& made) {
  return {made.file, made.line, made.column};
}
EntryPlace place_of(const EntryWarning& warning) {
  return {warning.file, warning.line, warning.column};
}

// One file of the fleet.
struct LintedFile {
  const LintJob* job = nullptr;
  bool is_judged = true;
  Linted linted = {};

  [[nodiscard]] std::vector<diag::Diagnostic>& findings() noexcept {
    return linted.outcome.findings;
  }
};

// Puts together what the loader and the rules have found.
class PostureLint {
 public:
  PostureLint(posture::Loaded loaded, const std::vector<const LintJob*>& jobs)
      : loaded_(std::move(loaded)) {
    for (const LintJob* job : jobs) files_.push_back({job});
  }

  Result<std::vector<Linted>> lint(std::size_t threads) && {
    take_diagnostics();
    auto found = judge_fleet(loaded_.fleet, judges(), threads);
    if (!found) return std::move(found).error();
    count_owners(*found);
    drop_warnings_of_judged();
    for (EntryFinding& each : *found) take(std::move(each));
    return finish();
  }

 private:
  // A file with an error is not judged: nobody knows what generate would make of it.
  void take_diagnostics() {
    std::map<std::string_view, LintedFile*> by_name;
    for (LintedFile& file : files_) by_name.try_emplace(file.job->name, &file);
    for (diag::Diagnostic& each : loaded_.diagnostics) {
      LintedFile& file = *by_name.at(each.where.file);
      const lint::Rule& rule = *lint::find_rule(each.rule);
      if (rule.of_posture) {
        file.is_judged = false;
      } else {
        const auto severity = file.job->settings.severity(rule);
        if (!severity) continue;
        each.severity = *severity;
      }
      file.findings().push_back(std::move(each));
    }
  }

  // Files of one site are judged alike, and so together.
  [[nodiscard]] std::vector<const LintJob*> judges() const {
    std::map<const registry::Registry*, const LintJob*> of_site;
    std::vector<const LintJob*> out;
    for (const LintedFile& file : files_) {
      const LintJob* const job =
          of_site.try_emplace(file.job->applications, file.job).first->second;
      out.push_back(file.is_judged ? job : nullptr);
    }
    return out;
  }

  // Of the records of each file, and of those of the entries where that tells something.
  void count_owners(const std::vector<EntryFinding>& found) {
    for (const EntryWarning& warning : loaded_.warnings) owners_[place_of(warning)] = 0;
    for (const EntryFinding& each : found) {
      if (is_about_accept(each)) owners_[place_of(each.record)] = 0;
    }
    auto declarations = loaded_.fleet.declarations();
    for (const Declaration& made : declarations) {
      ++files_[made.file].linted.records;
      if (owners_.empty()) continue;
      const auto entry = owners_.find(place_of(made));
      if (entry != owners_.end()) ++entry->second;
    }
  }

  static bool is_about_accept(const EntryFinding& each) {
    return lint::find_rule(each.finding.rule)->check_ignore != nullptr;
  }

  // The loader warns of some entries itself. Where these have records, a rule has looked at them,
  // and only it knows what the settings and `accept` say.
  void drop_warnings_of_judged() {
    for (const EntryWarning& warning : loaded_.warnings) {
      LintedFile& file = files_[warning.file];
      if (!file.is_judged || owners_.at(place_of(warning)) == 0) continue;
      pointers_[{place_of(warning), warning.rule}] = warning.where;
      dropped_.emplace(warning.file, warning.rule, warning.where);
    }
    for (std::uint32_t i = 0; i < files_.size(); ++i) {
      std::erase_if(files_[i].findings(), [&](const diag::Diagnostic& finding) {
        return dropped_.contains({i, finding.rule, finding.where.span});
      });
    }
  }

  void take(EntryFinding each) {
    const Declaration& made = each.record;
    LintedFile& file = files_[made.file];
    // An entry accepts for all its hosts: what is idle at one of them may not be at another.
    if (is_about_accept(each) && each.owners < owners_.at(place_of(made))) return;
    if (is_said_of_file(file, each.finding.rule)) return;
    diag::Diagnostic& finding = each.finding;
    if (each.owners > 1) {
      finding.message += fmt::format(" (at {} hosts)", each.owners);
      finding.related.push_back(
          {{finding.where.file, {made.host_line, made.host_column, made.host_column + 1U}},
           fmt::format("the first of them: {}", finding.owner)});
    }
    const auto pointer = pointers_.find({place_of(made), finding.rule});
    if (pointer != pointers_.end()) finding.where.span = pointer->second;
    file.findings().push_back(std::move(finding));
  }

  // The loader has pointed to what the whole file is about, as its `rrtype`.
  [[nodiscard]] static bool is_said_of_file(LintedFile& file, std::string_view rule) {
    return lint::find_rule(rule)->check_zone != nullptr &&
           std::ranges::find(file.findings(), rule, &diag::Diagnostic::rule) !=
               file.findings().end();
  }

  std::vector<Linted> finish() {
    std::vector<Linted> out;
    for (std::uint32_t i = 0; i < files_.size(); ++i) {
      std::ranges::sort(files_[i].findings(), diag::comes_before);
      posture::quote_lines(loaded_, i, files_[i].findings());
      out.push_back(std::move(files_[i].linted));
    }
    return out;
  }

  posture::Loaded loaded_;
  std::vector<LintedFile> files_;
  std::map<EntryPlace, std::size_t> owners_;  ///< How many an entry has, for those in question.
  std::map<std::pair<EntryPlace, std::string_view>, diag::Span> pointers_;
  std::set<std::tuple<std::uint32_t, std::string_view, diag::Span>> dropped_;
};

PostureRun run_of(const LintOptions& options) {
  PostureRun run{.files = {}, .type = options.type, .stdin_name = {}, .jobs = options.threads};
  for (const LintJob& job : options.jobs) {
    if (!job.is_posture) continue;
    run.files.push_back(job.file);
    if (job.file == "-") run.stdin_name = job.name;
  }
  return run;
}

}  // namespace

Result<std::vector<Result<Linted>>> lint_posture(const LintOptions& options, Sites& sites,
                                                 bool quiet, Env& env) {
  const PostureRun run = run_of(options);
  std::vector<Result<Linted>> out;
  if (run.files.empty()) return out;
  Progress progress(env, quiet, run.files);
  auto files = load_posture(run, sites, env, progress);
  if (!files) return std::move(files).error();
  std::vector<const LintJob*> read;
  for (const LintJob& job : options.jobs) {
    if (!job.is_posture) continue;
    const auto unread = std::ranges::find(files->unread, job.file, &UnreadFile::file);
    if (unread == files->unread.end()) {
      read.push_back(&job);
      out.emplace_back(Linted{});
    } else {
      out.emplace_back(unread->error);
    }
  }
  auto linted = PostureLint(std::move(files->loaded), read).lint(options.threads);
  if (!linted) return std::move(linted).error();
  auto next = linted->begin();
  for (Result<Linted>& each : out) {
    if (each) each = std::move(*next++);
  }
  return out;
}

}  // namespace hastls::cli
