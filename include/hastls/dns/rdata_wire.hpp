// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "hastls/core/domain_name.hpp"
#include "hastls/core/result.hpp"

namespace hastls::dns {

/// The RDATA of one record in canonical wire form (RFC 4034 §6.2), read from presentation format
/// on one line, relative names completed by `origin`.
/// Errors: Syntax with the reason that ldns has, Unsupported for a type that ldns does not know.
[[nodiscard]] Result<std::string> canonical_rdata(std::uint16_t type, std::string_view rdata,
                                                  const DomainName& origin);

/// The same from wire form. Errors: Syntax.
[[nodiscard]] Result<std::string> canonical_rdata_from_wire(std::uint16_t type,
                                                            std::string_view wire);

}  // namespace hastls::dns
