// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "hastls/report/format.hpp"

namespace hastls::testing {

/// A finding at line 3 of example.zone, octets `column` up to `end_column` of `line`.
inline diag::Diagnostic finding_at(std::uint32_t column, std::uint32_t end_column,
                                   std::string_view line) {
  diag::Diagnostic finding;
  finding.rule = "zero-ports";
  finding.message = "both ports are 0";
  finding.where = {"example.zone", {3, column, end_column}};
  finding.owner = "_smtp._tcp.www.example.";
  diag::quote_line(finding, line);
  return finding;
}

/// What the format called `name` writes.
inline std::string rendered(std::string_view name, const std::vector<diag::Diagnostic>& findings,
                            report::Style style = {}) {
  const report::Format* format = report::find_format(name);
  if (format == nullptr) {
    ADD_FAILURE() << "no format named " << name;
    return {};
  }
  std::ostringstream out;
  format->write({.findings = findings, .files = 3, .records = 120}, style, out);
  return out.str();
}

}  // namespace hastls::testing
