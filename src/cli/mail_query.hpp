// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/host_query.hpp"
#include "hastls/core/domain_name.hpp"
#include "hastls/core/result.hpp"
#include "hastls/resolver/resolver.hpp"

namespace hastls::cli {

/// Where the mail of a domain goes.
struct MailRoute {
  DomainName domain;
  resolver::Answer answer;                 ///< To the question for its MX records.
  std::vector<std::uint16_t> preferences;  ///< Of the hosts; none where the domain is its own.
  std::vector<DomainName> hosts;           ///< By preference, then by name; each once.
  std::vector<std::string> unreadable;     ///< MX RDATA that is none, as RFC 3597 writes it.
  std::string dead_end;                    ///< Why there is no host; empty where there are.

  /// RFC 5321 §5.1: without MX records the domain itself is asked.
  [[nodiscard]] bool is_implicit() const noexcept { return preferences.empty(); }
};

/// Errors: Network.
[[nodiscard]] Result<MailRoute> find_mail_route(const DomainName& domain,
                                                resolver::Resolver& resolver);

/// The hosts of the route, each worth no more than the route to it (D10).
/// Errors: as ask_hosts().
[[nodiscard]] Result<std::vector<HostAnswer>> ask_mail_hosts(const MailRoute& route,
                                                             const HostQuestion& question,
                                                             resolver::Resolver& resolver);

}  // namespace hastls::cli
