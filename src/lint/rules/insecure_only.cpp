// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/lint/rule.hpp"

namespace hastls::lint::rules {
namespace {

void check(const Context&, const zone::HastlsRecord& record, Findings& findings) {
  if (record.rdata.posture() != Posture::InsecureOnly) return;
  findings.at_owner(record, {.message = "the host offers this application without TLS only (SIO)",
                             .help = "offer TLS, and give its port as sec-port",
                             .related = {}});
}

}  // namespace

extern const Rule insecure_only{
    .id = "insecure-only",
    .severity = diag::Severity::Warning,
    .on_request = true,
    .by_shape = true,
    .summary = "Every application is offered with TLS.",
    .why =
        "A record with sec-port 0 is right where a host offers no TLS: it keeps clients from "
        "trying. For sites that want TLS everywhere this rule finds what is left.",
    .clause = "draft-hoffman-server-has-tls-04 sections 2 and 4 (R8)",
    .wrong =
        "www             IN A 192.0.2.80\n"
        "_http._tcp.www  IN TYPE65443 \\# 6 005000000000\n",
    .right =
        "www             IN A 192.0.2.80\n"
        "_http._tcp.www  IN TYPE65443 \\# 6 005001bb0000\n",
    .check_record = check,
};

}  // namespace hastls::lint::rules
