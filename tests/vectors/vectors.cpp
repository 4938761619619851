// SPDX-License-Identifier: BSD-2-Clause
#include "vectors/vectors.hpp"

#include <array>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "hastls/client/plan.hpp"
#include "hastls/core/ascii.hpp"
#include "hastls/core/rr_type.hpp"
#include "hastls/record/hastls.hpp"
#include "hastls/registry/registry.hpp"
#include "hastls/registry/tls_start.hpp"
#include "hastls/report/value.hpp"

namespace hastls::testing {
namespace {

using record::Hastls;
using report::Array;
using report::Object;
using report::Value;

std::string hex(std::string_view generic) {
  return std::string(generic.substr(generic.rfind(' ') + 1));
}

Value posture_value(const Hastls& record) {
  const auto posture = record.posture();
  return posture ? Value(to_string(*posture)) : Value();
}

Array records_section() {
  constexpr std::array<Hastls, 17> kRecords{{{25, 25, 1},
                                             {25, 25, 0},
                                             {0, 25, 0},
                                             {0, 25, 1},
                                             {80, 0, 0},
                                             {80, 0, 1},
                                             {0, 443, 0},
                                             {0, 443, 1},
                                             {80, 443, 0},
                                             {80, 443, 1},
                                             {8080, 8443, 0},
                                             {1, 65535, 1},
                                             {65535, 1, 0},
                                             {0, 0, 0},
                                             {0, 0, 1},
                                             {25, 25, 2},
                                             {65535, 65535, 65535}}};
  Array out;
  for (const Hastls& record : kRecords)
    out.emplace_back(Object{{"text", to_text(record)},
                            {"generic", to_generic(record)},
                            {"wire", hex(to_generic(record))},
                            {"posture", posture_value(record)},
                            {"valid", record.is_valid()}});
  return out;
}

// As it stands behind the class of a line in a zone file.
struct Written {
  std::string_view type;
  std::vector<std::string_view> words;
};

std::string line_of(const Written& written) {
  std::string out(written.type);
  for (const std::string_view word : written.words) out += fmt::format(" {}", word);
  return out;
}

record::Decoded<Hastls> decode(const Written& written) {
  return record::from_words(written.words, ascii::equal_ignoring_case(written.type, "HASTLS"));
}

const std::vector<Written>& accepted() {
  static const std::vector<Written> kAll{
      {"HASTLS", {"25", "25", "1"}},
      {"hastls", {"80", "443", "0"}},
      {"HASTLS", {"\\#", "6", "001900190001"}},
      {"TYPE65443", {"\\#", "6", "001900190001"}},
      {"type65443", {"\\#", "6", "005001BB0001"}},
      {"TYPE65443", {"\\#", "6", "0019", "0019", "0001"}},
      {"TYPE65443", {"\\#", "6", "00", "190", "01", "90001"}},
      {"HASTLS", {"0", "0", "65535"}},
  };
  return kAll;
}

const std::vector<Written>& refused() {
  static const std::vector<Written> kAll{
      {"HASTLS", {}},
      {"HASTLS", {"25", "25"}},
      {"HASTLS", {"25", "25", "1", "1"}},
      {"HASTLS", {"smtp", "25", "1"}},
      {"HASTLS", {"-1", "25", "1"}},
      {"HASTLS", {"+25", "25", "1"}},
      {"HASTLS", {"0x19", "25", "1"}},
      {"HASTLS", {"025", "25", "1"}},
      {"HASTLS", {"25", "25", "01"}},
      {"HASTLS", {"65536", "25", "1"}},
      {"HASTLS", {"25", "99999999999999999999", "1"}},
      {"TYPE65443", {"25", "25", "1"}},
      {"TYPE65443", {}},
      {"TYPE65443", {"\\#"}},
      {"TYPE65443", {"\\#", "six", "001900190001"}},
      {"TYPE65443", {"\\#", "06", "001900190001"}},
      {"TYPE65443", {"\\#", "6", "0019001900"}},
      {"TYPE65443", {"\\#", "6", "00190019000"}},
      {"TYPE65443", {"\\#", "6", "0019001900zz"}},
      {"TYPE65443", {"\\#", "5", "0019001901"}},
      {"TYPE65443", {"\\#", "0"}},
      {"TYPE65443", {"\\#", "7", "00190019000100"}},
      {"HASTLS", {"\\#", "4", "00190019"}},
  };
  return kAll;
}

std::string_view kind_name(record::FaultKind kind) {
  using enum record::FaultKind;
  switch (kind) {
    case TooFewFields: return "too-few-fields";
    case TooManyFields: return "too-many-fields";
    case NotDecimal: return "not-decimal";
    case LeadingZero: return "leading-zero";
    case OutOfRange: return "out-of-range";
    case NoLength: return "no-length";
    case NotHex: return "not-hex";
    case OddHex: return "odd-hex";
    case LengthMismatch: return "length-mismatch";
    case FiveOctets: return "five-octets";
    case WrongSize: return "wrong-size";
    case NeedsGeneric: return "needs-generic";
  }
  return "";
}

Array accepted_section() {
  Array out;
  for (const Written& written : accepted())
    out.emplace_back(Object{{"input", line_of(written)}, {"text", to_text(*decode(written))}});
  return out;
}

Array refused_section() {
  Array out;
  for (const Written& written : refused()) {
    const auto fault = decode(written);
    out.emplace_back(Object{{"input", line_of(written)},
                            {"reason", kind_name(fault.error().kind)},
                            {"message", fault.error().message}});
  }
  return out;
}

constexpr std::array<std::string_view, 9> kApplications{
    "http", "smtp", "submission", "imap", "pop3", "sip", "lmtp", "syslog-tls", "irc"};

Array applications_section(const registry::Registry& table) {
  Array out;
  for (const std::string_view name : kApplications) {
    const auto& row = *table.find(name);
    out.emplace_back(Object{{"name", row.name},
                            {"cleartext", row.cleartext},
                            {"tls_only", row.tls_only},
                            {"in_band", to_string(row.in_band)}});
  }
  return out;
}

void add_start(Array& out, const registry::Application* row, std::uint16_t ins, std::uint16_t sec) {
  const auto rule = registry::tls_start(ins, sec, row);
  const bool in_band = rule.start == registry::TlsStart::InBand;
  out.emplace_back(Object{{"application", row == nullptr ? Value() : Value(row->name)},
                          {"ins_port", ins},
                          {"sec_port", sec},
                          {"tls", in_band ? "in-band" : "immediate"},
                          {"ambiguous", rule.ambiguous}});
}

Array tls_start_section(const registry::Registry& table) {
  Array out;
  std::vector<const registry::Application*> rows{nullptr};
  for (const std::string_view name : kApplications) rows.push_back(table.find(name));
  for (const registry::Application* row : rows) {
    const std::uint16_t cleartext = row == nullptr ? 25 : row->cleartext;
    const std::uint16_t tls_only = row == nullptr ? 465 : row->tls_only;
    for (const std::uint16_t port : {cleartext, tls_only, std::uint16_t{2000}}) {
      if (port == 0) continue;
      add_start(out, row, port, port);
      add_start(out, row, 0, port);
      add_start(out, row, 1000, port);
    }
  }
  return out;
}

/// An RRset of one application; empty for one that is not in the table.
struct Set {
  std::string_view application;
  std::vector<Hastls> records;
};

const std::vector<Set>& sets() {
  static const std::vector<Set> kAll{
      {"http", {{80, 0, 0}}},
      {"http", {{80, 0, 1}}},
      {"http", {{0, 443, 0}}},
      {"http", {{0, 443, 1}}},
      {"http", {{80, 443, 0}}},
      {"http", {{80, 443, 1}}},
      {"smtp", {{25, 25, 0}}},
      {"smtp", {{25, 25, 1}}},
      {"smtp", {{0, 25, 0}}},
      {"smtp", {{0, 25, 1}}},
      {"smtp", {{0, 0, 0}}},
      {"smtp", {{25, 25, 2}}},
      {"smtp", {}},
      {"imap", {{143, 993, 0}}},
      {"imap", {{143, 143, 0}, {143, 993, 0}, {0, 993, 0}}},
      {"imap", {{0, 1993, 0}}},
      {"imap", {{1993, 1993, 0}, {0, 1993, 0}}},
      {"", {{70, 7070, 0}}},
      {"", {{70, 70, 1}}},
      {"http", {{80, 443, 0}, {8080, 8443, 0}}},
      {"http", {{8080, 8443, 0}, {80, 443, 0}, {80, 443, 0}}},
      {"http", {{80, 443, 0}, {8080, 8443, 1}}},
      {"http", {{80, 0, 0}, {0, 443, 0}}},
      {"http", {{80, 0, 0}, {0, 443, 1}}},
      {"http", {{80, 443, 0}, {0, 8443, 0}}},
      {"http", {{0, 0, 1}, {80, 443, 0}}},
      {"http", {{80, 443, 0}, {8080, 8443, 7}}},
      {"http", {{0, 0, 0}, {80, 80, 2}}},
  };
  return kAll;
}

std::string_view verdict_name(client::Verdict verdict) {
  switch (verdict) {
    case client::Verdict::Connect: return "connect";
    case client::Verdict::OwnPolicy: return "own-policy";
    case client::Verdict::DoNotConnect: return "do-not-connect";
  }
  return "";
}

Object plan_value(const Set& set, const client::Request& request) {
  const client::Plan plan = client::plan(set.records, request);
  Array records;
  for (const Hastls& record : set.records) records.emplace_back(to_text(record));
  Array connect;
  for (const client::Step& step : plan.steps)
    connect.emplace_back(Object{
        {"port", step.port}, {"tls", to_string(step.security)}, {"ambiguous", step.ambiguous}});
  Array reasons;
  for (const client::Clause clause : plan.reasons) reasons.emplace_back(id(clause));
  Array ignored;
  for (const client::Ignored& record : plan.ignored)
    ignored.emplace_back(Object{{"index", record.index}, {"reason", id(record.because)}});
  return {{"application", set.application.empty() ? Value() : Value(set.application)},
          {"records", std::move(records)},
          {"dnssec", to_string(request.dnssec)},
          {"literal", request.reading == client::Reading::Literal},
          {"client", to_string(plan.policy)},
          {"acts_as", to_string(plan.acts_as)},
          {"verdict", verdict_name(plan.verdict)},
          {"connect", std::move(connect)},
          {"reasons", std::move(reasons)},
          {"ignored", std::move(ignored)}};
}

// The literal reading concerns what arrived securely alone.
void add_plans(Array& out, const Set& set, client::Request request) {
  request.reading = client::Reading::Sensible;
  for (const DnssecStatus status : kDnssecStatuses) {
    request.dnssec = status;
    out.emplace_back(plan_value(set, request));
  }
  request.dnssec = DnssecStatus::Secure;
  request.reading = client::Reading::Literal;
  out.emplace_back(plan_value(set, request));
}

Array plans_section(const registry::Registry& table) {
  Array out;
  for (const Set& set : sets()) {
    for (const client::Policy policy : client::kPolicies)
      add_plans(out, set, {.policy = policy, .application = table.find(set.application)});
  }
  return out;
}

// One element a line, so that a change shows as the lines that it changes.
std::string section(std::string_view name, const Array& items) {
  std::string out = fmt::format(",\n \"{}\":[", name);
  const char* separator = "\n  ";
  for (const Value& item : items) {
    out += separator + to_json(item, report::Layout::OneLine);
    separator = ",\n  ";
  }
  return out + "]";
}

}  // namespace

std::string make_vectors() {
  const registry::Registry table;
  std::string out =
      "{\"version\":1,\n \"draft\":\"draft-hoffman-server-has-tls-04\",\n \"rrtype\":";
  out += fmt::format("{}", RrType{}.code());
  out += section("records", records_section());
  out += section("accepted", accepted_section());
  out += section("refused", refused_section());
  out += section("applications", applications_section(table));
  out += section("tls_start", tls_start_section(table));
  out += section("plans", plans_section(table));
  return out + "}\n";
}

}  // namespace hastls::testing
