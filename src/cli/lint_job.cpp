// SPDX-License-Identifier: BSD-2-Clause
#include "cli/lint_job.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "cli/fixed_texts.hpp"
#include "cli/sources.hpp"
#include "hastls/io/input.hpp"
#include "hastls/lint/alike.hpp"

namespace hastls::cli {
namespace {

namespace fs = std::filesystem;

// What the file is to be, where it is being mended.
std::optional<std::string> mended_text(const LintJob& job) {
  if (job.read.texts == nullptr) return std::nullopt;
  const auto text = job.read.texts->find(resolved(job.file));
  if (text == job.read.texts->end()) return std::nullopt;
  return std::string(text->second);
}

Result<io::Input> open(const LintJob& job, const LintPlan& plan) {
  if (job.transfer) return dns::open_transfer(*job.transfer, job.name);
  if (auto text = mended_text(job)) return io::Input::from_text(*std::move(text), job.name);
  return open_source(job.file, job.name, plan.standard_input);
}

Linted judge(zone::Zone& zone, const LintJob& job) {
  const lint::Context context{zone, *job.applications, job.read.type, nullptr, job.signing};
  lint::list_unusual(zone, context, job.settings, job.read.jobs);
  Linted out{.outcome = lint::run(context, job.settings, lint::Scope::Everything, job.read.jobs),
             .records = zone.record_count(),
             .apex = zone.apex()};
  for (const zone::FileEntry& file : zone.files()) out.files.push_back(file.name);
  return out;
}

std::uint64_t records_in(const zone::Zone& zone, const std::string& file) {
  return static_cast<std::uint64_t>(std::ranges::count_if(zone.records(), [&](const auto& record) {
    return zone.location(record.place).file == file;
  }));
}

std::string quoted(const std::string& path) {
  std::string out = "\"";
  for (const char c : path) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

// A line, and then what an input holds.
class LineBefore final : public io::Source {
 public:
  LineBefore(std::string line, io::Input rest) : line_(std::move(line)), rest_(std::move(rest)) {}

  Result<std::size_t> read(std::span<char> into) override {
    if (at_ == line_.size()) return rest_.read(into);
    const std::size_t count = line_.copy(into.data(), into.size(), at_);
    at_ += count;
    return count;
  }

 private:
  std::string line_;
  std::size_t at_ = 0;
  io::Input rest_;
};

// A file is held, so that it can be read again; of a pipe only what is needed is spooled.
Result<io::Input> behind(const std::string& line, io::Input input) {
  const std::string name = input.name();
  if (!input.rewindable())
    return io::Input::from_source(std::make_unique<LineBefore>(line, std::move(input)), name);
  auto text = io::read_all(input);
  if (!text) return std::move(text).error();
  return io::Input::from_text(line + *text, name);
}

// The folder that both files are in, which is as far as their includes reach.
Result<std::string> common_folder(const std::string& a, const std::string& b) {
  std::error_code failed;
  const fs::path left = fs::weakly_canonical(fs::path(a), failed).parent_path();
  const fs::path right = fs::weakly_canonical(fs::path(b), failed).parent_path();
  fs::path common;
  for (auto [l, r] = std::pair{left.begin(), right.begin()};
       l != left.end() && r != right.end() && *l == *r; ++l, ++r)
    common /= *l;
  if (failed || common == common.root_path())
    return Error{ErrorCode::Usage,
                 fmt::format("{} and {} have no folder in common below which $INCLUDE might read; "
                             "name one with --include-root",
                             a, b),
                 {}};
  return common.string();
}

// Findings of a text that has one line more in front than the file.
void shift_lines(std::vector<diag::Diagnostic>& findings, const std::string& file) {
  const auto shift = [&](diag::Location& where) {
    if (where.file == file && where.span.line > 1) --where.span.line;
  };
  for (diag::Diagnostic& finding : findings) {
    shift(finding.where);
    for (diag::Related& related : finding.related) shift(related.where);
    std::ranges::for_each(finding.included_from, shift);
  }
}

// Whether `file` is one of those that were read on the way.
bool was_read(const zone::Zone& zone, const std::string& file) {
  return std::ranges::any_of(zone.files(), [&](const zone::FileEntry& entry) {
    std::error_code failed;
    return fs::equivalent(entry.name, file, failed) && !failed;
  });
}

// The fragment behind its zone, read as one. Only what is said about the fragment is kept.
Result<Linted> lint_behind(const zone::Zone& whole, const LintJob& job, const LintPlan& plan) {
  auto input = open(job, plan);
  if (!input) return std::move(input).error();
  zone::ReadOptions read = job.read;
  read.origin = *whole.apex();
  if (read.include_root.empty()) {
    auto root = common_folder(plan.zone_file, job.file == "-" ? "./-" : job.file);
    if (!root) return std::move(root).error();
    read.include_root = *std::move(root);
  }
  const std::string zone_path = fs::absolute(plan.zone_file).string();
  auto both =
      behind(fmt::format("$INCLUDE {}\n", quoted(zone_path)), std::move(*input).called(job.name));
  if (!both) return std::move(both).error();
  auto zone = zone::read(*both, read);
  if (!zone) return zone.error();
  Linted out = judge(*zone, job);
  const auto refused = std::ranges::find_if(out.outcome.findings, [&](const auto& finding) {
    return finding.where.file == job.name && finding.where.span.line == 1;
  });
  if (refused != out.outcome.findings.end())
    return Error{ErrorCode::Usage, fmt::format("{}: {}", plan.zone_file, refused->message), {}};
  std::erase_if(out.outcome.findings, [&](const diag::Diagnostic& finding) {
    return finding.where.file == zone_path ||
           std::ranges::any_of(finding.included_from,
                               [&](const diag::Location& from) { return from.file == zone_path; });
  });
  out.records = records_in(*zone, job.name);
  shift_lines(out.outcome.findings, job.name);
  return out;
}

Result<Linted> lint_within_zone(const LintJob& job, const LintPlan& plan) {
  auto input = io::Input::open(plan.zone_file);
  if (!input) return std::move(input).error();
  auto whole = zone::read(*input, job.read);
  if (!whole) return whole.error();
  if (whole->is_fragment())
    return Error{
        ErrorCode::Usage, fmt::format("{}, which --zone names, has no SOA", plan.zone_file), {}};
  if (job.file == "-" || !was_read(*whole, job.file)) return lint_behind(*whole, job, plan);
  Linted out = judge(*whole, job);
  std::erase_if(out.outcome.findings, [&](const diag::Diagnostic& finding) {
    std::error_code failed;
    return !fs::equivalent(finding.where.file, job.file, failed);
  });
  for (diag::Diagnostic& finding : out.outcome.findings) finding.where.file = job.name;
  out.records = records_in(*whole, job.name);
  return out;
}

}  // namespace

Result<Linted> lint_one(const LintJob& job, const LintPlan& plan, Progress* progress) {
  if (!plan.zone_file.empty()) return lint_within_zone(job, plan);
  auto input = open(job, plan);
  if (!input) return std::move(input).error();
  if (progress != nullptr) progress->watch(*input);
  zone::ReadOptions read = job.read;
  read.alike_apart = true;
  auto zone = zone::read(*input, read);
  if (!zone) return zone.error();
  return judge(*zone, job);
}

Result<std::vector<zone::RewrittenFile>> rewrite_one(const LintJob& job, const LintPlan& plan,
                                                     std::span<const zone::Change> changes) {
  auto input = open(job, plan);
  if (!input) return std::move(input).error();
  return zone::rewrite(*input, job.read, changes);
}

}  // namespace hastls::cli
