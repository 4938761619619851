// SPDX-License-Identifier: BSD-2-Clause
// Zone text: every rule runs, those that are off by themselves too. Findings point into the text
// and hold nothing that drives a terminal, and the way of reading makes no difference.
#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "hastls/lint/alike.hpp"
#include "hastls/lint/run.hpp"

#include "fuzz/zone_input.hpp"

namespace hastls::fuzz {
namespace {

const lint::Settings& every_rule() {
  static const lint::Settings kAll = [] {
    lint::Settings out;
    for (const lint::Rule* rule : lint::all_rules()) {
      if (rule->on_request)
        hold(out.set(rule->id, diag::Severity::Info).has_value(), "a rule can be turned on");
    }
    return out;
  }();
  return kAll;
}

lint::Outcome linted(const std::string& text, const zone::ReadOptions& options) {
  static const registry::Registry kApplications;
  io::Input input = options.alike_apart ? zone_folder().file(text) : zone_input(text);
  auto zone = zone::read(input, options);
  hold(zone.has_value(), "a text can be read");
  const lint::SigningPolicy signing{.now = Timestamp{1795305600},  // 2026-11-22
                                    .verify = true,
                                    .required = text.size() % 4 == 0};
  const lint::Context context{*zone, kApplications, options.type, nullptr, signing};
  lint::list_unusual(*zone, context, every_rule());
  return lint::run(context, every_rule());
}

std::string described(const diag::Diagnostic& finding) {
  const auto at = [](const diag::Location& where) {
    return fmt::format("{}:{}:{}-{}", where.file, where.span.line, where.span.column,
                       where.span.end_column);
  };
  std::string out = fmt::format("{} {} {} | {} | {} | {}\n", at(finding.where), finding.rule,
                                finding.message, finding.help, finding.owner, finding.source);
  for (const diag::Related& other : finding.related)
    out += fmt::format("  {} {}\n", at(other.where), other.message);
  return out;
}

// Whether octets `column` up to `end_column` of that line exist; the end of a line does too.
void expect_within(const diag::Location& where, const std::vector<std::size_t>& lines) {
  if (where.file != zone_folder().path()) return;
  const diag::Span& span = where.span;
  hold(span.line >= 1 && span.line <= lines.size(), "a finding stands on a line");
  hold(span.column >= 1 && span.column <= span.end_column, "a finding has a column");
  hold(span.end_column <= lines[span.line - 1] + 2, "a finding ends within its line");
}

std::vector<std::size_t> line_sizes(const std::string& text) {
  std::vector<std::size_t> out(1);
  for (const char c : text) {
    if (c == '\n') {
      out.push_back(0);
    } else {
      ++out.back();
    }
  }
  return out;
}

void judge(const std::string& text) {
  zone::ReadOptions options = zone_options();
  options.origin = text.size() % 3 == 0 ? std::optional<DomainName>() : zone_origin();
  options.keep_signatures = true;
  options.check_every_rdata = text.size() % 8 == 0;
  // From its second block on a zone's facts are learned in the first pass.
  if (text.size() % 2 == 0) options.block_size = 300;
  options.alike_apart = text.size() % 4 != 1;
  const lint::Outcome fast = linted(text, options);
  hold(std::ranges::is_sorted(fast.findings, diag::comes_before), "findings are in order");
  const auto lines = line_sizes(text);
  std::string all;
  for (const diag::Diagnostic& finding : fast.findings) {
    expect_within(finding.where, lines);
    for (const diag::Related& other : finding.related) expect_within(other.where, lines);
    hold(!finding.message.empty() && lint::find_rule(finding.rule) != nullptr, "findings speak");
    all += described(finding);
  }
  options.exact = true;
  options.alike_apart = false;
  std::string exact;
  for (const diag::Diagnostic& finding : linted(text, options).findings)
    exact += described(finding);
  same(all, exact, "the exact way finds the same");
}

}  // namespace
}  // namespace hastls::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = hastls::fuzz::text_of(data, size);
  if (!hastls::fuzz::is_costly(text)) hastls::fuzz::judge(text);
  return 0;
}
