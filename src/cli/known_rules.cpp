// SPDX-License-Identifier: BSD-2-Clause
#include "cli/known_rules.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

#include "hastls/lint/rule.hpp"

namespace hastls::cli {

std::span<const posture::KnownRule> known_rules() {
  static const std::vector<posture::KnownRule> kRules = [] {
    std::vector<posture::KnownRule> rules;
    std::ranges::transform(
        lint::all_rules(), std::back_inserter(rules), [](const lint::Rule* rule) {
          return posture::KnownRule{rule->id, rule->severity == diag::Severity::Error,
                                    rule->normative};
        });
    return rules;
  }();
  return kRules;
}

}  // namespace hastls::cli
