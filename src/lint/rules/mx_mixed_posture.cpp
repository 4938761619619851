// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "hastls/lint/rule.hpp"

#include "lint/sets_by.hpp"

namespace hastls::lint::rules {
namespace {

// Where a client that may fall back can end (SPEC.md C1, C4).
bool may_end_insecurely(const RecordSet& set) {
  const auto insists = [](const auto* record) { return record->rdata.pol_pref == 1; };
  const auto is_insecure = [](const auto* record) { return record->rdata.ins_port != 0; };
  return std::ranges::none_of(set.records, insists) &&
         std::ranges::any_of(set.records, is_insecure);
}

struct Exchange {
  zone::ExchangeFact fact;
  RecordSet set;
  bool insecure = false;
};

// Those whose records are known; by host.
std::vector<Exchange> exchanges_of(const zone::MailDomain& domain, const SetsBy& hosts) {
  std::vector<Exchange> out;
  for (const zone::ExchangeFact& fact : domain.exchanges) {
    if (const auto set = hosts.find(fact.host))
      out.push_back({fact, *set, may_end_insecurely(*set)});
  }
  std::ranges::sort(out, {}, [](const Exchange& exchange) { return exchange.fact.host; });
  return out;
}

bool is_mixed(const std::vector<Exchange>& exchanges) {
  const auto insecure = std::ranges::count_if(exchanges, &Exchange::insecure);
  return insecure != 0 && insecure != std::ssize(exchanges);
}

void judge(const Context& context, const zone::MailDomain& domain,
           const std::vector<Exchange>& exchanges, Findings& findings) {
  Contradiction out;
  for (const Exchange& exchange : exchanges) {
    out.records.insert(out.records.end(), exchange.set.records.begin(), exchange.set.records.end());
    out.others.push_back(findings.other(exchange.fact.place, exchange.insecure
                                                                 ? "here mail may end without TLS"
                                                                 : "here it may not"));
  }
  const auto name = [&](bool insecure) {
    const auto found = std::ranges::find(exchanges, insecure, &Exchange::insecure);
    return context.zone.names().name(found->fact.host).to_string();
  };
  out.message = fmt::format(
      "of the MX hosts of {}, a client that may fall back can end without "
      "TLS at {}, and not at {}",
      domain.name.to_string(), name(true), name(false));
  out.help =
      "give all MX hosts of a domain one posture: who wants mail without TLS makes the "
      "others unreachable";
  report(context, std::move(out), findings);
}

void check(const Context& context, const RecordSets& sets, Findings& findings) {
  const auto& domains = context.zone.typed().mail.domains;
  if (std::ranges::none_of(domains, [](const auto& domain) { return domain.exchanges.size() > 1; }))
    return;
  const SetsBy hosts(context, sets, by_mail_host);
  std::set<std::vector<zone::NameId>> judged;  // many domains may have the same hosts
  for (const zone::MailDomain& domain : domains) {
    if (domain.exchanges.size() < 2) continue;
    const auto exchanges = exchanges_of(domain, hosts);
    if (!is_mixed(exchanges)) continue;
    std::vector<zone::NameId> ids(exchanges.size());
    std::ranges::transform(exchanges, ids.begin(),
                           [](const Exchange& exchange) { return exchange.fact.host; });
    if (judged.insert(std::move(ids)).second) judge(context, domain, exchanges, findings);
  }
}

}  // namespace

extern const Rule mx_mixed_posture{
    .id = "mx-mixed-posture",
    .severity = diag::Severity::Warning,
    .whole_zone = true,
    .summary = "The MX hosts of a domain are as strict as each other.",
    .why =
        "Mail goes to whichever MX host answers. If one of them may be spoken to without TLS, "
        "somebody in between only has to keep the others from answering: what these insist on "
        "protects nothing.",
    .clause = "draft-hoffman-server-has-tls-04 section 4 (C1, C4); RFC 5321 section 5.1",
    .wrong =
        "@               IN MX 10 mx1\n"
        "@               IN MX 20 mx2\n"
        "mx1             IN A 192.0.2.25\n"
        "mx2             IN A 192.0.2.26\n"
        "_smtp._tcp.mx1  IN TYPE65443 \\# 6 001900190001\n"
        "_smtp._tcp.mx2  IN TYPE65443 \\# 6 001900190000\n",
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
