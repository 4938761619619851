// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>

#include "hastls/lint/rule.hpp"
#include "hastls/report/value.hpp"

namespace hastls::cli {

/// One line each: id, severity, summary.
[[nodiscard]] std::string rules_as_text();
[[nodiscard]] report::Value rules_as_value();
/// docs/rules.md.
[[nodiscard]] std::string rules_as_markdown();

/// What `hastls explain` prints.
[[nodiscard]] std::string rule_page(const lint::Rule& rule);

}  // namespace hastls::cli
