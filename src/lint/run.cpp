// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/lint/run.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "lint/ignores.hpp"
#include "lint/known_shapes.hpp"
#include "lint/owner_parts.hpp"

namespace hastls::lint {
namespace {

// One rule that is to run, and where its findings go.
struct Active {
  const Rule* rule;
  Findings findings;
};

// Which of the three rounds a rule runs in; rules for the whole zone come behind all of them.
enum class Round : std::uint8_t { Records, Sets, Others };

bool is_in(Scope scope, const Rule& rule) noexcept {
  switch (scope) {
    case Scope::Everything: return true;
    case Scope::Sets: return rule.check_zone == nullptr;
    case Scope::Whole: return rule.check_zone != nullptr;
  }
  return true;
}

Round round_of(const Rule& rule) noexcept {
  if (!rule.normative) return Round::Others;
  return rule.check_record != nullptr ? Round::Records : Round::Sets;
}

class Run {
 public:
  Run(const Context& context, const Settings& settings, Scope scope)
      : context_(context), sets_(context.zone, context.applications) {
    out_.fragment = context.zone.is_fragment();
    const auto read = context.zone.diagnostics();
    out_.findings.assign(read.begin(), read.end());
    for (const Rule* rule : all_rules()) {
      const auto severity = settings.severity(*rule);
      if (severity && is_in(scope, *rule) && !(rule->whole_zone && out_.fragment))
        active_.push_back({rule, Findings(*rule, *severity, context.zone, out_, silenced_)});
    }
    for (Active& active : active_) {
      const Rule& rule = *active.rule;
      if (rule.check_record != nullptr || rule.check_set != nullptr)
        rounds_[static_cast<std::size_t>(round_of(rule))].push_back(&active);
    }
  }

  Outcome go() && {
    for (std::size_t at = 0; at < sets_.size(); ++at) judge_set(at);
    for (Active& active : active_) {
      if (active.rule->check_zone != nullptr)
        active.rule->check_zone(context_, sets_, active.findings);
    }
    judge_ignores();
    std::ranges::stable_sort(out_.findings, diag::comes_before);
    return std::move(out_);
  }

 private:
  // Every rule that needs no more than one set. Those that have passed another set of its shape
  // are not asked again.
  void judge_set(std::size_t at) {
    const SetShape shape(context_.zone.names(), sets_.whole(at));
    const bool known = shapes_.has(shape);
    bool clean = true;
    judge_records(at, known, clean);
    if (sets_.is_out(at)) return;
    const RecordSet set = sets_[at];
    if (judge(Round::Sets, set, known, clean)) {
      sets_.throw_out(at);
      return;
    }
    (void)judge(Round::Others, set, known, clean);
    if (!known && clean) shapes_.add(shape);
  }

  // Throws out the records that a rule of the first round finds something in.
  void judge_records(std::size_t at, bool known, bool& clean) {
    const zone::HastlsSet set = sets_.whole(at);
    std::size_t out = 0;
    for (const zone::HastlsRecord& record : set.records) {
      if (passes(record, known)) continue;
      clean = false;
      ++out;
      if (set.records.size() > 1) sets_.throw_out(record);
    }
    if (out == set.records.size()) sets_.throw_out(at);
  }

  bool passes(const zone::HastlsRecord& record, bool known) {
    std::size_t found = 0;
    for (Active* active : rounds_[static_cast<std::size_t>(Round::Records)]) {
      if (known && active->rule->by_shape) continue;
      const std::size_t before = active->findings.count();
      active->rule->check_record(context_, record, active->findings);
      found += active->findings.count() - before;
    }
    return found == 0;
  }

  // True where a rule of that round has found something.
  bool judge(Round round, const RecordSet& set, bool known, bool& clean) {
    bool found = false;
    for (Active* active : rounds_[static_cast<std::size_t>(round)]) {
      const Rule& rule = *active->rule;
      if (known && rule.by_shape) continue;
      const std::size_t before = active->findings.count();
      if (rule.check_set != nullptr) rule.check_set(context_, set, active->findings);
      if (rule.check_record != nullptr) {
        for (const zone::HastlsRecord* record : set.records)
          rule.check_record(context_, *record, active->findings);
      }
      found = found || active->findings.count() != before;
    }
    clean = clean && !found;
    return found;
  }

  void judge_ignores() {
    const auto asks = [](const Active& active) { return active.rule->check_ignore != nullptr; };
    if (std::ranges::none_of(active_, asks)) return;
    for (const zone::HastlsRecord& record : context_.zone.records()) {
      if (!record.spelling.addressed) continue;
      const zone::Layout layout = context_.zone.layout(record);
      for (const zone::Comment& comment : layout.comments) {
        if (const auto ignore = read_ignore(comment.text)) judge(record, *ignore);
      }
    }
  }

  void judge(const zone::HastlsRecord& record, const Ignore& ignore) {
    std::vector<std::string_view> idle;
    for (const std::string_view id : ignore.rules) {
      const auto ran =
          std::ranges::find(active_, id, [](const Active& each) { return each.rule->id; });
      if (ran != active_.end() && ran->rule->check_ignore == nullptr &&
          !silenced_.contains({&record, ran->rule->id}))
        idle.push_back(id);
    }
    const IgnoreComment comment{record, ignore.rules, idle, ignore.reason};
    for (Active& active : active_) {
      if (active.rule->check_ignore != nullptr) active.rule->check_ignore(comment, active.findings);
    }
  }

  const Context& context_;
  Outcome out_;
  Silenced silenced_;
  std::vector<Active> active_;
  std::array<std::vector<Active*>, 3> rounds_;  // into active_, which is complete by then
  RecordSets sets_;
  KnownShapes shapes_;
};

}  // namespace

Outcome run(const Context& context, const Settings& settings, Scope scope) {
  return Run(context, settings, scope).go();
}

}  // namespace hastls::lint
