// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hastls/core/domain_name.hpp"
#include "hastls/dns/typed.hpp"

namespace hastls::dns {

/// One RRset as it stands in its zone; a record that is there twice is there once.
/// Shape: each `rdata` in wire form.
struct Rrset {
  DomainName owner;
  std::uint16_t type = 0;
  std::uint16_t rr_class = 1;
  std::vector<std::vector<std::uint8_t>> rdata;
};

/// Why `rrsig` does not prove `rrset`; nothing where it does.
/// Shape: `rrsig` and `keys`, the DNSKEYs of `apex`, as rdata_wire() makes them. The answer is one
/// clause about the RRSIG, lower case, no full stop.
/// Spec: RFC 4035 §5.3.1 but for the times, and §5.3.3; a revoked key proves nothing (RFC 5011
/// §2.1). Of keys that share a tag and an algorithm the first four are tried.
[[nodiscard]] std::optional<std::string> signature_fault(
    const Rrset& rrset, std::span<const std::uint8_t> rrsig,
    std::span<const std::vector<std::uint8_t>> keys, const DomainName& apex);

/// Of NSEC3 hashes. Above it resolvers take a zone for insecure, many from fewer on (RFC 9276
/// §3.2).
inline constexpr std::uint16_t kMostIterations = 150;

/// The first label of the NSEC3 that belongs to a name, in lower case; nothing for an algorithm
/// other than SHA-1, and above kMostIterations.
/// Shape: `owner` in lower-case wire form.
[[nodiscard]] std::optional<std::string> nsec3_label(std::string_view owner,
                                                     const Nsec3Parameters& parameters);

}  // namespace hastls::dns
