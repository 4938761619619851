// SPDX-License-Identifier: BSD-2-Clause
#include "cli/zone_records.hpp"

#include <fmt/format.h>

#include "cli/messages.hpp"
#include "hastls/io/input.hpp"

namespace hastls::cli {
namespace {

constexpr std::uint16_t kClassIn = 1;

Result<zone::Zone> read_zone(const ZoneQuestion& question, Env& env) {
  auto input = question.file == "-" ? Result<io::Input>(env.standard_input())
                                    : io::Input::open(question.file);
  if (!input) return std::move(input).error();
  return zone::read(*input, question.read);
}

// `www` and `www.example.com` are the same host of the zone example.com.
Result<DomainName> host_in(const zone::Zone& zone, const std::string& text) {
  auto host = DomainName::parse_absolute(text);
  if (!host || !zone.apex() || text.ends_with('.') || host->is_at_or_below(*zone.apex()))
    return host;
  return DomainName::parse(text, *zone.apex());
}

// As written, blanks aside.
std::string rdata_text(const zone::Zone& zone, const zone::HastlsRecord& record) {
  std::string out;
  for (const zone::Word& word : zone.layout(record).rdata)
    out += fmt::format("{}{}", out.empty() ? "" : " ", word.text);
  return out;
}

void take(const zone::Zone& zone, const zone::HastlsRecord& record, PlanSubject& subject) {
  if (record.rr_class != kClassIn) return;
  if (const record::Fault* fault = zone.fault(record)) {
    subject.unreadable.push_back({rdata_text(zone, record), fault->message});
  } else {
    subject.records.push_back(record.rdata);
  }
}

void mention_findings(const zone::Zone& zone, const ZoneQuestion& question, Env& env) {
  if (zone.diagnostics().empty()) return;
  say(fmt::format("{} does not read as a zone throughout ({} findings); 'hastls lint' shows where",
                  question.file, zone.diagnostics().size()),
      env.err);
}

}  // namespace

Result<PlanSubject> zone_records(const ZoneQuestion& question, bool quiet, Env& env) {
  const auto zone = read_zone(question, env);
  if (!zone) return zone.error();
  const auto host = host_in(*zone, question.host);
  if (!host) return Error(host.error()).in_context(fmt::format("reading '{}'", question.host));
  const auto owner = question.service.owner_at(*host);
  if (!owner) return owner.error();
  PlanSubject subject;
  if (const auto id = zone->names().find(*owner)) {
    for (const zone::HastlsRecord& record : zone->records()) {
      if (record.owner == *id) take(*zone, record, subject);
    }
  }
  if (!quiet) {
    mention_findings(*zone, question, env);
    if (subject.records.empty() && subject.unreadable.empty())
      say(fmt::format("{} has no HASTLS record at {}", question.file, owner->to_string()), env.err);
  }
  return subject;
}

}  // namespace hastls::cli
