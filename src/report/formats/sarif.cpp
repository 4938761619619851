// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>
#include <ostream>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "hastls/core/utf8.hpp"
#include "hastls/report/format.hpp"
#include "hastls/report/value.hpp"

#include "report/fingerprint.hpp"
#include "report/uri.hpp"

namespace hastls::report::formats {
namespace {

std::string_view level(diag::Severity severity) {
  return severity == diag::Severity::Info ? "note" : to_string(severity);
}

// Braces stand for arguments in a SARIF message, and [text](target) for a link (3.11.5, 3.11.6):
// neither is to be made by a name in a zone.
Value message(std::string_view text) {
  const bool has_link = text.find("](") != std::string_view::npos;
  std::string out;
  for (const char c : text) {
    if (c == '{' || c == '}') out += c;
    if (has_link && (c == '[' || c == ']')) out += '\\';
    out += c;
  }
  return Object{{"text", std::move(out)}};
}

Value artifact(const std::string& file) {
  if (file.starts_with('/') || names_server(file)) return Object{{"uri", file_uri(file)}};
  return Object{{"uri", file_uri(file)}, {"uriBaseId", "SRCROOT"}};
}

Value physical(const std::string& file, Object region) {
  return Object{{"artifactLocation", artifact(file)}, {"region", std::move(region)}};
}

// The column, in UTF-16 code units, of an octet that the finding counts from 1 in its whole line.
std::size_t utf16_column(const diag::Diagnostic& finding, std::uint32_t octet) {
  if (octet < finding.source_column) return 1;
  const std::size_t offset = octet - finding.source_column;
  const std::string_view before = std::string_view(finding.source).substr(0, offset);
  return finding.source_utf16_column + utf8::utf16_length(before) + (offset - before.size());
}

Object region(const diag::Diagnostic& finding) {
  const diag::Span& span = finding.where.span;
  Object out{{"startLine", span.line}};
  if (span.end_column <= span.column && span.column == 1) return out;
  out.emplace_back("startColumn", utf16_column(finding, span.column));
  if (span.end_column > span.column)
    out.emplace_back("endColumn", utf16_column(finding, span.end_column));
  return out;
}

// Without a column: the text of other lines is not at hand to convert it by.
Value physical(const diag::Location& elsewhere) {
  return physical(elsewhere.file, Object{{"startLine", elsewhere.span.line}});
}

Value included_by(std::size_t id) {
  return Array{Object{{"target", id}, {"kinds", Array{"isIncludedBy"}}}};
}

// The other positions, numbered from 1, and behind them the $INCLUDE lines, each the includer of
// the one before.
Array related_locations(const diag::Diagnostic& finding) {
  Array out;
  for (const diag::Related& other : finding.related)
    out.emplace_back(Object{{"id", out.size() + 1},
                            {"physicalLocation", physical(other.where)},
                            {"message", message(other.message)}});
  const std::size_t last = finding.related.size() + finding.included_from.size();
  for (const diag::Location& from : finding.included_from) {
    const std::size_t id = out.size() + 1;
    Object location{{"id", id},
                    {"physicalLocation", physical(from)},
                    {"message", message("included from here")}};
    if (id < last) location.emplace_back("relationships", included_by(id + 1));
    out.emplace_back(std::move(location));
  }
  return out;
}

Object location(const diag::Diagnostic& finding) {
  Object out{{"physicalLocation", physical(finding.where.file, region(finding))}};
  if (!finding.owner.empty())
    out.emplace_back("logicalLocations", Array{Object{{"fullyQualifiedName", finding.owner}}});
  if (!finding.included_from.empty())
    out.emplace_back("relationships", included_by(finding.related.size() + 1));
  return out;
}

std::string with_help(const diag::Diagnostic& finding) {
  return finding.help.empty() ? finding.message : finding.message + "\nhelp: " + finding.help;
}

using RuleIndex = std::unordered_map<std::string_view, std::size_t>;

Value result(const diag::Diagnostic& finding, const RuleIndex& rules, Fingerprints& fingerprints) {
  Object out{{"ruleId", finding.rule}};
  if (const auto it = rules.find(finding.rule); it != rules.end())
    out.emplace_back("ruleIndex", it->second);
  out.emplace_back("level", level(finding.severity));
  out.emplace_back("message", message(with_help(finding)));
  out.emplace_back("locations", Array{location(finding)});
  if (Array related = related_locations(finding); !related.empty())
    out.emplace_back("relatedLocations", std::move(related));
  out.emplace_back("partialFingerprints", Object{{"hastlsFinding/v1", fingerprints.next(finding)}});
  return out;
}

Value rule(const RuleInfo& rule) {
  Array tags{"dns", "tls"};
  if (rule.normative) tags.emplace_back("normative");
  return Object{
      {"id", rule.id},
      {"shortDescription", Object{{"text", rule.summary}}},
      {"fullDescription", Object{{"text", rule.why}}},
      {"help", Object{{"text", rule.text}, {"markdown", rule.markdown}}},
      {"defaultConfiguration", Object{{"enabled", rule.enabled}, {"level", level(rule.severity)}}},
      {"properties", Object{{"tags", std::move(tags)}}},
  };
}

Value tool(std::string_view version, const std::vector<RuleInfo>& rules) {
  Array rows;
  for (const RuleInfo& row : rules) rows.push_back(rule(row));
  Object driver{{"name", "hastls"}, {"language", "en-US"}, {"rules", std::move(rows)}};
  if (!version.empty()) driver.emplace_back("version", version);
  return Object{{"driver", std::move(driver)}};
}

Value invocation(const Run& run) {
  Array notifications;
  for (const Unread& unread : run.unread)
    notifications.emplace_back(Object{
        {"level", "error"},
        {"message", message(unread.message)},
        {"locations", Array{Object{{"physicalLocation",
                                    Object{{"artifactLocation", artifact(unread.file)}}}}}}});
  return Object{{"executionSuccessful", run.unread.empty()},
                {"exitCode", run.exit_code},
                {"toolExecutionNotifications", std::move(notifications)}};
}

// The path of this machine is nobody's business and would make every report differ.
Value bases() {
  return Object{
      {"SRCROOT", Object{{"description", Object{{"text", "the working directory of the run"}}}}}};
}

std::string line_of(const Value& value) {
  return to_json(value, Layout::OneLine);
}

// A result a line, never all of them in memory at once.
void write(const Report& report, Style, std::ostream& out) {
  const std::vector<RuleInfo> rules =
      report.run.rules == nullptr ? std::vector<RuleInfo>{} : report.run.rules();
  RuleIndex index;
  for (const RuleInfo& row : rules) index.emplace(row.id, index.size());
  out << R"({"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{)"
      << "\n\"tool\":" << line_of(tool(report.run.version, rules))
      << ",\n\"invocations\":" << line_of(Array{invocation(report.run)})
      << ",\n\"originalUriBaseIds\":" << line_of(bases())
      << ",\n\"columnKind\":\"utf16CodeUnits\",\n\"results\":[";
  Fingerprints fingerprints;
  const char* separator = "\n";
  for (const diag::Diagnostic& finding : report.findings) {
    out << separator << line_of(result(finding, index, fingerprints));
    separator = ",\n";
  }
  out << (report.findings.empty() ? "]}]}\n" : "\n]}]}\n");
}

}  // namespace

extern const Format sarif{
    .name = "sarif",
    .summary = "SARIF 2.1.0, for code scanning",
    .write = write,
};

}  // namespace hastls::report::formats
