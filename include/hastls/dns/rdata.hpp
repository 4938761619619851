// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "hastls/core/domain_name.hpp"

namespace hastls::dns {

/// Why ldns refuses the RDATA of one record, in presentation format on one line, relative names
/// completed by origin; nothing where it takes it.
[[nodiscard]] std::optional<std::string> rdata_fault(std::uint16_t type, std::string_view rdata,
                                                     const DomainName& origin);

}  // namespace hastls::dns
