// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/lint/run.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "lint/ignores.hpp"
#include "lint/owner_parts.hpp"

namespace hastls::lint {
namespace {

// One rule that is to run, and where its findings go.
struct Active {
  const Rule* rule;
  Findings findings;
};

// Which of the three rounds a rule runs in.
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
  Run(const Context& context, const Settings& settings, Scope scope) : context_(context) {
    out_.fragment = context.zone.is_fragment();
    const auto read = context.zone.diagnostics();
    out_.findings.assign(read.begin(), read.end());
    for (const Rule* rule : all_rules()) {
      const auto severity = settings.severity(*rule);
      if (severity && is_in(scope, *rule) && !(rule->whole_zone && out_.fragment))
        active_.push_back(
            {rule, Findings(*rule, *severity, context.zone, out_.findings, silenced_)});
    }
  }

  Outcome go() && {
    judge_records();
    judge_sets();
    for (Active& active : active_) {
      if (round_of(*active.rule) == Round::Others) judge_rest(active);
    }
    judge_ignores();
    std::ranges::stable_sort(out_.findings, diag::comes_before);
    return std::move(out_);
  }

 private:
  // Every set, with those records that no rule of the first round has found something in.
  void judge_records() {
    good_.reserve(context_.zone.records().size());
    for (const zone::HastlsSet& set : context_.zone.sets()) {
      const std::size_t from = good_.size();
      for (const zone::HastlsRecord& record : set.records) {
        if (passes(record)) good_.push_back(&record);
      }
      if (good_.size() > from)
        sets_.push_back({set.owner,
                         {good_.data() + from, good_.size() - from},
                         context_.applications.find(app_name(set.owner))});
    }
  }

  [[nodiscard]] std::string_view app_name(zone::NameId owner) const noexcept {
    return lint::app_name(owner_parts(context_.zone.names().wire(owner)));
  }

  bool passes(const zone::HastlsRecord& record) {
    std::size_t found = 0;
    for (Active& active : active_) {
      if (round_of(*active.rule) != Round::Records) continue;
      const std::size_t before = active.findings.count();
      active.rule->check_record(context_, record, active.findings);
      found += active.findings.count() - before;
    }
    return found == 0;
  }

  void judge_sets() {
    std::erase_if(sets_, [this](const RecordSet& set) {
      std::size_t found = 0;
      for (Active& active : active_) {
        if (round_of(*active.rule) != Round::Sets || active.rule->check_set == nullptr) continue;
        const std::size_t before = active.findings.count();
        active.rule->check_set(context_, set, active.findings);
        found += active.findings.count() - before;
      }
      return found != 0;
    });
  }

  void judge_rest(Active& active) {
    const Rule& rule = *active.rule;
    if (rule.check_zone != nullptr) rule.check_zone(context_, sets_, active.findings);
    for (const RecordSet& set : sets_) {
      if (rule.check_set != nullptr) rule.check_set(context_, set, active.findings);
      if (rule.check_record == nullptr) continue;
      for (const zone::HastlsRecord* record : set.records)
        rule.check_record(context_, *record, active.findings);
    }
  }

  void judge_ignores() {
    const auto asks = [](const Active& active) { return active.rule->check_ignore != nullptr; };
    if (std::ranges::none_of(active_, asks)) return;
    for (const zone::HastlsRecord& record : context_.zone.records()) {
      if (!record.spelling.commented ||
          context_.zone.text(record).find("hastls:") == std::string_view::npos)
        continue;
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
  std::vector<const zone::HastlsRecord*> good_;  // reserved in full: sets_ points into it
  std::vector<RecordSet> sets_;
};

}  // namespace

Outcome run(const Context& context, const Settings& settings, Scope scope) {
  return Run(context, settings, scope).go();
}

}  // namespace hastls::lint
