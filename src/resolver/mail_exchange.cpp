// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/resolver/mail_exchange.hpp"

namespace hastls::resolver {

std::optional<MailExchange> MailExchange::from_rdata(std::string_view octets) {
  if (octets.size() < 3) return std::nullopt;
  const auto host = DomainName::from_wire(octets.substr(2));
  if (!host) return std::nullopt;
  const auto octet = [octets](std::size_t i) { return static_cast<unsigned char>(octets[i]); };
  return MailExchange{.preference = static_cast<std::uint16_t>(octet(0) << 8 | octet(1)),
                      .host = *host};
}

}  // namespace hastls::resolver
