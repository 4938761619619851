// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "hastls/core/domain_name.hpp"

#include "zone/entry.hpp"
#include "zone/rdata_shape.hpp"

namespace hastls::zone {

/// "a name", "a 16-bit number": what a message calls the field.
[[nodiscard]] std::string_view field_name(FieldShape field) noexcept;
/// Takes every token that is left.
[[nodiscard]] bool takes_rest(FieldShape field) noexcept;
/// Takes every token that is left, and none will do.
[[nodiscard]] bool may_be_absent(FieldShape field) noexcept;
/// The octets that `text` stands for, its escapes undone.
[[nodiscard]] std::size_t text_octets(std::string_view text) noexcept;

/// What is wrong with one field. `tokens` is all that is left where takes_rest(), else one.
/// `origin` is null where relative names have none.
[[nodiscard]] std::optional<TextFault> field_fault(FieldShape field, std::span<const Token> tokens,
                                                   const DomainName* origin);

}  // namespace hastls::zone
