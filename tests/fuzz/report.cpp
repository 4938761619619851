// SPDX-License-Identifier: BSD-2-Clause
// Findings with names, messages and paths of any octets, in every format: JSON parses and says what
// the findings say, XML is well-formed, and a line is a line where lines count.
#include <algorithm>
#include <sstream>

#include <nlohmann/json.hpp>

#include "hastls/core/utf8.hpp"
#include "hastls/report/format.hpp"

#include "fuzz/target.hpp"
#include "fuzz/xml_text.hpp"

namespace hastls::fuzz {
namespace {

using Findings = std::vector<diag::Diagnostic>;
using Json = nlohmann::json;

diag::Location location_from(Feed& feed) {
  const std::string file = feed.text();
  const std::uint32_t line = feed.number() + 1U;
  const std::uint32_t column = feed.octet() + 1U;
  return {file, {line, column, column + feed.octet()}};
}

diag::Diagnostic finding_from(Feed& feed) {
  diag::Diagnostic out;
  out.rule = "zero-ports";
  out.severity = static_cast<diag::Severity>(feed.below(3));
  out.message = feed.text();
  out.where = location_from(feed);
  out.owner = feed.text();
  out.rdata = feed.text();
  out.help = feed.text();
  for (std::size_t count = feed.below(3); count > 0; --count) {
    diag::Location where = location_from(feed);
    out.related.push_back({std::move(where), feed.text()});
  }
  if (feed.below(3) == 0) out.included_from.push_back(location_from(feed));
  diag::quote_line(out, feed.text());
  return out;
}

std::string written(std::string_view format, const report::Report& report) {
  std::ostringstream out;
  report::find_format(format)->write(report, {}, out);
  return out.str();
}

Json parsed(const std::string& text) {
  Json out = Json::parse(text, nullptr, false);
  hold(!out.is_discarded(), "JSON parses", text);
  return out;
}

void expect_finding(const Json& json, const diag::Diagnostic& finding) {
  hold(json.at("message") == utf8::escape_invalid(finding.message), "a message is kept");
  hold(json.at("file") == utf8::escape_invalid(finding.where.file), "a file is kept");
  hold(json.at("line") == finding.where.span.line, "a line is kept");
  hold(json.at("related").size() == finding.related.size(), "other places are kept");
}

void expect_json(const report::Report& report) {
  const Json whole = parsed(written("json", report));
  hold(whole.at("findings").size() == report.findings.size(), "every finding is there");
  for (std::size_t i = 0; i < report.findings.size(); ++i)
    expect_finding(whole.at("findings").at(i), report.findings[i]);
  std::istringstream lines(written("jsonl", report));
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line); ++count)
    expect_finding(parsed(line), report.findings[count]);
  hold(count == report.findings.size(), "every finding has its line");
  const Json sarif = parsed(written("sarif", report));
  hold(sarif.at("runs").at(0).at("results").size() == report.findings.size(),
       "every finding is a result");
}

void expect_xml(const report::Report& report) {
  for (const char* format : {"junit", "checkstyle"}) {
    const std::string text = written(format, report);
    const std::string fault = xml_fault(text);
    hold(fault.empty(), fault, text);
  }
}

void expect_lines(const report::Report& report) {
  const std::string commands = written("github", report);
  hold(std::ranges::count(commands, '\n') == std::ssize(report.findings),
       "a workflow command a line", commands);
  for (const char* format : {"github", "gcc", "text"}) {
    const auto drives = [](char c) { return (c < ' ' && c != '\n' && c >= 0) || c == '\x7f'; };
    const std::string text = written(format, report);
    hold(std::ranges::none_of(text, drives), "nothing drives a terminal", text);
  }
}

}  // namespace
}  // namespace hastls::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hastls;
  constexpr std::size_t kMostFindings = 20;
  fuzz::Feed feed(data, size);
  fuzz::Findings findings;
  while (!feed.at_end() && findings.size() < kMostFindings)
    findings.push_back(fuzz::finding_from(feed));
  const std::vector<std::string> inputs{feed.text(), "b.zone"};
  const std::vector<report::Unread> unread{{feed.text(), "cannot be read"}};
  report::Report report{.findings = findings, .files = 3, .records = 7};
  report.run.inputs = inputs;
  report.run.unread = unread;
  fuzz::expect_json(report);
  fuzz::expect_xml(report);
  fuzz::expect_lines(report);
  return 0;
}
