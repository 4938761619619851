// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "hastls/lint/rule.hpp"

#include "lint/owner_parts.hpp"
#include "lint/related.hpp"

namespace hastls::lint::rules {
namespace {

Finding finding_for(std::string_view proto) {
  if (proto == "udp" || proto == "dccp")
    return {
        .message = fmt::format("over {} TLS is DTLS, of which the record does not speak", proto),
        .help = "remove the record: it applies to applications that are secured with TLS",
        .related = {}};
  return {.message = fmt::format("no transport protocol is called {}", proto),
          .help = "the second label is _tcp or _sctp; the application comes first",
          .related = {}};
}

void check(const Context& context, const RecordSet& set, Findings& findings) {
  const std::string_view proto = proto_name(owner_parts(context, set));
  if (proto == "tcp" || proto == "sctp") return;
  Finding finding = finding_for(proto);
  finding.related =
      others_of(context, set.records.list(), [](const auto&) { return "and this record"; });
  findings.at_owner(*set.records.back(), std::move(finding));
}

}  // namespace

extern const Rule unknown_protocol{
    .id = "unknown-protocol",
    .severity = diag::Severity::Warning,
    .by_shape = true,
    .summary = "The protocol is one that TLS runs over: tcp or sctp.",
    .why =
        "The record only applies to applications that are secured with TLS. TLS needs a reliable "
        "transport; DTLS, for udp and dccp, is another protocol, which the draft leaves aside. "
        "Other words are mostly the two labels swapped.",
    .clause = "draft-hoffman-server-has-tls-04 section 3; RFC 3436",
    .wrong =
        "mail             IN A 192.0.2.25\n"
        "_tcp._imap.mail  IN TYPE65443 \\# 6 000003e10001\n",
    .right =
        "mail             IN A 192.0.2.25\n"
        "_imap._tcp.mail  IN TYPE65443 \\# 6 000003e10001\n",
    .check_set = check,
};

}  // namespace hastls::lint::rules
