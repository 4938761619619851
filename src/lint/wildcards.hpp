// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "hastls/lint/rule.hpp"

namespace hastls::lint {

/// The wildcard A, AAAA or CNAME record that would answer for `host` if the zone had no name below
/// it that begins with an underscore: the one at the closest name that exists all the same. Null
/// where there is none, or where the host exists anyway.
/// Spec: RFC 4592 §3.3.1.
[[nodiscard]] const zone::Fact* wildcard_for(const Context& context, zone::NameId host);

/// True where the host's name holds the zone's twice: a final dot was forgotten. False where
/// nobody knows the zone's name, or it has one label: com.com. is a name as any other.
[[nodiscard]] bool is_doubled(const Context& context, zone::NameId host);
/// False where that holds for no host.
[[nodiscard]] bool may_be_doubled(const Context& context);

}  // namespace hastls::lint
