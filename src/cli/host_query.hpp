// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <span>
#include <string>
#include <vector>

#include "cli/plan_report.hpp"
#include "hastls/core/domain_name.hpp"
#include "hastls/core/result.hpp"
#include "hastls/core/rr_type.hpp"
#include "hastls/registry/application.hpp"
#include "hastls/registry/service.hpp"
#include "hastls/resolver/resolver.hpp"

namespace hastls::cli {

/// What is asked of each host.
struct HostQuestion {
  registry::Service service;
  const registry::Application* application = nullptr;
  RrType type;
};

/// What the DNS said of one host, and what is planned with.
struct HostAnswer {
  DomainName host;
  DomainName owner;
  resolver::Answer answer;
  PlanSubject subject;
};

/// The octets as RFC 3597 writes them.
[[nodiscard]] std::string generic_text(std::string_view octets);

/// Asks for the record of every host at once. What is no HASTLS RDATA is set aside (D9).
/// Errors: Network; Range for a host whose owner would be too long a name.
[[nodiscard]] Result<std::vector<HostAnswer>> ask_hosts(std::span<const DomainName> hosts,
                                                        const HostQuestion& question,
                                                        resolver::Resolver& resolver);

}  // namespace hastls::cli
