// SPDX-License-Identifier: BSD-2-Clause
#include "zone/signing_collector.hpp"

#include <utility>

#include "hastls/dns/rdata.hpp"
#include "hastls/dns/typed.hpp"
#include "hastls/zone/type_code.hpp"

namespace hastls::zone {

// The first word of an RRSIG says what it covers; of most that is another type.
bool SigningCollector::is_other_type(std::span<const Token> words) const {
  if (words.empty() || words[0].quoted) return false;
  const auto covered = type_code(words[0].text);
  return covered && *covered != wanted_.type;
}

bool SigningCollector::add_rrsig(const TypedRecord& record, const Closest& at) {
  facts_.has_rrsig = true;
  if (!at.exact || !hosts_.is_owner(at.name) || is_other_type(rdata_.words(record))) return true;
  const std::string text = rdata_.text(record);
  const auto rrsig = dns::Rrsig::parse(text, record.origin);
  if (!rrsig) return false;
  if (rrsig->type_covered != wanted_.type) return true;
  SignatureFact fact{at.name, record.place, rrsig->inception, rrsig->expiration, {}};
  if (wanted_.keep_signatures) fact.rdata = *dns::rdata_wire(types::kRrsig, text, record.origin);
  facts_.signatures.push_back(std::move(fact));
  return true;
}

bool SigningCollector::add_nsec(const TypedRecord& record, const Closest& at) {
  if (!at.exact || !hosts_.is_owner(at.name)) return true;
  const auto nsec = dns::Nsec::parse(rdata_.text(record), record.origin);
  if (!nsec) return false;
  facts_.denials.push_back({at.name, record.place, nsec->types.contains(wanted_.type)});
  return true;
}

bool SigningCollector::add_dnskey(const TypedRecord& record, const Closest& at) {
  if (!at.exact || !wanted_.apex || at.name != *wanted_.apex) return true;
  auto key = dns::rdata_wire(types::kDnskey, rdata_.text(record), record.origin);
  if (!key) return false;
  facts_.dnskeys.push_back(*std::move(key));
  return true;
}

}  // namespace hastls::zone
