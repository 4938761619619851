// SPDX-License-Identifier: BSD-2-Clause
#include "cli/rule_pages.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "cli/wrap.hpp"

namespace hastls::cli {
namespace {

std::size_t widest_id() {
  std::size_t width = 0;
  for (const lint::Rule* rule : lint::all_rules()) width = std::max(width, rule->id.size());
  return width;
}

// "error, normative" or "warning, off unless asked for".
std::string standing(const lint::Rule& rule) {
  std::string out(diag::to_string(rule.severity));
  if (rule.normative) out += ", normative";
  if (rule.on_request) out += ", off unless asked for";
  return out;
}

std::string advice(const lint::Rule& rule) {
  if (rule.of_posture)
    return "'hastls generate' makes nothing of such a file: nothing silences or lowers this rule.";
  if (rule.normative) return "The protocol demands it: nothing silences or lowers this rule.";
  std::string out = fmt::format(
      "A comment \"; hastls: ignore {} -- reason\" on the record silences it there,", rule.id);
  if (rule.severity != diag::Severity::Error)
    out += fmt::format(" and so does \"accept: {{{}: reason}}\" in posture YAML;", rule.id);
  out += fmt::format(" --rule {}=off does everywhere.", rule.id);
  if (rule.whole_zone) out += " It is silent for a fragment, unless --zone names the zone.";
  return out;
}

std::string indented(std::string_view lines, std::string_view indent) {
  std::string out;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n') + 1, lines.size());
    out += indent;
    out += lines.substr(0, end);
    lines.remove_prefix(end);
  }
  return out;
}

std::string rule_markdown(const lint::Rule& rule) {
  return fmt::format("{} ({})\n\n{}\n\nSource: {}\n\nWrong:\n\n{}\nRight:\n\n{}\n{}\n",
                     rule.summary, standing(rule), rule.why, rule.clause,
                     indented(rule.wrong, "    "), indented(rule.right, "    "), advice(rule));
}

constexpr std::string_view kIntroduction =
    "# Rules\n"
    "\n"
    "<!-- Made by `hastls rules --format markdown`; edit src/lint/rules/ instead. -->\n"
    "\n"
    "What `hastls lint` judges. A *normative* rule is what the draft or a DNS standard demands: "
    "an\n"
    "error that nothing can silence. The others are silenced on a record by a comment\n"
    "`; hastls: ignore RULE -- reason`, or set by `--rule RULE=error|warning|info|off`. In "
    "posture\n"
    "YAML `accept` silences the warnings of an entry; rules that need one record or one RRset "
    "alone\n"
    "are judged there already, at the entry.\n"
    "\n"
    "`yaml` and `posture` are about posture YAML as such, and have examples in it. The other "
    "examples\n"
    "stand in this zone:\n"
    "\n";

}  // namespace

std::vector<std::string> rule_ids() {
  std::vector<std::string> ids;
  for (const lint::Rule* rule : lint::all_rules()) ids.emplace_back(rule->id);
  return ids;
}

std::string rules_as_text() {
  const std::size_t width = widest_id();
  std::string out;
  for (const lint::Rule* rule : lint::all_rules())
    out +=
        fmt::format("{:<{}}  {:<7}  {:<9}  {}\n", rule->id, width, diag::to_string(rule->severity),
                    rule->normative    ? "normative"
                    : rule->on_request ? "off"
                                       : "",
                    rule->summary);
  return out;
}

report::Value rules_as_value() {
  report::Array rules;
  for (const lint::Rule* rule : lint::all_rules())
    rules.emplace_back(report::Object{{"id", rule->id},
                                      {"severity", diag::to_string(rule->severity)},
                                      {"normative", rule->normative},
                                      {"enabled", !rule->on_request},
                                      {"summary", rule->summary},
                                      {"why", rule->why},
                                      {"clause", rule->clause},
                                      {"wrong", rule->wrong},
                                      {"right", rule->right}});
  return report::Object{{"version", 1}, {"rules", std::move(rules)}};
}

std::string rules_as_markdown() {
  std::string out(kIntroduction);
  out += indented(lint::kSnippetZone, "    ");
  out += "\n| rule | severity | in one sentence |\n|---|---|---|\n";
  for (const lint::Rule* rule : lint::all_rules())
    out += fmt::format("| [{0}](#{0}) | {1} | {2} |\n", rule->id, standing(*rule), rule->summary);
  for (const lint::Rule* rule : lint::all_rules())
    out += fmt::format("\n## {}\n\n{}", rule->id, rule_markdown(*rule));
  return out;
}

std::vector<report::RuleInfo> rules_for_reports() {
  std::vector<report::RuleInfo> out;
  for (const lint::Rule* rule : lint::all_rules())
    out.push_back({.id = rule->id,
                   .severity = rule->severity,
                   .enabled = !rule->on_request,
                   .normative = rule->normative,
                   .summary = rule->summary,
                   .why = rule->why,
                   .text = rule_page(*rule),
                   .markdown = rule_markdown(*rule)});
  return out;
}

std::string rule_page(const lint::Rule& rule) {
  return fmt::format("{} ({})\n\n{}\n{}\n{}\nWrong:\n{}\nRight:\n{}\n{}", rule.id, standing(rule),
                     wrap(rule.summary, 2), wrap(rule.why, 2),
                     wrap(fmt::format("Source: {}", rule.clause), 2), indented(rule.wrong, "  "),
                     indented(rule.right, "  "), wrap(advice(rule), 2));
}

}  // namespace hastls::cli
