// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/dns/rdata_wire.hpp"

#include <fmt/format.h>

#include "hastls/dns/rdata.hpp"

namespace hastls::dns {

Result<std::string> canonical_rdata(std::uint16_t type, std::string_view rdata,
                                    const DomainName& origin) {
  const auto wire = rdata_wire(type, rdata, origin);
  if (wire) return std::string(wire->begin(), wire->end());
  return Error{ErrorCode::Syntax, rdata_fault(type, rdata, origin).value_or(""), {}};
}

Result<std::string> canonical_rdata_from_wire(std::uint16_t type, std::string_view wire) {
  std::string generic = fmt::format("\\# {} ", wire.size());
  for (const char c : wire) generic += fmt::format("{:02x}", static_cast<unsigned char>(c));
  return canonical_rdata(type, generic, DomainName{});
}

}  // namespace hastls::dns
