// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <vector>

#include "hastls/lint/rule.hpp"
#include "hastls/lint/run.hpp"
#include "hastls/lint/settings.hpp"

namespace hastls::lint {

/// One rule that is to run, and where its findings go.
struct Active {
  const Rule* rule;
  Findings findings;
};

/// The rules that are to run, and what they find.
struct ActiveRules {
  ActiveRules(const Context& context, const Settings& settings, Scope scope);
  ActiveRules(const ActiveRules&) = delete;
  ActiveRules& operator=(const ActiveRules&) = delete;
  ActiveRules(ActiveRules&&) = delete;
  ActiveRules& operator=(ActiveRules&&) = delete;
  ~ActiveRules() = default;

  Outcome out;
  Silenced silenced;
  std::vector<Active> all;  ///< Their findings go to the two above.
};

}  // namespace hastls::lint
