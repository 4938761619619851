// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hastls/core/domain_name.hpp"

namespace hastls::dns {

/// Why the RDATA of one record is not of its type; nothing where it is.
/// Shape: `rdata` is presentation format on one line, comments and parentheses gone, or generic
/// RDATA (`\# 4 c0000201`). The answer is one clause, lower case, no full stop.
/// Spec: SPEC.md Z4. Each word is held to its field's own syntax before ldns judges the octets.
[[nodiscard]] std::optional<std::string> rdata_fault(std::uint16_t type, std::string_view rdata,
                                                     const DomainName& origin);

/// Which word of the RDATA that is about.
struct RdataFault {
  std::string message;   ///< As rdata_fault() says it.
  std::size_t word = 0;  ///< Counted from 0; the number of words where one is missing.
};
/// The same with its position.
[[nodiscard]] std::optional<RdataFault> locate_rdata_fault(std::uint16_t type,
                                                           std::string_view rdata,
                                                           const DomainName& origin);

/// The same RDATA in canonical wire form (RFC 4034 §6.2); nothing where rdata_fault() has a reason.
[[nodiscard]] std::optional<std::vector<std::uint8_t>> rdata_wire(std::uint16_t type,
                                                                  std::string_view rdata,
                                                                  const DomainName& origin);

/// The code of a type's mnemonic or of `TYPEnnn` (RFC 3597 §5), in any letter case.
/// HASTLS has no assigned code and is not known here.
[[nodiscard]] std::optional<std::uint16_t> type_code(std::string_view mnemonic);

}  // namespace hastls::dns
