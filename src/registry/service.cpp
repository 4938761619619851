// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/registry/service.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "hastls/core/ascii.hpp"
#include "hastls/core/suggest.hpp"

namespace hastls::registry {
namespace {

Error usage(std::string message) {
  return {ErrorCode::Usage, std::move(message), {}};
}

Error no_application(std::string_view name) {
  if (name.starts_with('_'))
    return usage(fmt::format("'{}' is no application's name: leave the underscore out", name));
  return usage(
      fmt::format("'{}' is no application's name: a service name is 1 to 15 letters, digits and "
                  "hyphens, as smtp or smtp/tcp (RFC 6335 §5.1)",
                  name));
}

Error no_protocol(std::string_view name) {
  const auto near = closest(name, kProtocols);
  return usage(near ? fmt::format("'{}' is no protocol; did you mean {}?", name, *near)
                    : fmt::format("'{}' is no protocol: write tcp, udp, sctp or dccp", name));
}

}  // namespace

bool is_service_name(std::string_view name) noexcept {
  const auto allowed = [](char c) { return ascii::is_letter(c) || ascii::is_digit(c) || c == '-'; };
  return !name.empty() && name.size() <= 15 && name.front() != '-' && name.back() != '-' &&
         name.find("--") == std::string_view::npos && std::ranges::all_of(name, allowed) &&
         std::ranges::any_of(name, ascii::is_letter);
}

Result<Service> Service::parse(std::string_view text) {
  const std::size_t slash = text.find('/');
  const std::string_view application = text.substr(0, slash);
  if (!is_service_name(application)) return no_application(application);
  Service out{.application = ascii::lower(application)};
  if (slash == std::string_view::npos) return out;
  out.protocol = ascii::lower(text.substr(slash + 1));
  if (std::ranges::find(kProtocols, out.protocol) == kProtocols.end())
    return no_protocol(out.protocol);
  return out;
}

Result<DomainName> Service::owner_at(const DomainName& host) const {
  const auto below = host.child('_' + protocol);
  if (!below) return below.error();
  return below->child('_' + application);
}

}  // namespace hastls::registry
