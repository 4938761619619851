// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "hastls/dns/typed.hpp"
#include "hastls/zone/name_tree.hpp"
#include "hastls/zone/place.hpp"

namespace hastls::zone {

/// An RRSIG at the owner of HASTLS records that covers their type.
/// Units: times in seconds since 1970, modulo 2^32 (RFC 4034 §3.1.5).
struct SignatureFact {
  NameId owner{};
  Place place;
  std::uint32_t inception = 0;
  std::uint32_t expiration = 0;
  std::vector<std::uint8_t> rdata;  ///< Wire form; empty unless ReadOptions::keep_signatures.
};

/// The NSEC of an owner of HASTLS records, or the NSEC3 of its hash.
struct DenialFact {
  NameId owner{};
  Place place;
  bool lists_hastls = false;            ///< Its bitmap has their type.
  std::optional<std::uint8_t> chain{};  ///< Into SigningFacts::chains; nothing for an NSEC.
};

/// NSEC3 records that are hashed alike.
struct Nsec3Chain {
  dns::Nsec3Parameters parameters;
  Place place;           ///< Of the first of its records, or of the NSEC3PARAM that names it.
  bool named = false;    ///< An NSEC3PARAM names it: servers use it (RFC 5155 §4).
  bool checked = false;  ///< Its records are in `denials`: dns::nsec3_label() knows its hashes.
};

/// What signs the zone.
/// Shape: without NSEC3 in a fragment: nobody knows its apex.
struct SigningFacts {
  static constexpr std::size_t kMostSignatures = 8;  ///< At one owner, as resolvers have it.
  static constexpr std::size_t kMostKeys = 256;
  static constexpr std::size_t kMostChains = 4;

  std::optional<Place> first_rrsig;  ///< Of any owner, over any type.
  std::optional<Place> first_nsec;   ///< Of any owner.
  std::vector<SignatureFact> signatures;
  std::vector<DenialFact> denials;
  std::vector<Nsec3Chain> chains;
  std::vector<std::vector<std::uint8_t>> dnskeys;  ///< At the apex, in wire form.

  /// In reading order.
  [[nodiscard]] std::span<const SignatureFact> signatures_of(NameId owner) const;
  /// The first one; null where there is none.
  [[nodiscard]] const DenialFact* nsec_of(NameId owner) const;
  [[nodiscard]] const DenialFact* nsec3_of(NameId owner, std::size_t chain) const;
  /// Whether servers answer with this chain: all that NSEC3PARAMs name, or all where there are
  /// none.
  [[nodiscard]] bool is_in_use(const Nsec3Chain& chain) const;

  /// For the reader: puts facts in the order in which these functions look for them.
  void sort();
};

}  // namespace hastls::zone
