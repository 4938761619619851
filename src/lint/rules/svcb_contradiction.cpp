// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/lint/rule.hpp"

#include "lint/sets_by.hpp"

namespace hastls::lint::rules {
namespace {

void check(const Context& context, const RecordSets& sets, Findings& findings) {
  const auto& facts = context.zone.typed().https;
  if (facts.empty()) return;
  const SetsBy hosts(context, sets, by_web_host);
  for (const zone::HttpsFact& fact : facts) {
    const auto set = hosts.find(fact.host);
    if (!set || offers_tls(*set)) continue;
    report(context,
           {.records = set->records.list(),
            .others = {findings.other(fact.place, "the HTTPS record")},
            .message = "the host has an HTTPS record, by which browsers use TLS alone, and no "
                       "HASTLS record of http offers TLS",
            .help = "give the port for TLS as sec-port, or remove the HTTPS record"},
           findings);
  }
}

}  // namespace

extern const Rule svcb_contradiction{
    .id = "svcb-contradiction",
    .severity = diag::Severity::Warning,
    .whole_zone = true,
    .summary = "A host with an HTTPS record offers http with TLS.",
    .why =
        "An HTTPS record in ServiceMode tells clients to use https and nothing else, even where "
        "the user typed http. HASTLS records of http at the same host without a port for TLS say "
        "that there is no https.",
    .clause = "RFC 9460 section 9.5; draft-hoffman-server-has-tls-04 section 3",
    .wrong =
        "www             IN A 192.0.2.80\n"
        "www             IN HTTPS 1 . alpn=h2\n"
        "_http._tcp.www  IN TYPE65443 \\# 6 005000000000\n",
    .right =
        "www             IN A 192.0.2.80\n"
        "www             IN HTTPS 1 . alpn=h2\n"
        "_http._tcp.www  IN TYPE65443 \\# 6 005001bb0001\n",
    .check_zone = check,
};

}  // namespace hastls::lint::rules
