// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "hastls/lint/rule.hpp"

#include "lint/owner_parts.hpp"

namespace hastls::lint::rules {
namespace {

void check(const Context& context, const zone::HastlsRecord& record, Findings& findings) {
  if (record.rdata.sec_port != 0 || record.rdata.pol_pref != 1) return;
  record::Hastls without = record.rdata;
  without.pol_pref = 0;
  findings.at_owner(
      record,
      {.message = "pol-pref is 1 and sec-port 0: no client that keeps to it connects at all",
       .help = fmt::format("give the port for TLS, or drop the preference: {}",
                           corrected_line(context, record, without)),
       .related = {}});
}

}  // namespace

extern const Rule preference_without_tls{
    .id = "preference-without-tls",
    .severity = diag::Severity::Warning,
    .by_shape = true,
    .summary = "Who offers no TLS does not ask clients to insist on it.",
    .why =
        "The draft calls pol-pref 1 without a secure port senseless but harmless. It is not "
        "harmless: pol-pref 1 makes every client act as one that connects only with TLS, and "
        "there is no port for that, so that a conforming client refuses to connect.",
    .clause = "draft-hoffman-server-has-tls-04 sections 3 and 4 (R7, C1)",
    .wrong =
        "www             IN A 192.0.2.80\n"
        "_http._tcp.www  IN TYPE65443 \\# 6 005000000001\n",
    .right =
        "www             IN A 192.0.2.80\n"
        "_http._tcp.www  IN TYPE65443 \\# 6 005001bb0001\n",
    .check_record = check,
};

}  // namespace hastls::lint::rules
