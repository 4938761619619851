// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "hastls/lint/rule.hpp"

#include "lint/upgrade.hpp"

namespace hastls::lint::rules {
namespace {

void check(const Context& context, const RecordSet& set, Findings& findings) {
  report_equal_ports(context, set, registry::InBand::No,
                     "has no way to start TLS on a connection that begins without it", findings);
}

}  // namespace

extern const Rule in_band_unsupported{
    .id = "in-band-unsupported",
    .severity = diag::Severity::Warning,
    .by_shape = true,
    .summary = "Equal ports stand only where the application can start TLS in-band.",
    .why =
        "Equal ports say that TLS is started by the application's own command on a connection "
        "that begins in the clear. This application has no such command: a client does not know "
        "what to do.",
    .clause = "draft-hoffman-server-has-tls-04 section 3 (R3, D6)",
    .wrong =
        "sip            IN A 192.0.2.5\n"
        "_sip._tcp.sip  IN TYPE65443 \\# 6 13c413c40001\n",
    .right =
        "sip            IN A 192.0.2.5\n"
        "_sip._tcp.sip  IN TYPE65443 \\# 6 13c413c50001\n",
    .check_set = check,
};

}  // namespace hastls::lint::rules
