// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/core/port.hpp"

#include <fmt/format.h>

#include "hastls/core/decimal.hpp"

namespace hastls {

Result<Port> Port::parse(std::string_view text) {
  const Decimal number = Decimal::parse(text, 65535);
  if (!number.fault && number.value != 0) return Port{static_cast<std::uint16_t>(number.value)};
  if (!number.fault || number.fault == DecimalFault::TooLarge)
    return Error{ErrorCode::Range, fmt::format("the port {} is outside 1 to 65535", text), {}};
  if (number.fault == DecimalFault::LeadingZero)
    return Error{ErrorCode::Syntax, fmt::format("the port {} has a leading zero", text), {}};
  return Error{
      ErrorCode::Syntax, fmt::format("'{}' is no port: decimal digits, 1 to 65535", text), {}};
}

}  // namespace hastls
