// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>
#include <vector>

#include "hastls/lint/rule.hpp"
#include "hastls/report/format.hpp"
#include "hastls/report/value.hpp"

namespace hastls::cli {

[[nodiscard]] std::vector<std::string> rule_ids();

/// One line each: id, severity, summary.
[[nodiscard]] std::string rules_as_text();
[[nodiscard]] report::Value rules_as_value();
/// For formats that carry the list of rules.
[[nodiscard]] std::vector<report::RuleInfo> rules_for_reports();
/// docs/rules.md.
[[nodiscard]] std::string rules_as_markdown();

/// What `hastls explain` prints.
[[nodiscard]] std::string rule_page(const lint::Rule& rule);

}  // namespace hastls::cli
