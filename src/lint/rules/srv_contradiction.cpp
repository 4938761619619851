// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "hastls/lint/rule.hpp"
#include "hastls/registry/service_name.hpp"
#include "hastls/registry/tls_start.hpp"

#include "lint/sets_by.hpp"

namespace hastls::lint::rules {
namespace {

using registry::Application;

// Which of the two ports of a record the name of an SRV record asks for.
struct Asked {
  std::string name;  // of the service, as in the SRV record
  bool tls = false;
};

Asked asked_by(const zone::SrvFact& fact, const Application& application) {
  if (fact.tls_name) return {registry::tls_name(application.name), true};
  // What exists with TLS alone has no other name.
  return {std::string(application.name), application.cleartext == 0 && application.tls_only != 0};
}

bool starts_in_band(const record::Hastls& rdata, const Application& application) {
  return application.in_band == registry::InBand::Yes && rdata.sec_port != 0 &&
         registry::tls_start(rdata.ins_port, rdata.sec_port, &application).start ==
             registry::TlsStart::InBand;
}

// The ports of one record on the side that is asked for, and on the other; 0 for none.
struct Sides {
  std::uint16_t asked = 0;
  std::uint16_t asked_in_band = 0;  // served under the name without TLS, though TLS is demanded
  std::uint16_t other = 0;

  [[nodiscard]] bool offers() const { return asked != 0 || asked_in_band != 0; }
  [[nodiscard]] bool offers(std::uint16_t port) const {
    return asked == port || asked_in_band == port;
  }
};

Sides sides_of(const record::Hastls& rdata, const Asked& asked, const Application& application) {
  if (asked.tls) return {rdata.sec_port, 0, rdata.ins_port};
  const std::uint16_t in_band = starts_in_band(rdata, application) ? rdata.sec_port : 0;
  return {rdata.ins_port, in_band, rdata.sec_port};
}

// What is wrong; empty where nothing is.
std::string contradiction(const zone::SrvFact& fact, const RecordSet& set, const Asked& asked) {
  bool offers = false;
  bool offers_port = false;
  bool on_other_side = false;
  for (const zone::HastlsRecord* record : set.records) {
    const Sides sides = sides_of(record->rdata, asked, *set.application());
    offers = offers || sides.offers();
    offers_port = offers_port || sides.offers(fact.port);
    on_other_side = on_other_side || sides.other == fact.port;
  }
  if (!offers)
    return fmt::format("an SRV record names the host for {}, and no HASTLS record offers it {} TLS",
                       asked.name, asked.tls ? "with" : "without");
  if (fact.port == 0 || offers_port || !on_other_side) return {};
  return fmt::format(
      "an SRV record names port {} of the host for {}, and a HASTLS record gives "
      "that port for the form {} TLS",
      fact.port, asked.name, asked.tls ? "without" : "with");
}

void judge(const Context& context, const zone::SrvFact& fact, const RecordSet& set,
           Findings& findings) {
  if (set.application() == nullptr) return;
  const Asked asked = asked_by(fact, *set.application());
  // A site may have an application of that name in its own right.
  if (fact.tls_name && context.applications.find(asked.name) != nullptr) return;
  std::string message = contradiction(fact, set, asked);
  if (message.empty()) return;
  report(context,
         {.records = set.records.list(),
          .others = {findings.other(fact.place, "the SRV record")},
          .message = std::move(message),
          .help = fmt::format("give the port as {}, or correct the SRV record",
                              asked.tls ? "sec-port" : "ins-port")},
         findings);
}

void check(const Context& context, const RecordSets& sets, Findings& findings) {
  const auto& facts = context.zone.typed().srv;
  if (facts.empty()) return;
  const SetsBy owners(context, sets, by_owner);
  for (const zone::SrvFact& fact : facts) {
    if (const auto set = owners.find(fact.set)) judge(context, fact, *set, findings);
  }
}

}  // namespace

extern const Rule srv_contradiction{
    .id = "srv-contradiction",
    .severity = diag::Severity::Warning,
    .whole_zone = true,
    .summary = "What an SRV record leads to, the HASTLS records of its target offer.",
    .why =
        "A client finds host and port by an SRV record, and its name says whether TLS starts "
        "with the first octet: _imaps, or _imap. HASTLS records of the target that have no port "
        "of that kind, or have the SRV's port as one of the other kind, send it away again.",
    .clause = "RFC 2782; RFC 6186 section 3; draft-hoffman-server-has-tls-04 section 3",
    .wrong =
        "mail             IN A 192.0.2.25\n"
        "_imaps._tcp      IN SRV 0 1 993 mail\n"
        "_imap._tcp.mail  IN TYPE65443 \\# 6 008f00000000\n",
    .right =
        "mail             IN A 192.0.2.25\n"
        "_imaps._tcp      IN SRV 0 1 993 mail\n"
        "_imap._tcp.mail  IN TYPE65443 \\# 6 008f03e10001\n",
    .check_zone = check,
};

}  // namespace hastls::lint::rules
