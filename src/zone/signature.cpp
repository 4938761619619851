// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/zone/signature.hpp"

#include <cassert>

#include "hastls/dns/signature.hpp"

namespace hastls::zone {
namespace {

// Every record of the owner that `member` has: they stand together.
std::span<const HastlsRecord> set_of(const Zone& zone, const HastlsRecord& member) {
  const auto records = zone.records();
  auto from = static_cast<std::size_t>(&member - records.data());
  auto to = from + 1;
  while (from > 0 && records[from - 1].owner == member.owner) --from;
  while (to < records.size() && records[to].owner == member.owner) ++to;
  return records.subspan(from, to - from);
}

// Nothing where a record's RDATA is not known.
std::optional<dns::Rrset> rrset_of(const Zone& zone, const HastlsRecord& member) {
  dns::Rrset out{.owner = zone.owner(member), .rr_class = zone.rr_class(), .rdata = {}};
  for (const HastlsRecord& record : set_of(zone, member)) {
    if (record.rr_class != out.rr_class) continue;
    if (record.faulty) return std::nullopt;
    const record::Wire wire = record::to_wire(record.rdata);
    out.rdata.emplace_back(wire.begin(), wire.end());
  }
  return out;
}

}  // namespace

std::optional<std::string> signature_fault(const Zone& zone, const HastlsRecord& member,
                                           const SignatureFact& rrsig) {
  assert(!rrsig.rdata.empty() && zone.apex());
  auto rrset = rrset_of(zone, member);
  if (!rrset) return std::nullopt;
  const auto& keys = zone.typed().signing.dnskeys;
  if (keys.empty()) return "the zone has no DNSKEY";
  rrset->type = dns::Rrsig::from_wire(rrsig.rdata).type_covered;
  return dns::signature_fault(*rrset, rrsig.rdata, keys, *zone.apex());
}

std::string nsec3_label(const Zone& zone, NameId owner, const Nsec3Chain& chain) {
  assert(chain.checked);
  WireRoom room;
  return dns::nsec3_label(zone.names().wire(owner, room), chain.parameters).value_or("");
}

}  // namespace hastls::zone
