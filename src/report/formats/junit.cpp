// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "hastls/report/format.hpp"

#include "report/xml.hpp"

namespace hastls::report::formats {
namespace {

using Findings = std::span<const diag::Diagnostic>;

bool is_failure(const diag::Diagnostic& finding, const Run& run) {
  return run.fail_on && finding.severity >= *run.fail_on;
}

auto count_failures(Findings findings, const Run& run) {
  return std::ranges::count_if(
      findings, [&](const diag::Diagnostic& finding) { return is_failure(finding, run); });
}

std::string place(const diag::Location& where) {
  return fmt::format("{}:{}:{}", where.file, where.span.line, where.span.column);
}

std::string details(const diag::Diagnostic& finding) {
  std::string out = xml(fmt::format("{}: {}: {} [{}]", place(finding.where),
                                    to_string(finding.severity), finding.message, finding.rule));
  const auto add = [&out](const std::string& line) { out.append("\n").append(xml(line)); };
  if (!finding.help.empty()) add("help: " + finding.help);
  for (const diag::Related& other : finding.related)
    add(fmt::format("{}: {}", place(other.where), other.message));
  for (const diag::Location& from : finding.included_from) add("included from " + place(from));
  return out;
}

// What a reader compares runs by: the rule and the owner, but no line; of several the how manieth.
class CaseNames {
 public:
  std::string operator()(const diag::Diagnostic& finding) {
    std::string name = finding.rule;
    if (!finding.owner.empty()) name += ' ' + finding.owner;
    const int count = ++seen_[name];
    return count == 1 ? name : fmt::format("{} ({})", name, count);
  }

 private:
  std::unordered_map<std::string, int> seen_;
};

void open_suite(std::ostream& out, std::string_view file, std::size_t tests, std::int64_t failures,
                int errors) {
  out << fmt::format(
      "<testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"0\">\n",
      xml(file), tests, failures, errors);
}

std::string testcase(std::string_view name, std::string_view file) {
  return fmt::format("<testcase name=\"{0}\" classname=\"{1}\" file=\"{1}\"", xml(name), xml(file));
}

void write_suite(std::ostream& out, Findings findings, const Run& run) {
  const std::string& file = findings.front().where.file;
  open_suite(out, file, findings.size(), count_failures(findings, run), 0);
  CaseNames names;
  for (const diag::Diagnostic& finding : findings) {
    out << testcase(names(finding), file) << ">\n";
    if (is_failure(finding, run)) {
      out << fmt::format("<failure message=\"{}\" type=\"{}\">{}</failure>\n", xml(finding.message),
                         to_string(finding.severity), details(finding));
    } else {
      out << fmt::format("<system-out>{}</system-out>\n", details(finding));
    }
    out << "</testcase>\n";
  }
  out << "</testsuite>\n";
}

// A file in which nothing was found is a test that passed: no test at all is an error to readers.
void write_clean(std::ostream& out, const Report& report) {
  std::unordered_set<std::string_view> named;
  for (const diag::Diagnostic& finding : report.findings) named.insert(finding.where.file);
  for (const std::string& file : report.run.inputs) {
    if (named.contains(file)) continue;
    open_suite(out, file, 1, 0, 0);
    out << testcase("no findings", file) << "/>\n</testsuite>\n";
  }
}

void write_unread(std::ostream& out, const Unread& unread) {
  open_suite(out, unread.file, 1, 0, 1);
  out << testcase("unreadable", unread.file)
      << fmt::format(">\n<error message=\"{}\"/>\n</testcase>\n</testsuite>\n",
                     xml(unread.message));
}

void write(const Report& report, Style, std::ostream& out) {
  out << kXmlDeclaration
      << fmt::format("\n<testsuites name=\"hastls lint\" failures=\"{}\" errors=\"{}\">\n",
                     count_failures(report.findings, report.run), report.run.unread.size());
  for (Findings rest = report.findings; !rest.empty();) {
    const auto end = std::ranges::find_if(rest, [&](const diag::Diagnostic& finding) {
      return finding.where.file != rest.front().where.file;
    });
    const Findings suite = rest.first(static_cast<std::size_t>(end - rest.begin()));
    write_suite(out, suite, report.run);
    rest = rest.subspan(suite.size());
  }
  write_clean(out, report);
  for (const Unread& unread : report.run.unread) write_unread(out, unread);
  out << "</testsuites>\n";
}

}  // namespace

extern const Format junit{
    .name = "junit",
    .summary = "JUnit's XML, a test case for each finding, for GitLab and its like",
    .write = write,
};

}  // namespace hastls::report::formats
