// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "hastls/lint/rule.hpp"

#include "lint/sets_by.hpp"

namespace hastls::lint::rules {
namespace {

bool has_port(const registry::Application* application, std::uint16_t port) {
  return application != nullptr &&
         (application->cleartext == port || application->tls_only == port);
}

// The records that say something of the port; none where one of them offers TLS on it.
std::vector<const zone::HastlsRecord*> deniers(const RecordSets& sets,
                                               std::span<const SetsBy::Entry> entries,
                                               std::uint16_t port) {
  std::vector<const zone::HastlsRecord*> out;
  for (const SetsBy::Entry& entry : entries) {
    const RecordSet set = sets[entry.set];
    const bool is_known = has_port(set.application(), port);
    for (const zone::HastlsRecord* record : set.records) {
      if (record->rdata.sec_port == port) return {};
      if (is_known || record->rdata.ins_port == port) out.push_back(record);
    }
  }
  return out;
}

void check(const Context& context, const RecordSets& sets, Findings& findings) {
  const auto& facts = context.zone.typed().tlsa;
  if (facts.empty()) return;
  const SetsBy protos(context, sets, by_proto);
  for (const zone::TlsaFact& fact : facts) {
    if (fact.port == 0) continue;
    auto records = deniers(sets, protos.all(fact.proto), fact.port);
    if (records.empty()) continue;
    report(context,
           {.records = std::move(records),
            .others = {findings.other(fact.place, "the TLSA record")},
            .message = fmt::format("a TLSA record stands for TLS on port {}, and no HASTLS record "
                                   "of the host offers TLS there",
                                   fact.port),
            .help = fmt::format("give {} as sec-port, or remove the TLSA record", fact.port)},
           findings);
  }
}

}  // namespace

extern const Rule tlsa_contradiction{
    .id = "tlsa-contradiction",
    .severity = diag::Severity::Warning,
    .whole_zone = true,
    .summary = "Where a TLSA record stands, the HASTLS records offer TLS.",
    .why =
        "A TLSA record says which certificate a client meets on a port, so TLS is served there. "
        "HASTLS records of the same host that know of the port, and offer no TLS on it, say the "
        "opposite. Clients of one kind insist on what clients of the other are told not to try.",
    .clause = "RFC 6698 section 3; draft-hoffman-server-has-tls-04 section 3",
    .wrong =
        "www             IN A 192.0.2.80\n"
        "_443._tcp.www   IN TLSA 3 1 1 "
        "8d02536c887482bc34ff54e41d2ba659bf85b341a0a20afadb5813dcfbcf286d\n"
        "_http._tcp.www  IN TYPE65443 \\# 6 005000000000\n",
    .right =
        "www             IN A 192.0.2.80\n"
        "_443._tcp.www   IN TLSA 3 1 1 "
        "8d02536c887482bc34ff54e41d2ba659bf85b341a0a20afadb5813dcfbcf286d\n"
        "_http._tcp.www  IN TYPE65443 \\# 6 005001bb0001\n",
    .check_zone = check,
};

}  // namespace hastls::lint::rules
