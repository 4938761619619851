// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <optional>

#include "hastls/lint/rule.hpp"

namespace hastls::lint {

/// Why no RRSIG proves the set; nothing where one does. Precondition: the zone has RRSIGs.
/// Shape: related positions are those of RRSIGs.
[[nodiscard]] std::optional<Finding> signature_finding(const Context& context, const RecordSet& set,
                                                       const Findings& findings);

/// How the zone's NSEC or NSEC3 records deny the set; nothing where they do not.
/// Shape: related positions are those of such records.
[[nodiscard]] std::optional<Finding> denial_finding(const Context& context, const RecordSet& set,
                                                    const Findings& findings);

}  // namespace hastls::lint
