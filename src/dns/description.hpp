// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "dns/fields.hpp"

namespace hastls::dns {

/// The fields of one type's RDATA, in order.
struct Description {
  std::vector<FieldKind> fields;
  std::size_t least = 0;              ///< How many of them must be there.
  std::optional<FieldKind> repeated;  ///< Any number of these follows.
  bool own = false;                   ///< ldns knows the type otherwise, or not at all.
};

/// From ldns's own description of the type, mended where that is wrong; nothing for a type whose
/// RDATA can only be generic.
[[nodiscard]] std::optional<Description> describe(std::uint16_t type);

/// A digest whose length does not fit its algorithm (RFC 4034, 4255, 8976).
[[nodiscard]] Fault digest_fault(std::uint16_t type, std::span<const std::uint8_t> rdata);

}  // namespace hastls::dns
