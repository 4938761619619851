// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/lint/run.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <utility>

#include "hastls/core/ordered_work.hpp"

#include "lint/active_rules.hpp"
#include "lint/ignores.hpp"
#include "lint/set_judge.hpp"

namespace hastls::lint {
namespace {

// Fewer sets are not worth a thread.
constexpr std::size_t kLeastSets = 2048;

class Run {
 public:
  Run(const Context& context, const Settings& settings, Scope scope)
      : context_(context),
        settings_(settings),
        scope_(scope),
        rules_(context, settings, scope),
        sets_(context.zone, context.applications, context.zone.sets()) {
    const auto read = context.zone.diagnostics();
    rules_.out.findings.assign(read.begin(), read.end());
  }

  Outcome go(std::size_t jobs) && {
    judge_sets(jobs);
    for (Active& active : rules_.all) {
      if (active.rule->check_zone != nullptr)
        active.rule->check_zone(context_, sets_, active.findings);
    }
    judge_ignores();
    std::ranges::stable_sort(rules_.out.findings, diag::comes_before);
    return std::move(rules_.out);
  }

 private:
  void judge_sets(std::size_t jobs) {
    const std::size_t parts = std::clamp<std::size_t>(sets_.size() / kLeastSets, 1, jobs);
    OrderedWork<std::unique_ptr<SetJudge>> work(parts);
    for (std::size_t i = 0; i < parts; ++i) {
      work.add([this, i, parts] {
        auto judge = std::make_unique<SetJudge>(context_, settings_, scope_, context_.zone.sets());
        judge->judge(sets_.size() * i / parts, sets_.size() * (i + 1) / parts);
        return judge;
      });
    }
    while (!work.empty()) take(*work.next());
  }

  void take(SetJudge& judge) {
    ActiveRules& of = judge.rules();
    std::ranges::move(of.out.findings, std::back_inserter(rules_.out.findings));
    std::ranges::move(of.out.fixes, std::back_inserter(rules_.out.fixes));
    rules_.silenced.merge(of.silenced);
    sets_.join(judge.sets());
  }

  void judge_ignores() {
    const auto asks = [](const Active& active) { return active.rule->check_ignore != nullptr; };
    if (std::ranges::none_of(rules_.all, asks)) return;
    for (const std::uint32_t set : sets_.unusual()) {
      for (const zone::HastlsRecord& record : sets_.whole(set).records) {
        if (record.spelling.addressed) judge_comments(record);
      }
    }
  }

  void judge_comments(const zone::HastlsRecord& record) {
    const zone::Layout layout = context_.zone.layout(record);
    for (const zone::Comment& comment : layout.comments) {
      if (const auto ignore = read_ignore(comment.text)) judge(record, *ignore);
    }
  }

  void judge(const zone::HastlsRecord& record, const Ignore& ignore) {
    std::vector<std::string_view> idle;
    for (const std::string_view id : ignore.rules) {
      const auto ran =
          std::ranges::find(rules_.all, id, [](const Active& each) { return each.rule->id; });
      if (ran != rules_.all.end() && ran->rule->check_ignore == nullptr &&
          !rules_.silenced.contains({&record, ran->rule->id}) &&
          std::ranges::find(idle, id) == idle.end())
        idle.push_back(id);
    }
    const IgnoreComment comment{record, ignore.rules, idle, ignore.reason};
    for (Active& active : rules_.all) {
      if (active.rule->check_ignore != nullptr) active.rule->check_ignore(comment, active.findings);
    }
  }

  const Context& context_;
  const Settings& settings_;
  Scope scope_;
  ActiveRules rules_;
  RecordSets sets_;
};

}  // namespace

Outcome run(const Context& context, const Settings& settings, Scope scope, std::size_t jobs) {
  return Run(context, settings, scope).go(jobs);
}

}  // namespace hastls::lint
