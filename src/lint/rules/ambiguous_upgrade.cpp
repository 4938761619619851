// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "hastls/lint/rule.hpp"
#include "hastls/registry/tls_start.hpp"

#include "lint/owner_parts.hpp"

namespace hastls::lint::rules {
namespace {

void check(const Context&, const RecordSet& set, Findings& findings) {
  const registry::Application* const application = set.application();
  if (application == nullptr) return;
  for (const zone::HastlsRecord* record : set.records) {
    const record::Hastls& rdata = record->rdata;
    if (rdata.sec_port == 0 ||
        !registry::tls_start(rdata.ins_port, rdata.sec_port, application).ambiguous)
      continue;
    findings.at_owner(
        *record,
        {.message =
             fmt::format("nobody can tell whether TLS on port {} starts with the first octet "
                         "or in-band: {} knows both ways, and the port is neither's",
                         rdata.sec_port, application->name),
         .help = fmt::format("use {} for TLS from the first octet, or {} on both sides for in-band",
                             application->tls_only, application->cleartext),
         .related = {}});
  }
}

}  // namespace

extern const Rule ambiguous_upgrade{
    .id = "ambiguous-upgrade",
    .severity = diag::Severity::Warning,
    .by_shape = true,
    .summary = "The port tells how TLS starts on it.",
    .why =
        "Some applications can start TLS with the first octet or by a command of their own. The "
        "draft leaves open how a client learns which; the ports that the application is known "
        "by say it, equal ports say it, any other port does not. Clients guess: from the first "
        "octet.",
    .clause = "draft-hoffman-server-has-tls-04 appendix A (D6)",
    .wrong =
        "mail             IN A 192.0.2.25\n"
        "_imap._tcp.mail  IN TYPE65443 \\# 6 008f26fb0001\n",
    .right =
        "mail             IN A 192.0.2.25\n"
        "_imap._tcp.mail  IN TYPE65443 \\# 6 008f03e10001\n",
    .check_set = check,
};

}  // namespace hastls::lint::rules
