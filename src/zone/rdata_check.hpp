// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "hastls/core/domain_name.hpp"

#include "zone/entry.hpp"

namespace hastls::zone {

/// True for the unquoted `\#` that begins generic RDATA (RFC 3597 §5).
[[nodiscard]] bool is_generic(std::span<const Token> rdata) noexcept;

/// What is wrong with generic RDATA as such: its length, its hex. Precondition: is_generic().
[[nodiscard]] std::optional<TextFault> generic_fault(std::span<const Token> rdata);

/// The fields on one line, as the DNS library takes them.
[[nodiscard]] std::string joined(std::span<const Token> rdata);

/// What is wrong with the RDATA of `type`, each field of it looked at. `type_field` is pointed at
/// where RDATA is missing; `origin` is null where relative names have none.
/// Spec: SPEC.md Z4.
[[nodiscard]] std::optional<TextFault> rdata_fault(std::uint16_t type, std::span<const Token> rdata,
                                                   const Token& type_field,
                                                   const DomainName* origin);

}  // namespace hastls::zone
