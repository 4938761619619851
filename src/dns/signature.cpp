// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/dns/signature.hpp"

#include <algorithm>
#include <cassert>

#include <fmt/format.h>

#include "dns/handles.hpp"
#include "dns/words.hpp"

namespace hastls::dns {
namespace {

// Enough for a rollover that goes wrong, and no more work than that for a file made to cost time.
constexpr std::size_t kMostKeysTried = 4;

std::string name_of_algorithm(std::uint8_t algorithm) {
  const auto* const known = ldns_lookup_by_id(ldns_algorithms, algorithm);
  return known == nullptr ? fmt::format("{}", algorithm)
                          : fmt::format("{} ({})", algorithm, known->name);
}

// Null where ldns cannot read the RDATA.
RrHandle record_of(const Rrset& rrset, std::uint16_t type, std::uint32_t ttl,
                   std::span<const std::uint8_t> rdata) {
  const std::string_view owner = rrset.owner.wire();
  Octets record(owner.begin(), owner.end());
  const auto append = [&](std::uint64_t number, unsigned octets) {
    while (octets-- > 0) record.push_back(static_cast<std::uint8_t>(number >> 8 * octets));
  };
  append(type, 2);
  append(rrset.rr_class, 2);
  append(ttl, 4);
  append(rdata.size(), 2);
  record.insert(record.end(), rdata.begin(), rdata.end());
  ldns_rr* parsed = nullptr;
  std::size_t at = 0;
  const auto status = ldns_wire2rr(&parsed, record.data(), record.size(), &at, LDNS_SECTION_ANSWER);
  return status == LDNS_STATUS_OK ? RrHandle(parsed) : RrHandle();
}

// Null where ldns cannot read one of them. The list owns what is in it.
RrListHandle list_of(const Rrset& rrset, std::uint32_t ttl) {
  auto sorted = rrset.rdata;
  std::ranges::sort(sorted);
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  RrListHandle out(ldns_rr_list_new());
  for (const Octets& rdata : sorted) {
    RrHandle rr = record_of(rrset, rrset.type, ttl, rdata);
    if (!rr || !ldns_rr_list_push_rr(out.get(), rr.get())) return {};
    (void)rr.release();
  }
  return out;
}

// Of what an RRSIG counts: neither the root nor a leading asterisk (RFC 4034 §3.1.3).
std::size_t signed_labels(const DomainName& owner) noexcept {
  const std::size_t labels = owner.label_count();
  return labels > 0 && owner.first_label() == "*" ? labels - 1 : labels;
}

// What is wrong with the RRSIG whatever the keys are.
Fault field_fault(const Rrset& rrset, const Rrsig& rrsig, const DomainName& apex) {
  if (rrsig.type_covered != rrset.type)
    return fmt::format("it covers TYPE{}, not TYPE{}", rrsig.type_covered, rrset.type);
  if (rrsig.signer != apex)
    return fmt::format("its signer is {}, not the zone {}", rrsig.signer.to_string(),
                       apex.to_string());
  if (const std::size_t labels = signed_labels(rrset.owner); labels != rrsig.labels)
    return fmt::format("it is for an owner of {} labels, this one has {}", rrsig.labels, labels);
  return std::nullopt;
}

bool is_zone_key(const Octets& key) noexcept {
  return key.size() > 4 && (key[0] & 1U) != 0 && key[2] == 3;
}
bool is_revoked(const Octets& key) noexcept {
  return (key[1] & LDNS_KEY_REVOKE_KEY) != 0;
}

ldns_status verify_with(const Octets& key, ldns_rr_list* rrset, const ldns_rr* rrsig,
                        const Rrset& at_apex) {
  RrHandle dnskey = record_of(at_apex, LDNS_RR_TYPE_DNSKEY, 0, key);
  if (!dnskey) return LDNS_STATUS_CRYPTO_BOGUS;
  const RrListHandle keys(ldns_rr_list_new());
  if (!ldns_rr_list_push_rr(keys.get(), dnskey.get())) return LDNS_STATUS_MEM_ERR;
  (void)dnskey.release();
  return ldns_verify_rrsig_keylist_notime(rrset, rrsig, keys.get(), nullptr);
}

// The keys that may have made the signature, or why there is none.
struct Candidates {
  std::vector<const Octets*> keys;
  std::string none;
};

Candidates candidates(std::span<const Octets> keys, const Rrsig& rrsig) {
  Candidates out{.keys = {},
                 .none = fmt::format("no DNSKEY of the zone has its key tag {} and algorithm {}",
                                     rrsig.key_tag, name_of_algorithm(rrsig.algorithm))};
  for (const Octets& key : keys) {
    if (key.size() <= 4 || key[3] != rrsig.algorithm ||
        ldns_calc_keytag_raw(key.data(), key.size()) != rrsig.key_tag)
      continue;
    if (!is_zone_key(key))
      out.none = fmt::format("its DNSKEY {} is no zone key (RFC 4034 §2.1.1)", rrsig.key_tag);
    else if (is_revoked(key))
      out.none = fmt::format("its DNSKEY {} is revoked (RFC 5011 §2.1)", rrsig.key_tag);
    else if (out.keys.size() < kMostKeysTried)
      out.keys.push_back(&key);
  }
  return out;
}

bool is_unknown_to_ldns(ldns_status status) noexcept {
  return status == LDNS_STATUS_CRYPTO_UNKNOWN_ALGO || status == LDNS_STATUS_CRYPTO_ALGO_NOT_IMPL;
}

}  // namespace

std::optional<std::string> signature_fault(const Rrset& rrset, std::span<const std::uint8_t> rrsig,
                                           std::span<const Octets> keys, const DomainName& apex) {
  const auto fields = Rrsig::from_wire(rrsig);
  if (auto fault = field_fault(rrset, fields, apex)) return fault;
  const Candidates found = candidates(keys, fields);
  if (found.keys.empty()) return found.none;
  const RrListHandle records = list_of(rrset, fields.original_ttl);
  const RrHandle signature = record_of(rrset, LDNS_RR_TYPE_RRSIG, fields.original_ttl, rrsig);
  if (!records || !signature) return "ldns cannot read the RRset or the RRSIG";
  const Rrset at_apex{
      .owner = apex, .type = LDNS_RR_TYPE_DNSKEY, .rr_class = rrset.rr_class, .rdata = {}};
  for (const Octets* key : found.keys) {
    const ldns_status status = verify_with(*key, records.get(), signature.get(), at_apex);
    if (status == LDNS_STATUS_OK) return std::nullopt;
    if (is_unknown_to_ldns(status))
      return fmt::format("ldns cannot verify algorithm {}", name_of_algorithm(fields.algorithm));
  }
  return fmt::format(
      "it does not verify with DNSKEY {}: the record, the signature or the key was "
      "changed since",
      fields.key_tag);
}

std::optional<std::string> nsec3_label(std::string_view owner, const Nsec3Parameters& parameters) {
  if (parameters.algorithm != LDNS_SHA1 || parameters.iterations > kMostIterations)
    return std::nullopt;
  const RdfHandle name(ldns_rdf_new_frm_data(LDNS_RDF_TYPE_DNAME, owner.size(), owner.data()));
  const RdfHandle hashed(ldns_nsec3_hash_name(
      name.get(), parameters.algorithm, parameters.iterations,
      static_cast<std::uint8_t>(parameters.salt.size()), parameters.salt.data()));
  if (!hashed) return std::nullopt;
  const std::uint8_t* const wire = ldns_rdf_data(hashed.get());
  std::string label(wire + 1, wire + 1 + wire[0]);
  assert(label.size() == 32);
  return label;
}

}  // namespace hastls::dns
