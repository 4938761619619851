// SPDX-License-Identifier: BSD-2-Clause
// Posture YAML: the plain and the exact way load the same, findings included. What is generated
// reads back as exactly the records that were asked for, a line each, and lints without an error.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "hastls/generate/records.hpp"
#include "hastls/generate/update_script.hpp"
#include "hastls/lint/run.hpp"
#include "hastls/posture/load.hpp"
#include "hastls/zone/fragment.hpp"
#include "hastls/zone/read_each.hpp"
#include "support/record_by_record.hpp"

#include "fuzz/target.hpp"

namespace hastls::fuzz {
namespace {

constexpr std::array kRules{
    posture::KnownRule{"strippable-upgrade"}, posture::KnownRule{"obsolete-upgrade"},
    posture::KnownRule{"unknown-protocol"}, posture::KnownRule{"zero-ports", true, true}};

posture::Loaded loaded(const std::string& text, bool exact) {
  static const registry::Registry kApplications;
  posture::LoadOptions options{kApplications, kRules, std::nullopt, RrType{}};
  options.exact = exact;
  auto input = io::Input::over(text, "fuzz.yaml");
  auto file = posture::load_file(input, options);
  hold(file.has_value(), "a text can be read");
  std::vector<posture::FilePosture> files;
  files.push_back(*std::move(file));
  return posture::combine(std::move(files), options);
}

// One line a record that was asked for.
std::string records_of(const posture::Fleet& fleet) {
  std::string out;
  for (const posture::Fleet::Zone& zone : fleet.zones()) {
    generate::Records records(fleet, zone);
    while (const generate::Record* record = records.next())
      out += fmt::format("{} {} {}\n", record->owner, record->ttl, record::to_text(record->rdata));
  }
  return out;
}

std::string described(const posture::Loaded& loaded) {
  std::string out = records_of(loaded.fleet);
  for (const diag::Diagnostic& finding : loaded.diagnostics) {
    const diag::Span& span = finding.where.span;
    out += fmt::format("{}:{}-{} {} {} | {} | {}\n", span.line, span.column, span.end_column,
                       finding.rule, finding.message, finding.help, finding.source);
  }
  return out;
}

std::string read_back(const std::string& text, RrType type) {
  std::string out;
  auto input = io::Input::over(text, "fuzz.hastls");
  zone::ReadOptions options;
  options.type = type;
  options.exact = text.size() % 2 == 0;
  const auto beside = zone::read_each(input, options, [&out](const zone::RecordOnTheWay& found) {
    const auto name = found.owner.empty() ? *DomainName::from_wire(found.wire)
                                          : *DomainName::parse_absolute(found.owner);
    hold(found.rdata.has_value() && found.rr_class == 1, "what is generated can be read");
    out += fmt::format("{} {} {}\n", name.to_string(), found.ttl, record::to_text(*found.rdata));
  });
  hold(beside.has_value() && !beside->finding, "what is generated is clean", text);
  hold(beside->others == 0, "what is generated is HASTLS records alone", text);
  return out;
}

// Text of the YAML stands in names and comments only: every line is a record or a zone's header.
void expect_lines(const posture::Fleet& fleet, const std::string& asked, const std::string& text) {
  const auto lines = [](const std::string& of) { return std::ranges::count(of, '\n'); };
  hold(lines(text) == lines(asked) + static_cast<std::ptrdiff_t>(fleet.zones().size()),
       "a line each and no more", text);
  const auto drives = [](char c) { return (c < ' ' && c != '\n' && c != '\t') || c == '\x7f'; };
  hold(std::ranges::none_of(text, drives), "nothing drives a terminal", text);
}

void expect_clean(const std::string& text, RrType type) {
  static const registry::Registry kApplications;
  static const lint::Settings kSettings;
  auto input = io::Input::over(text, "fuzz.hastls");
  zone::ReadOptions options;
  options.type = type;
  const auto zone = zone::read(input, options);
  hold(zone.has_value(), "what is generated can be read");
  const lint::Context context{*zone, kApplications, type};
  for (const diag::Diagnostic& finding : lint::run(context, kSettings).findings)
    hold(finding.severity != diag::Severity::Error, finding.message, text);
}

// nsupdate takes what the first word of a line says.
void expect_script(const posture::Fleet& fleet) {
  for (const posture::Fleet::Zone& zone : fleet.zones()) {
    const std::string script = generate::update_script(fleet, zone, {fleet.type(), {}});
    std::string_view rest = script;
    while (!rest.empty()) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      const std::string_view word = line.substr(0, line.find(' '));
      constexpr std::array<std::string_view, 6> kWords{"", ";", "zone", "update", "send", "prereq"};
      hold(std::ranges::find(kWords, word) != kWords.end(), "nsupdate knows each line", script);
      rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    }
  }
}

void load(const std::string& text) {
  const posture::Loaded plain = loaded(text, false);
  same(described(plain), described(loaded(text, true)), "the exact way loads the same");
  const auto is_error = [](const auto& it) { return it.severity == diag::Severity::Error; };
  if (std::ranges::any_of(plain.diagnostics, is_error)) return;
  const std::string asked = records_of(plain.fleet);
  const std::string fragment = testing::record_by_record(plain.fleet, zone::FragmentStyle::Rfc3597);
  same(asked, read_back(fragment, plain.fleet.type()), "what is generated is what was asked for");
  expect_lines(plain.fleet, asked, fragment);
  expect_clean(fragment, plain.fleet.type());
  const std::string readable =
      testing::record_by_record(plain.fleet, zone::FragmentStyle::Mnemonic);
  same(asked, read_back(readable, plain.fleet.type()), "the readable form says the same");
  expect_lines(plain.fleet, asked, readable);
  expect_script(plain.fleet);
}

// Ranges of a few octets may ask for tens of thousands of hosts (G8).
bool is_costly(const std::string& text) {
  constexpr std::size_t kMostDigits = 3;
  for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
    const std::size_t dots = text.find("..", at);
    const std::size_t close = text.find('}', at);
    if (close == std::string::npos) return false;
    if (dots < close && close - dots > 2 + kMostDigits) return true;
  }
  return false;
}

}  // namespace
}  // namespace hastls::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = hastls::fuzz::text_of(data, size);
  if (!hastls::fuzz::is_costly(text)) hastls::fuzz::load(text);
  return 0;
}
