// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/resolver/address.hpp"

#include <arpa/inet.h>
#include <array>
#include <netinet/in.h>

#include <fmt/format.h>

#include "hastls/core/port.hpp"

namespace hastls::resolver {
namespace {

bool is_ip(const std::string& text) {
  std::array<char, sizeof(in6_addr)> octets{};
  return ::inet_pton(AF_INET, text.c_str(), octets.data()) == 1 ||
         ::inet_pton(AF_INET6, text.c_str(), octets.data()) == 1;
}

}  // namespace

Result<Address> Address::parse(std::string_view text) {
  const std::size_t at = text.find('@');
  Address out{.ip = std::string(text.substr(0, at))};
  if (!is_ip(out.ip) || out.ip.find('\0') != std::string::npos)
    return Error{ErrorCode::Usage,
                 fmt::format("'{}' is no IP address: write 192.0.2.1, 192.0.2.1@5300 or "
                             "2001:db8::1@5300",
                             out.ip),
                 {}};
  if (at == std::string_view::npos) return out;
  const auto port = Port::parse(text.substr(at + 1));
  if (!port) return port.error();
  out.port = port->value();
  return out;
}

std::string Address::to_string() const {
  return fmt::format("{}@{}", ip, port);
}

}  // namespace hastls::resolver
