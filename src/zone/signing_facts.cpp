// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/zone/signing_facts.hpp"

#include <algorithm>
#include <utility>

namespace hastls::zone {
namespace {

using Key = std::pair<NameId, std::optional<std::uint8_t>>;

Key key_of(const DenialFact& denial) noexcept {
  return {denial.owner, denial.chain};
}

const DenialFact* find(const std::vector<DenialFact>& denials, const Key& wanted) {
  const auto it = std::ranges::lower_bound(denials, wanted, {}, key_of);
  return it != denials.end() && key_of(*it) == wanted ? &*it : nullptr;
}

}  // namespace

std::span<const SignatureFact> SigningFacts::signatures_of(NameId owner) const {
  const auto first = std::ranges::lower_bound(signatures, owner, {}, &SignatureFact::owner);
  const auto last =
      std::ranges::upper_bound(first, signatures.end(), owner, {}, &SignatureFact::owner);
  return {first, last};
}

const DenialFact* SigningFacts::nsec_of(NameId owner) const {
  return find(denials, {owner, std::nullopt});
}

const DenialFact* SigningFacts::nsec3_of(NameId owner, std::size_t chain) const {
  return find(denials, {owner, static_cast<std::uint8_t>(chain)});
}

bool SigningFacts::is_in_use(const Nsec3Chain& chain) const {
  return chain.named || std::ranges::none_of(chains, &Nsec3Chain::named);
}

void SigningFacts::sort() {
  std::ranges::stable_sort(signatures, {}, &SignatureFact::owner);
  std::ranges::stable_sort(denials, {}, key_of);
}

}  // namespace hastls::zone
