// SPDX-License-Identifier: BSD-2-Clause
#include <utility>

#include "hastls/core/ascii.hpp"
#include "hastls/dns/transfer.hpp"

namespace hastls::dns {
namespace {

constexpr std::string_view kScheme = "axfr://";

Error syntax(const char* message) {
  return {ErrorCode::Syntax, message, {}};
}

// "SERVER[:PORT]" in its two parts; the second is empty where there is none.
struct Authority {
  std::string_view server;
  std::optional<std::string_view> port;
};

Result<Authority> split_authority(std::string_view text) {
  Authority out;
  if (text.starts_with('[')) {
    const std::size_t end = text.find(']');
    if (end == std::string_view::npos) return syntax("the [ of the address is not closed");
    out.server = text.substr(1, end - 1);
    text.remove_prefix(end + 1);
    if (!text.empty() && text.front() != ':') return syntax("only :PORT may follow the ]");
  } else {
    out.server = text.substr(0, text.find(':'));
    text.remove_prefix(out.server.size());
    if (text.find(':', 1) != std::string_view::npos)
      return syntax("an IPv6 address stands in brackets: axfr://[2001:db8::53]/example.com");
  }
  if (out.server.empty()) return syntax("the server is missing: axfr://SERVER[:PORT]/ZONE");
  if (!text.empty()) out.port = text.substr(1);
  return out;
}

bool is_of_a_host(char c) noexcept {
  return ascii::is_letter(c) || ascii::is_digit(c) ||
         std::string_view("-_.:%").find(c) != std::string_view::npos;
}

}  // namespace

bool TransferUri::is_one(std::string_view text) noexcept {
  return ascii::equal_ignoring_case(text.substr(0, kScheme.size()), kScheme);
}

Result<TransferUri> TransferUri::parse(std::string_view text) {
  if (!is_one(text)) return syntax("this does not begin with axfr://");
  text.remove_prefix(kScheme.size());
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos || slash + 1 == text.size())
    return syntax("the zone is missing: axfr://SERVER[:PORT]/ZONE");
  const auto authority = split_authority(text.substr(0, slash));
  if (!authority) return authority.error();
  if (!std::ranges::all_of(authority->server, is_of_a_host))
    return syntax("the server is neither an address nor a host's name");
  TransferUri out{.server = std::string(authority->server), .zone = {}};
  if (authority->port) {
    const auto port = Port::parse(*authority->port);
    if (!port) return port.error();
    out.port = *port;
  }
  auto zone = DomainName::parse_absolute(text.substr(slash + 1));
  if (!zone) return std::move(zone).error();
  out.zone = *std::move(zone);
  return out;
}

}  // namespace hastls::dns
