// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace hastls::dns {

/// The type that ldns knows and whose RDATA has the same fields as that of `type`; `type` itself
/// for most.
[[nodiscard]] std::uint16_t described_as(std::uint16_t type) noexcept;

/// True for what asks or signs in messages and stands in no zone: OPT, TSIG, AXFR, ANY.
[[nodiscard]] bool is_meta_type(std::uint16_t type) noexcept;

/// "MX", or "TYPE1234" where the type has no mnemonic.
[[nodiscard]] std::string type_name(std::uint16_t type);

}  // namespace hastls::dns
