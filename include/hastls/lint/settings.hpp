// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "hastls/core/result.hpp"
#include "hastls/lint/rule.hpp"

namespace hastls::lint {

/// Which rules run, and how grave their findings are.
/// Spec: SPEC.md section 7, `--rule`.
class Settings {
 public:
  /// Reads `RULE=error|warning|info|off`.
  /// Errors: Usage for a rule or severity that does not exist, and for lowering a normative rule.
  [[nodiscard]] Status set(std::string_view assignment);

  /// Nothing where the rule is off.
  [[nodiscard]] std::optional<diag::Severity> severity(const Rule& rule) const;

 private:
  std::map<std::string_view, std::optional<diag::Severity>> chosen_;  ///< By Rule::id.
};

/// Names the rule that `id` was most likely meant to be.
[[nodiscard]] Error no_such_rule(std::string_view id);

}  // namespace hastls::lint
