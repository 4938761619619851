// SPDX-License-Identifier: BSD-2-Clause
#include "lint/set_judge.hpp"

namespace hastls::lint {

SetJudge::SetJudge(const Context& context, const Settings& settings, Scope scope)
    : context_(context),
      rules_(context, settings, scope),
      sets_(context.zone, context.applications) {
  for (Active& active : rules_.all) {
    const Rule& rule = *active.rule;
    if (rule.check_record != nullptr || rule.check_set != nullptr)
      rounds_[static_cast<std::size_t>(round_of(rule))].push_back(&active);
  }
}

SetJudge::Round SetJudge::round_of(const Rule& rule) noexcept {
  if (!rule.normative) return Round::Others;
  return rule.check_record != nullptr ? Round::Records : Round::Sets;
}

void SetJudge::judge(std::size_t from, std::size_t to) {
  for (std::size_t at = from; at < to; ++at) judge_set(at);
}

// Rules that have passed another set of this one's shape are not asked again.
void SetJudge::judge_set(std::size_t at) {
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
void SetJudge::judge_records(std::size_t at, bool known, bool& clean) {
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

bool SetJudge::passes(const zone::HastlsRecord& record, bool known) {
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
bool SetJudge::judge(Round round, const RecordSet& set, bool known, bool& clean) {
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

}  // namespace hastls::lint
