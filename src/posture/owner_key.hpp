// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "hastls/core/domain_name.hpp"
#include "hastls/core/result.hpp"

namespace hastls::posture {

/// Stands between the labels of a sort key; below every character that a label may hold.
inline constexpr char kKeySeparator = '\x01';

/// A host relative to its zone as a sort key: lower-case labels from the right, joined by
/// kKeySeparator; empty for the zone itself. Octets of keys compare as the names do in canonical
/// order (RFC 4034 §6.1), because labels hold letters, digits, '-' and '_' only.
/// Errors: Syntax or Range, with `help` for the user in the error's context.
/// Spec: SPEC.md G5, G6.
[[nodiscard]] Result<std::string> host_key(std::string_view host, const DomainName& zone);

/// A zone's name. Errors: as above.
[[nodiscard]] Result<DomainName> zone_name(std::string_view text);

/// Octets on the wire of the labels in a key, the root not counted.
[[nodiscard]] std::size_t wire_size(std::string_view key) noexcept;

/// The owner that a key stands for, relative to its zone.
void append_owner_of_key(std::string& out, std::string_view key);

}  // namespace hastls::posture
