// SPDX-License-Identifier: BSD-2-Clause
#include "lint/upgrade.hpp"

#include <fmt/format.h>

#include "lint/owner_parts.hpp"

namespace hastls::lint {
namespace {

std::string help_for(const Context& context, const zone::HastlsRecord& record,
                     const registry::Application& application) {
  const std::uint16_t tls_only = application.default_tls_only();
  if (tls_only == 0 || record.rdata.ins_port != application.cleartext)
    return "give the port on which TLS starts with the first octet as sec-port";
  record::Hastls meant = record.rdata;
  meant.sec_port = tls_only;
  return fmt::format("{} with TLS has a port of its own: {}", application.name,
                     corrected_line(context, record, meant));
}

}  // namespace

void report_equal_ports(const Context& context, const RecordSet& set, registry::InBand in_band,
                        std::string_view fact, Findings& findings) {
  const registry::Application* const application = set.application();
  if (application == nullptr || application->in_band != in_band) return;
  for (const zone::HastlsRecord* record : set.records) {
    if (record->rdata.ins_port != record->rdata.sec_port) continue;
    findings.at_owner(*record,
                      {.message = fmt::format("ins-port and sec-port are both {}: {} {}",
                                              record->rdata.sec_port, application->name, fact),
                       .help = help_for(context, *record, *application),
                       .related = {}});
  }
}

}  // namespace hastls::lint
