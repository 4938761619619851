// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/lint/rule.hpp"

namespace hastls::lint::rules {
namespace {

void check(const Context& context, const zone::HastlsRecord& record, Findings& findings) {
  if (record.faulty || record.rdata.posture()) return;
  findings.at(record, context.zone.layout(record).span_of_field(0),
              {.message = "both ins-port and sec-port are 0: the record offers no service at all",
               .help = "give the port that is offered, or remove the record: without one, nothing "
                       "is said about the application",
               .related = {}});
}

}  // namespace

extern const Rule zero_ports{
    .id = "zero-ports",
    .normative = true,
    .by_shape = true,
    .summary = "A HASTLS record offers at least one of the two services.",
    .why =
        "A port of 0 says that the service is not offered. With both at 0 the record says that "
        "the application is offered neither with TLS nor without, which is for no HASTLS record "
        "to say: it is not a discovery protocol. A client has nothing that it could do with it.",
    .clause = "draft-hoffman-server-has-tls-04 section 3 (R2)",
    .wrong =
        "www             IN A 192.0.2.80\n"
        "_http._tcp.www  IN TYPE65443 \\# 6 000000000000\n",
    .right =
        "www             IN A 192.0.2.80\n"
        "_http._tcp.www  IN TYPE65443 \\# 6 000001bb0000\n",
    .check_record = check,
};

}  // namespace hastls::lint::rules
