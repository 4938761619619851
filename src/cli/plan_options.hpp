// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <vector>

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "hastls/client/permit.hpp"
#include "hastls/client/policy.hpp"
#include "hastls/core/result.hpp"
#include "hastls/core/rr_type.hpp"
#include "hastls/posture/site.hpp"
#include "hastls/registry/service.hpp"

namespace hastls::cli {

// The options that every command which makes plans has.
inline constexpr Option kClientOption{
    .name = "client",
    .letter = 'c',
    .argument = "POLICY",
    .summary =
        "cio (insecure only), cso (secure only) or cfb (may fall back); all three side by "
        "side where it is left out"};
inline constexpr Option kLiteralOption{
    .name = "literal",
    .summary =
        "read the draft to the letter: a secure-only client avoids every record that gives "
        "an ins-port"};
inline constexpr Option kPlanFormatOption{.name = "format",
                                          .letter = 'f',
                                          .argument = "FORMAT",
                                          .summary = "text or json (of one client)",
                                          .preset = "text"};
inline constexpr Option kRrtypeOption{
    .name = "rrtype",
    .argument = "TYPE",
    .summary = "the type code that stands for HASTLS (default: TYPE65443)"};
inline constexpr Option kConfigOption{
    .name = "config",
    .argument = "FILE",
    .summary = "the configuration, instead of the nearest .hastls.yaml"};

/// For whom plans are made, and how they are shown.
struct PlanOptions {
  std::vector<client::Policy> policies;  ///< The one that --client names, or all.
  client::Reading reading = client::Reading::Sensible;
  bool json = false;
  bool quiet = false;  ///< Without what explains the clauses.
};

/// Errors: Usage.
[[nodiscard]] Result<PlanOptions> read_plan_options(const Arguments& arguments);

/// What --rrtype says, else the site, else 65443. Errors: Usage.
[[nodiscard]] Result<RrType> read_rrtype(const Arguments& arguments, const posture::Site& site);

/// The service's row in the table. Null where it has none, which env.err hears of.
[[nodiscard]] const registry::Application* find_application(const registry::Service& service,
                                                            const posture::Site& site,
                                                            const PlanOptions& options, Env& env);

}  // namespace hastls::cli
