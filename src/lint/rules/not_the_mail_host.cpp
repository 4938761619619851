// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "hastls/lint/rule.hpp"

#include "lint/sets_by.hpp"

namespace hastls::lint::rules {
namespace {

void check(const Context& context, const RecordSet& set, Findings& findings) {
  const auto host = by_mail_host(context, set);
  if (!host || context.zone.typed().mail.is_exchange(*host)) return;
  const zone::ExchangeFact* const mx = context.zone.typed().mail.elsewhere_of(*host);
  if (mx == nullptr) return;
  const std::string name = context.zone.names().name(*host).to_string();
  report(context,
         {.records = set.records.list(),
          .others = {findings.other(mx->place, "its MX record")},
          .message = fmt::format("mail for {} goes elsewhere: no MX record names it, so nobody "
                                 "asks for this record",
                                 name),
          .help = "publish the record at the hosts that the MX records name"},
         findings);
}

}  // namespace

extern const Rule not_the_mail_host{
    .id = "not-the-mail-host",
    .severity = diag::Severity::Warning,
    .whole_zone = true,
    .by_standing = true,
    .summary = "HASTLS records of smtp stand at the host that takes the mail.",
    .why =
        "A sender looks the MX records of a domain up, and then asks about the host that it is "
        "about to connect to. A record of smtp at a domain whose mail another host takes, or that "
        "takes none (null MX), is one that nobody asks for, and the hosts that matter have none.",
    .clause = "draft-hoffman-server-has-tls-04 section 3 (D7); RFC 5321 section 5.1; RFC 7505",
    .wrong =
        "@                IN MX 10 mail\n"
        "@                IN A 192.0.2.80\n"
        "mail             IN A 192.0.2.25\n"
        "_smtp._tcp       IN TYPE65443 \\# 6 001900190001\n",
    .right =
        "@                IN MX 10 mail\n"
        "@                IN A 192.0.2.80\n"
        "mail             IN A 192.0.2.25\n"
        "_smtp._tcp.mail  IN TYPE65443 \\# 6 001900190001\n",
    .check_set = check,
};

}  // namespace hastls::lint::rules
