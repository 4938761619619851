// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <optional>
#include <string>

#include "hastls/zone/zone.hpp"

namespace hastls::zone {

/// Why an RRSIG does not prove the HASTLS RRset that `member` is of, whatever its times are;
/// nothing where it does, and where a record of the set cannot be read.
/// Shape: one clause about the RRSIG. Precondition: the zone was read with
/// ReadOptions::keep_signatures, and has an apex.
/// Spec: dns::signature_fault().
[[nodiscard]] std::optional<std::string> signature_fault(const Zone& zone,
                                                         const HastlsRecord& member,
                                                         const SignatureFact& rrsig);

/// The first label of the NSEC3 that belongs to `owner`. Precondition: the chain is `checked`.
[[nodiscard]] std::string nsec3_label(const Zone& zone, NameId owner, const Nsec3Chain& chain);

}  // namespace hastls::zone
