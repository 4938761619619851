// SPDX-License-Identifier: BSD-2-Clause
#include "zone/signing_collector.hpp"

#include <algorithm>
#include <utility>

#include "hastls/dns/rdata.hpp"
#include "hastls/dns/signature.hpp"
#include "hastls/zone/type_code.hpp"

#include "zone/rdata_check.hpp"

namespace hastls::zone {
namespace {

// Of an NSEC3: algorithm, iterations, salt.
constexpr std::array<std::size_t, 3> kParameterWords{0, 2, 3};
constexpr std::size_t kNsec3Words = 5;  // and the types behind

}  // namespace

// The first word of an RRSIG says what it covers; of most that is another type.
bool SigningCollector::is_other_type(std::span<const Token> words) const {
  if (words.empty() || words[0].quoted) return false;
  const auto covered = type_code(words[0].text);
  return covered && *covered != wanted_.type;
}

bool SigningCollector::is_apex(const Closest& at) const noexcept {
  return at.exact && wanted_.apex && at.name == *wanted_.apex;
}

// False where there are enough of them.
bool SigningCollector::note_signature(NameId owner) {
  const auto index = static_cast<std::size_t>(owner);
  if (signatures_.size() <= index) signatures_.resize(names_.size());
  if (signatures_[index] == SigningFacts::kMostSignatures) return false;
  ++signatures_[index];
  return true;
}

bool SigningCollector::add_rrsig(const TypedRecord& record, const Closest& at) {
  if (!facts_.first_rrsig) facts_.first_rrsig = record.place;
  if (!at.exact || !hosts_.is_owner(at.name)) return true;
  const auto words = rdata_.words(record);
  if (is_other_type(words)) return true;
  auto rdata = dns::rdata_wire(types::kRrsig, joined(words), record.origin);
  if (!rdata) return false;
  const auto rrsig = dns::Rrsig::from_wire(*rdata);
  if (rrsig.type_covered != wanted_.type || !note_signature(at.name)) return true;
  if (!wanted_.keep_signatures) rdata->clear();
  facts_.signatures.push_back(
      {at.name, record.place, rrsig.inception, rrsig.expiration, *std::move(rdata)});
  return true;
}

bool SigningCollector::add_nsec(const TypedRecord& record, const Closest& at) {
  if (!facts_.first_nsec) facts_.first_nsec = record.place;
  if (!at.exact || !hosts_.is_owner(at.name)) return true;
  const bool again = !facts_.denials.empty() && facts_.denials.back().owner == at.name;
  const auto nsec = dns::Nsec::parse(rdata_.text(record), record.origin);
  if (!nsec) return false;
  if (!again)
    facts_.denials.push_back({at.name, record.place, nsec->types.contains(wanted_.type), {}});
  return true;
}

bool SigningCollector::add_dnskey(const TypedRecord& record, const Closest& at) {
  if (!is_apex(at)) return true;
  auto key = dns::rdata_wire(types::kDnskey, rdata_.text(record), record.origin);
  if (!key) return false;
  if (facts_.dnskeys.size() < SigningFacts::kMostKeys) facts_.dnskeys.push_back(*std::move(key));
  return true;
}

bool SigningCollector::add_nsec3param(const TypedRecord& record, const Closest& at) {
  if (!is_apex(at)) return true;
  const auto param = dns::Nsec3Param::parse(rdata_.text(record), record.origin);
  if (!param) return false;
  if (param->flags != 0) return true;  // servers pass over it (RFC 5155 §4.1.2)
  if (const auto chain = chain_of(param->parameters, record.place))
    facts_.chains[*chain].named = true;
  return true;
}

// Of a zone's NSEC3 records few belong to owners of HASTLS records, and nearly all are hashed as
// the one before: only the others are taken apart.
bool SigningCollector::add_nsec3(const TypedRecord& record) {
  if (!wanted_.apex) return true;
  const auto words = rdata_.words(record);
  const bool same = is_of_last_chain(words);
  if (same && !owner_of(record.owner, last_chain_)) return true;
  std::array<std::string, 3> parameters;
  for (std::size_t i = 0; i < parameters.size() && words.size() >= kNsec3Words; ++i)
    parameters[i] = words[kParameterWords[i]].text;
  const auto nsec3 = dns::Nsec3::parse(joined(words), record.origin);
  if (!nsec3) return false;
  const auto chain = chain_of(nsec3->parameters, record.place);
  if (!chain) return true;
  last_chain_ = *chain;
  last_words_ = std::move(parameters);
  if (const auto owner = owner_of(record.owner, *chain))
    facts_.denials.push_back({*owner, record.place, nsec3->types.contains(wanted_.type),
                              static_cast<std::uint8_t>(*chain)});
  return true;
}

// Generic RDATA is never taken for the same: its second word is a length.
bool SigningCollector::is_of_last_chain(std::span<const Token> words) const {
  if (words.size() < kNsec3Words || words[0].text == "\\#" || last_words_[0].empty()) return false;
  for (std::size_t i = 0; i < last_words_.size(); ++i) {
    if (words[kParameterWords[i]].text != last_words_[i]) return false;
  }
  return true;
}

// Nothing where there are more than anybody needs.
std::optional<std::size_t> SigningCollector::chain_of(const dns::Nsec3Parameters& parameters,
                                                      const Place& place) {
  auto& chains = facts_.chains;
  const auto known = std::ranges::find(chains, parameters, &Nsec3Chain::parameters);
  if (known != chains.end()) return static_cast<std::size_t>(known - chains.begin());
  if (chains.size() == SigningFacts::kMostChains) return std::nullopt;
  chains.push_back({.parameters = parameters, .place = place});
  hash_owners(chains.back());
  return chains.size() - 1;
}

void SigningCollector::hash_owners(Nsec3Chain& chain) {
  Hashed& hashed = hashed_.emplace_back();
  WireRoom room;
  chain.checked = dns::nsec3_label(names_.wire(NameId{}, room), chain.parameters).has_value();
  for (std::uint32_t i = 0; chain.checked && i < names_.size(); ++i) {
    if (!hosts_.is_owner(NameId{i})) continue;
    const auto label = dns::nsec3_label(names_.wire(NameId{i}, room), chain.parameters);
    Hash hash{};
    std::copy_n(label->begin(), kHashSize, hash.begin());
    hashed.emplace_back(hash, NameId{i});
  }
  std::ranges::sort(hashed);
}

std::optional<NameId> SigningCollector::owner_of(std::string_view nsec3_owner,
                                                 std::size_t chain) const {
  WireRoom room;
  const std::string_view apex = names_.wire(*wanted_.apex, room);
  if (nsec3_owner.size() != 1 + kHashSize + apex.size() || nsec3_owner[0] != kHashSize ||
      !nsec3_owner.ends_with(apex))
    return std::nullopt;
  Hash hash{};
  std::copy_n(nsec3_owner.begin() + 1, kHashSize, hash.begin());
  const auto& hashed = hashed_[chain];
  const auto it = std::ranges::lower_bound(hashed, hash, {}, &Hashed::value_type::first);
  return it != hashed.end() && it->first == hash ? std::optional(it->second) : std::nullopt;
}

SigningFacts SigningCollector::take() && {
  facts_.sort();
  return std::move(facts_);
}

}  // namespace hastls::zone
