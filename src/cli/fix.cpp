// SPDX-License-Identifier: BSD-2-Clause
#include "cli/fix.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "cli/jobs.hpp"
#include "hastls/core/printable.hpp"
#include "hastls/zone/rewrite.hpp"

namespace hastls::cli {
namespace {

using zone::Change;
using zone::RewrittenFile;
using Edits = std::vector<edit::Edit>;

// What every reading of a file wants to have edited there, by the file's resolved path.
using Readings = std::map<std::string, std::vector<Edits>>;

// A finding, wherever it is read.
using FixId = std::tuple<std::string, zone::Place, std::string_view>;

class Fixer {
 public:
  Fixer(std::vector<LintJob> jobs, const LintPlan& plan, const FixOptions& options,
        std::size_t threads)
      : jobs_(std::move(jobs)),
        plan_(plan),
        options_(options),
        threads_(threads),
        stale_(jobs_.size(), true),
        keys_(jobs_.size()) {
    out_.results.assign(jobs_.size(), Linted{});
    for (LintJob& job : jobs_) job.read.texts = &views_;
  }

  Result<Fixed> run() && {
    // Each round leaves less to mend; the bound is for a rule whose fix is none.
    constexpr int kMostRounds = 100;
    for (int round = 0; round < kMostRounds; ++round) {
      lint_again();
      const auto loaded = load_missing();
      if (!loaded) return loaded.error();
      if (*loaded) continue;
      const auto mended = mend();
      if (!mended) return mended.error();
      if (!*mended) return std::move(out_);
    }
    return Error{ErrorCode::Unsupported, "mending does not come to an end; nothing is written", {}};
  }

 private:
  void lint_again() {
    views_ = out_.texts.views();
    run_parallel(jobs_.size(), threads_, [&](std::size_t i) {
      if (stale_[i] == 0 || jobs_[i].is_posture) return;  // YAML is none of ours to mend
      out_.results[i] = lint_one(jobs_[i], plan_);
      keys_[i] = out_.results[i] ? keys_of(out_.results[i]->files) : std::vector<std::string>{};
    });
    std::ranges::fill(stale_, 0);
  }

  // A file may be included very often.
  static std::vector<std::string> keys_of(const std::vector<std::string>& files) {
    std::map<std::string_view, std::string> known;
    std::vector<std::string> out;
    for (const std::string& file : files) {
      const auto [at, is_new] = known.try_emplace(file);
      if (is_new) at->second = resolved(file);
      out.push_back(at->second);
    }
    return out;
  }

  [[nodiscard]] const std::string& key_of(std::size_t job, const Change& change) const {
    return keys_[job][static_cast<std::size_t>(change.place.file)];
  }

  // A fix is made as a whole or not at all.
  [[nodiscard]] std::vector<const lint::Fix*> fixes_of(std::size_t job) const {
    std::vector<const lint::Fix*> out;
    if (!out_.results[job]) return out;
    const auto can = [&](const Change& change) {
      return !left_alone_.contains(key_of(job, change));
    };
    for (const lint::Fix& fix : out_.results[job]->outcome.fixes) {
      if (options_.mends(fix.rule) && std::ranges::all_of(fix.changes, can)) out.push_back(&fix);
    }
    return out;
  }

  [[nodiscard]] std::vector<Change> changes_of(std::size_t job) const {
    std::vector<Change> out;
    for (const lint::Fix* fix : fixes_of(job))
      out.insert(out.end(), fix->changes.begin(), fix->changes.end());
    return out;
  }

  // What is to be mended is read to memory and linted once more there: whatever happens to a file
  // meanwhile, edits are made in the text that they were made for. True where there was any.
  Result<bool> load_missing() {
    bool any = false;
    for (std::size_t i = 0; i < jobs_.size(); ++i) {
      for (const Change& change : changes_of(i)) {
        const auto loaded = load(key_of(i, change));
        if (!loaded) return loaded.error();
        any = any || *loaded;
      }
    }
    return any;
  }

  // The same for files that have nothing to mend, but a record that inherits from another file.
  Result<bool> load_edited(const Readings& readings) {
    bool any = false;
    for (const auto& [key, wanted] : readings) {
      if (wanted.front().empty()) continue;
      const auto loaded = load(key);
      if (!loaded) return loaded.error();
      any = any || *loaded;
    }
    return any;
  }

  // False where it is there already.
  Result<bool> load(const std::string& key) {
    if (out_.texts.has(key)) return false;
    for (std::size_t i = 0; i < jobs_.size(); ++i) {
      const auto at = std::ranges::find(keys_[i], key);
      if (at == keys_[i].end()) continue;
      const std::string& path =
          out_.results[i]->files[static_cast<std::size_t>(at - keys_[i].begin())];
      if (auto loaded = out_.texts.load(key, path); !loaded) return loaded.error();
      break;
    }
    mark_stale(key);
    return true;
  }

