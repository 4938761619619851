// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "hastls/lint/rule.hpp"

#include "lint/sets_by.hpp"

namespace hastls::lint::rules {
namespace {

// What a record says of a port that it names, or that its application is known for.
struct Claim {
  std::uint16_t port = 0;
  bool offers_tls = false;
  const zone::HastlsRecord* record = nullptr;
};

void add_claims(std::vector<Claim>& claims, const RecordSet& set) {
  const registry::Application* known = set.application();
  for (const zone::HastlsRecord* record : set.records) {
    claims.push_back({record->rdata.sec_port, true, record});
    claims.push_back({record->rdata.ins_port, false, record});
    if (known == nullptr) continue;
    claims.push_back({known->cleartext, false, record});
    claims.push_back({known->tls_only, false, record});
  }
}

// By port, those of one port in the order of the records: a host may have as many TLSA records as
// HASTLS records, and not each is held against each.
std::vector<Claim> claims_of(const RecordSets& sets, std::span<const SetsBy::Entry> entries) {
  std::vector<Claim> out;
  for (const SetsBy::Entry& entry : entries) add_claims(out, sets[entry.set]);
  std::ranges::stable_sort(out, {}, &Claim::port);
  return out;
}

// The records that say something of the port; none where one of them offers TLS on it.
std::vector<const zone::HastlsRecord*> deniers(const std::vector<Claim>& claims,
                                               std::uint16_t port) {
  std::vector<const zone::HastlsRecord*> out;
  for (auto claim = std::ranges::lower_bound(claims, port, {}, &Claim::port);
       claim != claims.end() && claim->port == port; ++claim) {
    if (claim->offers_tls) return {};
    if (out.empty() || out.back() != claim->record) out.push_back(claim->record);
  }
  return out;
}

std::vector<zone::TlsaFact> by_proto_and_port(std::span<const zone::TlsaFact> facts) {
  std::vector<zone::TlsaFact> out(facts.begin(), facts.end());
  std::ranges::sort(out, [](const zone::TlsaFact& a, const zone::TlsaFact& b) {
    return std::tie(a.proto, a.port) < std::tie(b.proto, b.port);
  });
  return out;
}

void check(const Context& context, const RecordSets& sets, Findings& findings) {
  if (context.zone.typed().tlsa.empty()) return;
  const SetsBy protos(context, sets, by_proto);
  std::optional<zone::NameId> proto;
  std::vector<Claim> claims;
  for (const zone::TlsaFact& fact : by_proto_and_port(context.zone.typed().tlsa)) {
    if (fact.port == 0) continue;
    if (proto != fact.proto) claims = claims_of(sets, protos.all(fact.proto));
    proto = fact.proto;
    auto records = deniers(claims, fact.port);
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
