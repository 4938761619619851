// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "hastls/lint/rule.hpp"

#include "lint/upgrade.hpp"

namespace hastls::lint::rules {
namespace {

void check(const Context& context, const RecordSet& set, Findings& findings) {
  report_equal_ports(context, set, registry::InBand::Obsolete,
                     "has a way to start TLS in-band on paper, but clients do not implement it",
                     findings);
}

}  // namespace

extern const Rule obsolete_upgrade{
    .id = "obsolete-upgrade",
    .severity = diag::Severity::Warning,
    .by_shape = true,
    .summary = "Equal ports stand only where clients implement the in-band upgrade.",
    .why =
        "Equal ports say that TLS is started in-band. For this application that was specified "
        "once, as in RFC 2817 for HTTP, but clients do not implement it: none will get TLS.",
    .clause = "draft-hoffman-server-has-tls-04 section 3 and appendix A (R3, D6)",
    .wrong =
        "www             IN A 192.0.2.80\n"
        "_http._tcp.www  IN TYPE65443 \\# 6 005000500001\n",
    .right =
        "www             IN A 192.0.2.80\n"
        "_http._tcp.www  IN TYPE65443 \\# 6 005001bb0001\n",
    .check_set = check,
};

}  // namespace hastls::lint::rules
