// SPDX-License-Identifier: BSD-2-Clause
#include <utility>

#include <fmt/format.h>

#include "hastls/lint/rule.hpp"

#include "lint/owner_parts.hpp"

namespace hastls::lint::rules {
namespace {

using registry::Application;
using registry::InBand;

bool has_tls_port_as_insecure(const record::Hastls& rdata, const Application& application) {
  return application.tls_only != 0 && rdata.ins_port == application.tls_only;
}

bool has_cleartext_port_as_secure(const record::Hastls& rdata, const Application& application) {
  return application.in_band != InBand::Yes && application.cleartext != 0 &&
         rdata.sec_port == application.cleartext;
}

Finding finding_for(const Context& context, const zone::HastlsRecord& record,
                    const Application& application) {
  if (!has_tls_port_as_insecure(record.rdata, application))
    return {.message = fmt::format("sec-port is {}, the port on which {} is spoken without TLS",
                                   record.rdata.sec_port, application.name),
            .help = "the insecure port comes first, the port for TLS second",
            .related = {}};
  record::Hastls swapped = record.rdata;
  std::swap(swapped.ins_port, swapped.sec_port);
  return {.message = fmt::format("ins-port is {}, the port of {} with TLS from the first octet",
                                 record.rdata.ins_port, application.name),
          .help = fmt::format("the insecure port comes first, the port for TLS second: {}",
                              corrected_line(context, record, swapped)),
          .related = {}};
}

void check(const Context& context, const RecordSet& set, Findings& findings) {
  const Application* const application = set.application();
  if (application == nullptr) return;
  for (const zone::HastlsRecord* record : set.records) {
    const record::Hastls& rdata = record->rdata;
    if (rdata.ins_port == rdata.sec_port) continue;
    if (has_tls_port_as_insecure(rdata, *application) ||
        has_cleartext_port_as_secure(rdata, *application))
      findings.at_owner(*record, finding_for(context, *record, *application));
  }
}

}  // namespace

extern const Rule swapped_ports{
    .id = "swapped-ports",
    .severity = diag::Severity::Warning,
    .by_shape = true,
    .summary = "The port for TLS is the second one.",
    .why =
        "The record says where to speak without TLS first, and where to start TLS second. With "
        "the two swapped, a client speaks plainly to a port that expects TLS, and starts TLS "
        "where nobody answers it.",
    .clause = "draft-hoffman-server-has-tls-04 section 3 (R1, R8)",
    .wrong =
        "www             IN A 192.0.2.80\n"
        "_http._tcp.www  IN TYPE65443 \\# 6 01bb00500001\n",
    .right =
        "www             IN A 192.0.2.80\n"
        "_http._tcp.www  IN TYPE65443 \\# 6 005001bb0001\n",
    .check_set = check,
};

}  // namespace hastls::lint::rules
