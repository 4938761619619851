// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/lint/settings.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "hastls/core/suggest.hpp"

namespace hastls::lint {

const Rule* find_rule(std::string_view id) noexcept {
  const auto rules = all_rules();
  const auto it = std::ranges::find(rules, id, &Rule::id);
  return it == rules.end() ? nullptr : *it;
}

Error no_such_rule(std::string_view id) {
  std::vector<std::string_view> ids;
  for (const Rule* rule : all_rules()) ids.push_back(rule->id);
  const auto meant = closest(id, ids);
  const std::string hint = meant ? fmt::format("; did you mean '{}'?", *meant)
                                 : std::string("; 'hastls rules' lists them");
  return {ErrorCode::Usage, fmt::format("there is no rule '{}'{}", id, hint), {}};
}

Status Settings::set(std::string_view assignment) {
  const std::size_t equals = assignment.find('=');
  if (equals == std::string_view::npos)
    return Error{ErrorCode::Usage,
                 fmt::format("'{}' is not RULE=error, warning, info or off", assignment),
                 {}};
  const std::string_view id = assignment.substr(0, equals);
  const std::string_view level = assignment.substr(equals + 1);
  const Rule* const rule = find_rule(id);
  if (rule == nullptr) return no_such_rule(id);
  const auto severity = diag::parse_severity(level);
  if (!severity && level != "off")
    return Error{ErrorCode::Usage,
                 fmt::format("'{}' is no severity: error, warning, info or off", level),
                 {}};
  if (rule->normative && severity != rule->severity)
    return Error{ErrorCode::Usage,
                 fmt::format("{} is what the protocol demands ({}): it stays an error", rule->id,
                             rule->clause),
                 {}};
  chosen_.insert_or_assign(rule->id, severity);
  return Done{};
}

std::optional<diag::Severity> Settings::severity(const Rule& rule) const {
  const auto chosen = chosen_.find(rule.id);
  if (chosen != chosen_.end()) return chosen->second;
  if (rule.on_request) return std::nullopt;
  return rule.severity;
}

}  // namespace hastls::lint
