// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "hastls/lint/rule.hpp"
#include "hastls/registry/tls_start.hpp"

#include "lint/owner_parts.hpp"

namespace hastls::lint::rules {
namespace {

bool is_strippable(const record::Hastls& rdata, const registry::Application* application) {
  return rdata.posture() == Posture::Both && rdata.pol_pref == 0 &&
         (application == nullptr || application->in_band == registry::InBand::Yes) &&
         registry::tls_start(rdata.ins_port, rdata.sec_port, application).start ==
             registry::TlsStart::InBand;
}

void check(const Context& context, const RecordSet& set, Findings& findings) {
  const registry::Application* const application = set.application();
  for (const zone::HastlsRecord* record : set.records) {
    if (!is_strippable(record->rdata, application)) continue;
    record::Hastls insisting = record->rdata;
    insisting.pol_pref = 1;
    findings.at_owner(
        *record, {.message = "TLS starts in-band and pol-pref is 0: who removes the offer from "
                             "the connection makes every client fall back",
                  .help = fmt::format("ask clients to insist: {}",
                                      corrected_line(context, *record, insisting)),
                  .related = {}});
  }
}

}  // namespace

extern const Rule strippable_upgrade{
    .id = "strippable-upgrade",
    .severity = diag::Severity::Warning,
    .by_shape = true,
    .summary = "A host that starts TLS in-band asks clients to insist on it.",
    .why =
        "An in-band upgrade begins in the clear. Who stands in between removes the offer, and a "
        "client that may fall back does: it knows from this record that the insecure form is "
        "served. With pol-pref 1 it refuses instead. A public MX must serve cleartext by RFC "
        "3207; there the warning is right and the choice too, and a comment says so.",
    .clause = "draft-hoffman-server-has-tls-04 section 6; RFC 3207 section 6",
    .wrong =
        "mail             IN A 192.0.2.25\n"
        "_imap._tcp.mail  IN TYPE65443 \\# 6 008f008f0000\n",
    .right =
        "mail             IN A 192.0.2.25\n"
        "_imap._tcp.mail  IN TYPE65443 \\# 6 008f008f0001\n",
    .check_set = check,
};

}  // namespace hastls::lint::rules
