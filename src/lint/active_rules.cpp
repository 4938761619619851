// SPDX-License-Identifier: BSD-2-Clause
#include "lint/active_rules.hpp"

namespace hastls::lint {
namespace {

bool is_in(Scope scope, const Rule& rule) noexcept {
  switch (scope) {
    case Scope::Everything: return true;
    case Scope::Sets: return rule.check_zone == nullptr;
    case Scope::Whole: return rule.check_zone != nullptr;
  }
  return true;
}

}  // namespace

ActiveRules::ActiveRules(const Context& context, const Settings& settings, Scope scope) {
  out.fragment = context.zone.is_fragment();
  for (const Rule* rule : all_rules()) {
    const auto severity = settings.severity(*rule);
    if (severity && is_in(scope, *rule) && !(rule->whole_zone && out.fragment))
      all.push_back({rule, Findings(*rule, *severity, context.zone, out, silenced)});
  }
}

}  // namespace hastls::lint
