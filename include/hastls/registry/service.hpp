// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "hastls/core/domain_name.hpp"
#include "hastls/core/result.hpp"

namespace hastls::registry {

/// The transport protocols that an owner can name (SPEC.md G3).
inline constexpr std::array<std::string_view, 4> kProtocols{"tcp", "udp", "sctp", "dccp"};

/// True for a service name of RFC 6335 §5.1: 1 to 15 letters, digits and hyphens, a letter among
/// them, no hyphen at either end nor beside another.
[[nodiscard]] bool is_service_name(std::string_view name) noexcept;

/// One application over one transport protocol, lower-case, without underscores.
struct Service {
  std::string application;
  std::string protocol = "tcp";

  /// Reads `smtp` or `smtp/tcp`, any letter case.
  /// Errors: Usage, with what to write instead.
  [[nodiscard]] static Result<Service> parse(std::string_view text);

  /// `smtp/tcp`.
  [[nodiscard]] std::string to_string() const { return application + '/' + protocol; }
  /// `_smtp._tcp.host` (SPEC.md R1). Errors: Range where that is too long a name.
  [[nodiscard]] Result<DomainName> owner_at(const DomainName& host) const;
};

}  // namespace hastls::registry
