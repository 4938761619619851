// SPDX-License-Identifier: BSD-2-Clause
#include "cli/known_rules.hpp"

#include <vector>

#include "hastls/lint/rule.hpp"

namespace hastls::cli {
namespace {

std::vector<posture::KnownRule> collect() {
  std::vector<posture::KnownRule> out;
  for (const lint::Rule* rule : lint::all_rules())
    out.push_back({.id = rule->id,
                   .is_error = rule->severity == diag::Severity::Error,
                   .is_normative = rule->normative});
  return out;
}

}  // namespace

std::span<const posture::KnownRule> known_rules() {
  static const std::vector<posture::KnownRule> kRules = collect();
  return kRules;
}

}  // namespace hastls::cli
