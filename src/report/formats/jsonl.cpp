// SPDX-License-Identifier: BSD-2-Clause
#include <ostream>

#include "hastls/report/format.hpp"
#include "hastls/report/value.hpp"

#include "report/finding_value.hpp"

namespace hastls::report::formats {
namespace {

// Every line is a finding: no line about the run, which each reader would have to tell apart.
void write(const Report& report, Style, std::ostream& out) {
  for (const diag::Diagnostic& finding : report.findings)
    out << to_json(to_value(finding), Layout::OneLine) << '\n';
}

}  // namespace

extern const Format jsonl{
    .name = "jsonl",
    .summary = "a JSON object a line, one for each finding",
    .write = write,
};

}  // namespace hastls::report::formats
