// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "hastls/lint/rule.hpp"

#include "lint/sets_by.hpp"

namespace hastls::lint::rules {
namespace {

void judge(const Context& context, const zone::MailDomain& domain,
           const zone::ExchangeFact& exchange, const RecordSet& set, Findings& findings) {
  report(context,
         {.records = set.records.list(),
          .others = {findings.other(*domain.mta_sts, "the policy of MTA-STS"),
                     findings.other(exchange.place, "the MX record")},
          .message = fmt::format("{} has a policy of MTA-STS, by which mail is sent to this host "
                                 "with TLS, and no HASTLS record offers TLS",
                                 domain.name.to_string()),
          .help = "give 25 as sec-port too, or withdraw the policy"},
         findings);
}

void check(const Context& context, const RecordSets& sets, Findings& findings) {
  const auto& domains = context.zone.typed().mail.domains;
  if (std::ranges::none_of(domains, [](const auto& domain) { return domain.mta_sts.has_value(); }))
    return;
  const SetsBy hosts(context, sets, by_mail_host);
  std::set<zone::NameId> judged;  // a host may serve many domains
  for (const zone::MailDomain& domain : domains) {
    if (!domain.mta_sts) continue;
    for (const zone::ExchangeFact& exchange : domain.exchanges) {
      const auto set = hosts.find(exchange.host);
      if (!set || offers_tls(*set) || !judged.insert(exchange.host).second) continue;
      judge(context, domain, exchange, *set, findings);
    }
  }
}

}  // namespace

extern const Rule mta_sts_contradiction{
    .id = "mta-sts-contradiction",
    .severity = diag::Severity::Warning,
    .whole_zone = true,
    .summary = "The MX hosts of a domain with a policy of MTA-STS offer TLS.",
    .why =
        "A domain with a TXT record at _mta-sts has a policy by which senders use TLS with its MX "
        "hosts, or do not deliver. HASTLS records that offer smtp without TLS alone at one of "
        "these hosts contradict it: either mail is lost, or the record is out of date.",
    .clause = "RFC 8461 sections 3.1 and 4; draft-hoffman-server-has-tls-04 section 3",
    .wrong =
        "@                IN MX 10 mail\n"
        "_mta-sts         IN TXT \"v=STSv1; id=20260101\"\n"
        "mail             IN A 192.0.2.25\n"
        "_smtp._tcp.mail  IN TYPE65443 \\# 6 001900000000\n",
    .right =
        "@                IN MX 10 mail\n"
        "_mta-sts         IN TXT \"v=STSv1; id=20260101\"\n"
        "mail             IN A 192.0.2.25\n"
        "_smtp._tcp.mail  IN TYPE65443 \\# 6 001900190001\n",
    .check_zone = check,
};

}  // namespace hastls::lint::rules
