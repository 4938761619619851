// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>
#include <map>
#include <vector>

#include <fmt/format.h>

#include "hastls/lint/rule.hpp"
#include "hastls/zone/type_code.hpp"

#include "lint/owner_parts.hpp"
#include "lint/related.hpp"
#include "lint/wildcards.hpp"

namespace hastls::lint::rules {
namespace {

struct DarkHost {
  const zone::Fact* wildcard = nullptr;
  std::vector<const zone::HastlsRecord*> records;
};

void report(const Context& context, zone::NameId host, const DarkHost& dark, Findings& findings) {
  const std::string name = context.zone.names().name(host).to_string();
  const std::string type = zone::type_name(dark.wildcard->type);
  Finding finding{
      .message = fmt::format("{} goes dark: this record makes it an empty non-terminal, for which "
                             "the wildcard {} no longer answers",
                             name, type),
      .help = fmt::format("give {} an {} record of its own", name,
                          type == "CNAME" ? "A or AAAA" : type),
      .related = others_of(context, dark.records, [](const auto&) { return "and this record"; })};
  finding.related.insert(finding.related.begin(),
                         findings.other(dark.wildcard->place, "the wildcard that answered for it"));
  findings.at_owner(*dark.records.back(), std::move(finding));
}

void check(const Context& context, const RecordSets& sets, Findings& findings) {
  if (!context.zone.names().has_wildcards()) return;
  enum class Seen : std::uint8_t { No, Lit, Dark };
  std::vector<Seen> seen(context.zone.names().size(), Seen::No);
  std::map<zone::NameId, DarkHost> dark;
  for (const RecordSet set : sets) {
    const zone::NameId host = host_of(context, set);
    Seen& state = seen[static_cast<std::size_t>(host)];
    if (state == Seen::No) {
      const zone::Fact* const wildcard = wildcard_for(context, host);
      const bool is_dark = wildcard != nullptr && !is_doubled(context, host);
      state = is_dark ? Seen::Dark : Seen::Lit;
      if (is_dark) dark[host].wildcard = wildcard;
    }
    if (state == Seen::Dark) {
      auto& records = dark[host].records;
      records.insert(records.end(), set.records.begin(), set.records.end());
    }
  }
  for (auto& [host, found] : dark) {
    std::ranges::sort(found.records, {}, [](const auto* record) { return record->place; });
    report(context, host, found, findings);
  }
}

}  // namespace

extern const Rule wildcard_shadowed{
    .id = "wildcard-shadowed",
    .whole_zone = true,
    .summary =
        "A HASTLS record does not take its host's address away by making it an empty "
        "non-terminal.",
    .why =
        "A wildcard answers only for names that do not exist. A record at _imap._tcp.mail makes "
        "mail exist, though it has no record of its own: from then on the wildcard A, AAAA or "
        "CNAME does not answer for mail, and the host goes dark. No zone checker sees it, since "
        "each record by itself is right.",
    .clause = "RFC 4592 sections 2.2.2 and 3.3.1",
    .wrong =
        "*                IN A 192.0.2.7\n"
        "_imap._tcp.mail  IN TYPE65443 \\# 6 000003e10001\n",
    .right =
        "*                IN A 192.0.2.7\n"
        "mail             IN A 192.0.2.7\n"
        "_imap._tcp.mail  IN TYPE65443 \\# 6 000003e10001\n",
    .check_zone = check,
};

}  // namespace hastls::lint::rules
