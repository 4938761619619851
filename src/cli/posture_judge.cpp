// SPDX-License-Identifier: BSD-2-Clause
#include "cli/posture_judge.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "cli/jobs.hpp"
#include "hastls/generate/records.hpp"
#include "hastls/posture/spell.hpp"
#include "hastls/zone/fragment.hpp"
#include "hastls/zone/read.hpp"

namespace hastls::cli {
namespace {

using posture::Declaration;
using posture::Fleet;

// The records of so many hosts are judged at a time: what is held beside the fleet does not grow
// with it.
constexpr std::size_t kPart = 2048;

// Records in the form that rules read, a fragment, and what each of its lines was made from.
class Batch {
 public:
  Batch(const LintJob& job, const Fleet& fleet, const DomainName& zone)
      : job_(job), fleet_(fleet), zone_(zone), text_(fleet.type(), zone::FragmentStyle::Rfc3597) {
    text_.begin(zone);
  }

  [[nodiscard]] const LintJob& job() const noexcept { return job_; }

  void add(const generate::Record& record, const Declaration& from) {
    text_.add(record.owner, record.ttl, record.rdata, record.remark);
    from_.push_back(from);
  }

  [[nodiscard]] Result<std::vector<EntryFinding>> judge(lint::Scope scope) && {
    io::Input input = io::Input::over(text_.text(), zone_.to_string());
    zone::ReadOptions options;
    options.type = fleet_.type();
    options.origin = zone_;
    const auto zone = zone::read(input, options);
    if (!zone) return zone.error();
    const lint::Context context{*zone, *job_.applications, fleet_.type(), posture::spell_entry};
    std::vector<EntryFinding> out;
    for (diag::Diagnostic& finding : lint::run(context, job_.settings, scope).findings)
      out.push_back(at_entry(std::move(finding)));
    return out;
  }

 private:
  [[nodiscard]] const Declaration& declaration_at(const diag::Location& where) const {
    assert(where.span.line > 1 && where.span.line - 2 < from_.size());  // line 1 is the header
    return from_[where.span.line - 2];
  }

  void move_to_entry(diag::Location& where) const {
    const Declaration& made = declaration_at(where);
    where = {fleet_.files()[made.file], {made.line, made.column, made.column + 1U}};
  }

  [[nodiscard]] EntryFinding at_entry(diag::Diagnostic finding) const {
    const Declaration& made = declaration_at(finding.where);
    move_to_entry(finding.where);
    for (diag::Related& related : finding.related) move_to_entry(related.where);
    finding.source.clear();  // that of the fragment
    return {std::move(finding), made};
  }

  const LintJob& job_;
  const Fleet& fleet_;
  const DomainName& zone_;
  zone::FragmentWriter text_;
  std::vector<Declaration> from_;
};

// Puts what is said of one entry for several owners together.
void unite(std::vector<EntryFinding>& found) {
  std::ranges::stable_sort(found, diag::comes_before, &EntryFinding::finding);
  std::vector<EntryFinding> out;  // parts that wait keep no room for what was united
  for (EntryFinding& each : found) {
    if (out.empty() || diag::comes_before(out.back().finding, each.finding)) {
      out.push_back(std::move(each));
    } else {
      out.back().owners += each.owners;
    }
  }
  found = std::move(out);
}

void append(std::vector<EntryFinding>& to, std::vector<EntryFinding> from) {
  std::ranges::move(from, std::back_inserter(to));
}

// Some RRsets of one zone.
class Part {
 public:
  Part(const Fleet& fleet, std::span<const LintJob* const> jobs, Fleet::Part part)
      : fleet_(fleet), jobs_(jobs), part_(part) {}

  [[nodiscard]] Result<std::vector<EntryFinding>> judge() const {
    std::vector<EntryFinding> out;
    for (Batch& batch : batches()) {
      auto found = std::move(batch).judge(lint::Scope::Sets);
      if (!found) return found;
      append(out, *std::move(found));
    }
    unite(out);
    return out;
  }

