// SPDX-License-Identifier: BSD-2-Clause
#include <optional>

#include <fmt/format.h>

#include "hastls/lint/rule.hpp"
#include "hastls/zone/type_code.hpp"

#include "lint/sets_by.hpp"

namespace hastls::lint::rules {
namespace {

// What is below a zone cut or a DNAME is for another zone to cover.
bool is_in_zone(const zone::NameTree& names, zone::NameId host, zone::NameId apex) {
  for (std::optional<zone::NameId> at = host; at && *at != apex; at = names.parent(*at)) {
    if (names.has(*at, zone::types::kNs)) return false;
    if (*at != host && names.has(*at, zone::types::kDname)) return false;
  }
  return !names.has(apex, zone::types::kDname);
}

void judge(const Context& context, const zone::UncoveredMx& mx, const RecordSet& covered,
           Findings& findings) {
  const std::string host = context.zone.names().name(mx.host).to_string();
  findings.at_place(
      mx.place, mx.text,
      {.message = fmt::format("the MX host {} has no HASTLS record of smtp, as another host of the "
                              "zone has",
                              host),
       .help = fmt::format("publish one at _smtp._tcp.{}", host),
       .related = {findings.other(*covered.records.front(), "the record of another host")}},
      mx.owner.to_string());
}

void check(const Context& context, const RecordSets& sets, Findings& findings) {
  const auto& uncovered = context.zone.typed().mail.uncovered;
  const auto& soa = context.zone.soa();
  if (uncovered.empty() || !soa) return;
  const SetsBy hosts(context, sets, by_mail_host);
  if (hosts.entries().empty()) return;
  for (const zone::UncoveredMx& mx : uncovered) {
    if (is_in_zone(context.zone.names(), mx.host, soa->owner))
      judge(context, mx, sets[hosts.entries().front().set], findings);
  }
}

}  // namespace

extern const Rule mx_uncovered{
    .id = "mx-uncovered",
    .severity = diag::Severity::Info,
    .whole_zone = true,
    .summary = "Either every MX host of the zone has a HASTLS record of smtp, or none.",
    .why =
        "Without a record a sender may assume nothing, and falls back. Who has published records "
        "for some of the MX hosts of a zone has mostly forgotten the others; those are where mail "
        "can still be read on its way.",
    .clause = "draft-hoffman-server-has-tls-04 section 3 (R5, D7)",
    .wrong =
        "@               IN MX 10 mx1\n"
        "@               IN MX 20 mx2\n"
        "mx1             IN A 192.0.2.25\n"
        "mx2             IN A 192.0.2.26\n"
        "_smtp._tcp.mx1  IN TYPE65443 \\# 6 001900190001\n",
    .right =
        "@               IN MX 10 mx1\n"
        "@               IN MX 20 mx2\n"
        "mx1             IN A 192.0.2.25\n"
        "mx2             IN A 192.0.2.26\n"
        "_smtp._tcp.mx1  IN TYPE65443 \\# 6 001900190001\n"
        "_smtp._tcp.mx2  IN TYPE65443 \\# 6 001900190001\n",
    .check_zone = check,
};

}  // namespace hastls::lint::rules
