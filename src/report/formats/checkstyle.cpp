// SPDX-License-Identifier: BSD-2-Clause
#include <ostream>
#include <string>

#include <fmt/format.h>

#include "hastls/report/format.hpp"

#include "report/xml.hpp"

namespace hastls::report::formats {
namespace {

std::string message(const diag::Diagnostic& finding) {
  if (finding.help.empty()) return finding.message;
  return fmt::format("{} (help: {})", finding.message, finding.help);
}

// Readers take what stands behind the last full stop of `source` for the rule.
void write_finding(std::ostream& out, const diag::Diagnostic& finding) {
  out << fmt::format(
      R"(<error line="{}" column="{}" severity="{}" message="{}" source="hastls.{}"/>)"
      "\n",
      finding.where.span.line, finding.where.span.column, to_string(finding.severity),
      xml(message(finding)), xml(finding.rule));
}

void write(const Report& report, Style, std::ostream& out) {
  out << kXmlDeclaration << "\n<checkstyle version=\"4.3\">\n";
  const std::string* file = nullptr;
  for (const diag::Diagnostic& finding : report.findings) {
    if (file == nullptr || *file != finding.where.file) {
      if (file != nullptr) out << "</file>\n";
      file = &finding.where.file;
      out << fmt::format("<file name=\"{}\">\n", xml(*file));
    }
    write_finding(out, finding);
  }
  if (file != nullptr) out << "</file>\n";
  out << "</checkstyle>\n";
}

}  // namespace

extern const Format checkstyle{
    .name = "checkstyle",
    .summary = "Checkstyle's XML, for Jenkins and its like",
    .write = write,
};

}  // namespace hastls::report::formats