 private:
  [[nodiscard]] std::vector<Batch> batches() const {
    std::vector<Batch> out;
    const std::vector<const LintJob*> judges = judges_of_records();
    generate::Records records(fleet_, part_);
    auto declarations = fleet_.declarations(part_);
    for (std::size_t i = 0; const generate::Record* record = records.next(); ++i) {
      const Declaration* const made = declarations.next();
      if (judges[i] == nullptr) continue;
      const auto same = std::ranges::find(out, judges[i], [](const Batch& b) { return &b.job(); });
      Batch& batch =
          same == out.end() ? out.emplace_back(*judges[i], fleet_, part_.zone->name) : *same;
      batch.add(*record, *made);
    }
    return out;
  }

  // By record; the records of an RRset have one.
  [[nodiscard]] std::vector<const LintJob*> judges_of_records() const {
    std::vector<const LintJob*> out;
    std::size_t first = 0;
    generate::Records records(fleet_, part_);
    auto declarations = fleet_.declarations(part_);
    for (const Declaration& made : declarations) {
      if (records.next()->begins_rrset) {
        settle(std::span(out).subspan(first));
        first = out.size();
      }
      out.push_back(jobs_[made.file]);
    }
    settle(std::span(out).subspan(first));
    return out;
  }

  static void settle(std::span<const LintJob*> rrset) {
    if (rrset.empty()) return;
    const bool is_judged = std::ranges::find(rrset, nullptr) == rrset.end();
    std::ranges::fill(rrset, is_judged ? rrset.back() : nullptr);
  }

  const Fleet& fleet_;
  std::span<const LintJob* const> jobs_;
  Fleet::Part part_;
};

// The first record of each file that is judged, as the file is read.
std::vector<Declaration> first_records(const Fleet& fleet, std::span<const LintJob* const> jobs) {
  const auto place = [](const Declaration& made) {
    return std::tie(made.line, made.column, made.host_line, made.host_column, made.zone);
  };
  std::vector<std::optional<Declaration>> firsts(jobs.size());
  auto declarations = fleet.declarations();
  for (const Declaration& made : declarations) {
    std::optional<Declaration>& first = firsts[made.file];
    if (!first || place(made) < place(*first)) first = made;
  }
  std::vector<Declaration> out;
  for (const auto& first : firsts) {
    if (first && jobs[first->file] != nullptr) out.push_back(*first);
  }
  return out;
}

std::string owner_of(const Declaration& made, const DomainName& zone) {
  std::string out;
  Fleet::append_owner(out, made);
  return out.append(zone.is_root() ? "." : "." + zone.to_string());
}

Result<std::vector<EntryFinding>> judge_files(const Fleet& fleet,
                                              std::span<const LintJob* const> jobs) {
  std::vector<EntryFinding> out;
  for (const Declaration& first : first_records(fleet, jobs)) {
    const DomainName& zone = fleet.zones()[first.zone].name;
    const std::string owner = owner_of(first, zone);
    Batch batch(*jobs[first.file], fleet, zone);
    batch.add({owner, first.ttl, first.record, fleet.remarks()[first.remark], true}, first);
    auto found = std::move(batch).judge(lint::Scope::Whole);
    if (!found) return found;
    append(out, *std::move(found));
  }
  return out;
}

}  // namespace

Result<std::vector<EntryFinding>> judge_fleet(const Fleet& fleet,
                                              std::span<const LintJob* const> jobs,
                                              std::size_t threads) {
  std::vector<Part> parts;
  for (const Fleet::Part& part : fleet.parts(fleet.zones(), kPart))
    parts.emplace_back(fleet, jobs, part);
  std::vector<Result<std::vector<EntryFinding>>> results(parts.size(), std::vector<EntryFinding>{});
  run_parallel(parts.size(), threads, [&](std::size_t i) { results[i] = parts[i].judge(); });
  auto out = judge_files(fleet, jobs);
  if (!out) return out;
  for (auto& found : results) {
    if (!found) return std::move(found);
    append(*out, *std::move(found));
  }
  unite(*out);
  return out;
}

}  // namespace hastls::cli
