// SPDX-License-Identifier: BSD-2-Clause
#include "lint/set_judge.hpp"

#include <algorithm>

namespace hastls::lint {

SetJudge::SetJudge(const Context& context, const Settings& settings, Scope scope,
                   const zone::HastlsSets& sets)
    : context_(context),
      rules_(context, settings, scope),
      sets_(context.zone, context.applications, sets),
      shapes_(context.zone.names()),
      standing_(context) {
  for (Active& active : rules_.all) plan(active);
  for (std::size_t known = 0; known < rounds_.size(); ++known)
    any_asked_[known] = !std::ranges::all_of(rounds_[known], &std::vector<Active*>::empty);
}

void SetJudge::plan(Active& active) {
  const Rule& rule = *active.rule;
  if (rule.check_record == nullptr && rule.check_set == nullptr) return;
  if (rule.is_idle != nullptr && rule.is_idle(context_)) return;
  const auto round = static_cast<std::size_t>(round_of(rule));
  rounds_[static_cast<std::size_t>(Known::Nothing)][round].push_back(&active);
  if (rule.by_shape) return;
  rounds_[static_cast<std::size_t>(Known::Shape)][round].push_back(&active);
  if (rule.by_standing) return;
  rounds_[static_cast<std::size_t>(Known::ShapeAndStanding)][round].push_back(&active);
}

SetJudge::Round SetJudge::round_of(const Rule& rule) noexcept {
  if (!rule.normative) return Round::Others;
  return rule.check_record != nullptr ? Round::Records : Round::Sets;
}

void SetJudge::judge(std::size_t from, std::size_t to) {
  for (std::size_t at = from; at < to; ++at) judge_set(at);
}

SetJudge::Known SetJudge::known_of(const zone::HastlsSet& set) {
  if (!shapes_.has(set)) return Known::Nothing;
  return standing_.is_usual(set.owner) ? Known::ShapeAndStanding : Known::Shape;
}

void SetJudge::judge_set(std::size_t at) {
  const Known known = known_of(sets_.whole(at));
  if (known != Known::ShapeAndStanding) sets_.add_unusual(at);
  if (!any_asked_[static_cast<std::size_t>(known)]) return;
  bool clean = true;
  judge_records(at, known, clean);
  if (sets_.is_out(at)) return;
  const RecordSet set = sets_[at];
  if (judge(Round::Sets, set, known, clean)) {
    sets_.throw_out(at);
    return;
  }
  (void)judge(Round::Others, set, known, clean);
  if (known == Known::Nothing && clean) shapes_.add(sets_.whole(at));
}

// Throws out the records that a rule of the first round finds something in.
void SetJudge::judge_records(std::size_t at, Known known, bool& clean) {
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

bool SetJudge::passes(const zone::HastlsRecord& record, Known known) {
  std::size_t found = 0;
  for (Active* active : asked(Round::Records, known)) {
    const std::size_t before = active->findings.count();
    active->rule->check_record(context_, record, active->findings);
    found += active->findings.count() - before;
  }
  return found == 0;
}

// True where a rule of that round has found something.
bool SetJudge::judge(Round round, const RecordSet& set, Known known, bool& clean) {
  bool found = false;
  for (Active* active : asked(round, known)) {
    const Rule& rule = *active->rule;
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

}  // namespace hastls::lint
