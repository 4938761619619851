// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <span>
#include <string>

#include "cli/command.hpp"
#include "cli/host_query.hpp"
#include "cli/mail_query.hpp"
#include "cli/plan_options.hpp"

namespace hastls::cli {

/// What `query` found, ready to be written, and the exit code that goes with it.
struct QueryReport {
  std::string text;
  ExitCode code = ExitCode::Fine;
};

/// One host. JSON: `{"version","host","application","owner","rrtype","answer":{"dnssec","found",
/// "ttl","alias","reason"},"records":["25 25 1"],...}` and what plan_members() gives; `found` is
/// records, nodata, nxdomain or null.
[[nodiscard]] QueryReport report_host(const HostAnswer& host, const HostQuestion& question,
                                      const PlanOptions& options);

/// A mail domain, its hosts, and for each client the weakest of them. JSON:
/// `{"version","domain","mx":{the answer},"client","hosts":[{"host","preference",...}],"weakest"}`;
/// a host without MX has no preference; without a host `nothing` says why.
[[nodiscard]] QueryReport report_mail(const MailRoute& route, std::span<const HostAnswer> hosts,
                                      const PlanOptions& options);

}  // namespace hastls::cli
