// SPDX-License-Identifier: BSD-2-Clause
#include "cli/plan_options.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "cli/messages.hpp"
#include "cli/option_values.hpp"
#include "hastls/core/ascii.hpp"
#include "hastls/core/suggest.hpp"

namespace hastls::cli {
namespace {

Result<std::vector<client::Policy>> read_policies(const Arguments& arguments) {
  const auto given = arguments.value("client");
  if (!given) return std::vector(client::kPolicies.begin(), client::kPolicies.end());
  if (const auto policy = client::parse_policy(*given)) return std::vector{*policy};
  return Error{
      ErrorCode::Usage,
      fmt::format("option --client takes cio (insecure only), cso (secure only) or cfb (may fall "
                  "back), not '{}'",
                  *given),
      {}};
}

}  // namespace

Result<PlanOptions> read_plan_options(const Arguments& arguments) {
  constexpr std::array<std::string_view, 2> kFormats{"text", "json"};
  const auto format = choice(arguments, "format", kFormats);
  if (!format) return format.error();
  auto policies = read_policies(arguments);
  if (!policies) return std::move(policies).error();
  const bool json = *format == "json";
  if (json && policies->size() > 1)
    return Error{ErrorCode::Usage,
                 "--format json is about one client: name it with --client cio, cso or cfb",
                 {}};
  return PlanOptions{
      .policies = *std::move(policies),
      .reading = arguments.has("literal") ? client::Reading::Literal : client::Reading::Sensible,
      .json = json,
      .quiet = arguments.has("quiet")};
}

Result<RrType> read_rrtype(const Arguments& arguments, const posture::Site& site) {
  const auto text = arguments.value("rrtype");
  if (!text) return site.type.value_or(RrType{});
  const auto type = RrType::parse(*text);
  if (!type) return Error(type.error()).in_context("reading --rrtype");
  return *type;
}

const registry::Application* find_application(const registry::Service& service,
                                              const posture::Site& site, const PlanOptions& options,
                                              Env& env) {
  const registry::Application* found = site.registry.find(service.application);
  if (found != nullptr || options.quiet) return found;
  std::vector<std::string_view> names;
  for (const registry::Application* row : site.registry.rows()) names.push_back(row->name);
  const auto near = closest(service.application, names);
  say(fmt::format("{} is not in the application table, so how it starts TLS is a guess{}",
                  service.application,
                  near ? fmt::format("; did you mean {}?", *near) : std::string()),
      env.err);
  return nullptr;
}

}  // namespace hastls::cli
