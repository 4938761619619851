// SPDX-License-Identifier: BSD-2-Clause
#include <ostream>

#include <fmt/format.h>

#include "hastls/report/format.hpp"
#include "hastls/report/value.hpp"

#include "report/finding_value.hpp"

namespace hastls::report::formats {
namespace {

constexpr int kVersion = 1;  // of the object's shape (SPEC.md section 5)

// One object, a finding a line, never all of it in memory at once.
void write(const Report& report, Style, std::ostream& out) {
  out << fmt::format(R"({{"version":{},"files":{},"records":{},"findings":[)", kVersion,
                     report.files, report.records);
  const char* separator = "\n";
  for (const diag::Diagnostic& finding : report.findings) {
    out << separator << to_json(to_value(finding), Layout::OneLine);
    separator = ",\n";
  }
  out << (report.findings.empty() ? "]}\n" : "\n]}\n");
}

}  // namespace

extern const Format json{
    .name = "json",
    .summary = "one JSON object, for programs",
    .write = write,
};

}  // namespace hastls::report::formats
