// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <string_view>

namespace hastls::zone {

/// Whether `octets` can be RDATA of `type` on the wire; true for a type that is not known.
[[nodiscard]] bool is_rdata_of(std::uint16_t type, std::string_view octets) noexcept;

}  // namespace hastls::zone