  void mark_stale(const std::string& key) {
    for (std::size_t i = 0; i < jobs_.size(); ++i) {
      if (std::ranges::find(keys_[i], key) != keys_[i].end()) stale_[i] = 1;
    }
  }

  // False where there is nothing to do.
  Result<bool> mend() {
    for (;;) {
      const auto readings = read_all();
      if (!readings) return readings.error();
      if (leave_what_is_disputed(*readings)) continue;
      auto loaded = load_edited(*readings);
      if (!loaded || *loaded) return loaded;
      const std::set<FixId> fixes = fix_ids();
      out_.fixes += fixes.size();
      for (const auto& [key, wanted] : *readings) {
        if (wanted.front().empty()) continue;
        out_.texts.apply(key, wanted.front());
        mark_stale(key);
      }
      return !fixes.empty();
    }
  }

  Result<Readings> read_all() {
    std::vector<Result<std::vector<RewrittenFile>>> rewritten(jobs_.size(),
                                                              std::vector<RewrittenFile>{});
    run_parallel(jobs_.size(), threads_, [&](std::size_t i) {
      const auto changes = changes_of(i);
      if (!changes.empty()) rewritten[i] = rewrite_one(jobs_[i], plan_, changes);
    });
    Readings out;
    for (std::size_t i = 0; i < jobs_.size(); ++i) {
      if (!rewritten[i]) return rewritten[i].error();
      if (leave_what_is_stuck(i, *rewritten[i])) return read_all();
      for (std::size_t file = 0; file < keys_[i].size(); ++file)
        out[keys_[i][file]].push_back(
            file < rewritten[i]->size() ? std::move((*rewritten[i])[file].edits) : Edits{});
    }
    return out;
  }

  // A record that would mean something else, and cannot be edited.
  bool leave_what_is_stuck(std::size_t job, const std::vector<RewrittenFile>& files) {
    const auto stuck = std::ranges::find_if(
        files, [](const RewrittenFile& file) { return file.stuck_at.has_value(); });
    if (stuck == files.end()) return false;
    for (const Change& change : changes_of(job)) left_alone_.insert(key_of(job, change));
    out_.notes.push_back(
        fmt::format("{} is not mended: the records of line {}, which $GENERATE makes, would get "
                    "another TTL",
                    printable(jobs_[job].name), *stuck->stuck_at));
    return true;
  }

  // A file that is read more than once has to want the same each time.
  bool leave_what_is_disputed(const Readings& readings) {
    bool any = false;
    for (const auto& [key, wanted] : readings) {
      const Edits& first = wanted.front();
      const auto differs = [&](const Edits& edits) { return edits != first; };
      if (std::ranges::none_of(wanted, differs)) continue;
      any = true;
      if (left_alone_.insert(key).second)
        out_.notes.push_back(
            fmt::format("{} is not mended: it is read {} times, and what would mend one reading "
                        "would not mend another",
                        printable(key), wanted.size()));
      else
        leave_what_reads(key);
    }
    return any;
  }

  // A file that is left alone would have to be edited since something is mended in another one,
  // whose records it goes on from: there nothing is mended either.
  void leave_what_reads(const std::string& key) {
    for (std::size_t i = 0; i < jobs_.size(); ++i) {
      if (std::ranges::find(keys_[i], key) == keys_[i].end()) continue;
      const auto changes = changes_of(i);
      if (changes.empty()) continue;
      for (const Change& change : changes) left_alone_.insert(key_of(i, change));
      out_.notes.push_back(fmt::format(
          "{} is not mended: what it includes would have to be changed for one reading and not for "
          "another",
          printable(jobs_[i].name)));
    }
  }

  [[nodiscard]] std::set<FixId> fix_ids() const {
    std::set<FixId> out;
    for (std::size_t i = 0; i < jobs_.size(); ++i) {
      for (const lint::Fix* fix : fixes_of(i)) {
        const Change& last = fix->changes.back();
        out.emplace(key_of(i, last), zone::Place{{}, last.place.span}, fix->rule);
      }
    }
    return out;
  }

  std::vector<LintJob> jobs_;
  const LintPlan& plan_;
  const FixOptions& options_;
  std::size_t threads_;
  std::vector<char> stale_;                     ///< By job, as those below; no bits: threads.
  std::vector<std::vector<std::string>> keys_;  ///< The resolved paths of what it read, by FileId.
  std::set<std::string> left_alone_;            ///< Resolved paths.
  FixedTexts::Views views_;
  Fixed out_;
};

}  // namespace

Result<Fixed> fix_all(std::vector<LintJob> jobs, const LintPlan& plan, const FixOptions& options,
                      std::size_t threads) {
  return Fixer(std::move(jobs), plan, options, threads).run();
}

}  // namespace hastls::cli
