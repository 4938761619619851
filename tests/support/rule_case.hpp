// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "support/linting.hpp"

namespace hastls::testing {

/// Lines of a zone, and where one rule finds something in them, as summaries() has it.
struct RuleCase {
  const char* name;
  const char* rule;
  std::string lines;
  std::vector<std::string> found;
};

inline std::ostream& operator<<(std::ostream& out, const RuleCase& each) {
  return out << each.rule << ": " << each.name;
}

/// A test that runs each RuleCase; the rule is turned on where it is off.
class RuleCases : public ::testing::TestWithParam<RuleCase> {
 protected:
  static void run() {
    const RuleCase& each = GetParam();
    std::vector<std::string> settings;
    if (lint::find_rule(each.rule)->on_request)
      settings.push_back(std::string(each.rule) + "=warning");
    EXPECT_EQ(only(each.rule, lint_lines(each.lines, settings)), each.found) << each.lines;
  }
};

}  // namespace hastls::testing
