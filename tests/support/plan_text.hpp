// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hastls/client/plan.hpp"
#include "hastls/registry/registry.hpp"

namespace hastls::testing {

inline client::Request ask(client::Policy policy, std::string_view application) {
  static const registry::Registry table;
  return {.policy = policy, .application = table.find(application)};
}

inline std::string step_text(const client::Step& step) {
  const char* const word = step.security == client::Security::None        ? "insecure "
                           : step.security == client::Security::Immediate ? "tls "
                                                                          : "upgrade ";
  return word + std::to_string(step.port) + (step.ambiguous ? "?" : "");
}

/// "tls 443, insecure 80 as CSO (1:R2) [C1 D9]": the steps, `no` or `own`; the policy where it is
/// another than the client's; the records that do not count; the clauses.
inline std::string plan_text(const client::Request& request,
                             const std::vector<record::Hastls>& records) {
  const client::Plan plan = client::plan(records, request);
  std::string out;
  for (const client::Step& step : plan.steps) out += (out.empty() ? "" : ", ") + step_text(step);
  if (plan.verdict == client::Verdict::DoNotConnect) out += "no";
  if (plan.verdict == client::Verdict::OwnPolicy) out += "own";
  if (plan.acts_as != plan.policy) out.append(" as ").append(to_string(plan.acts_as));
  std::string ignored;
  for (const client::Ignored& record : plan.ignored)
    ignored.append(ignored.empty() ? "" : " ")
        .append(std::to_string(record.index) + ":")
        .append(id(record.because));
  if (!ignored.empty()) out += " (" + ignored + ")";
  std::string reasons;
  for (const client::Clause clause : plan.reasons)
    reasons.append(reasons.empty() ? "" : " ").append(id(clause));
  return out + " [" + reasons + "]";
}

}  // namespace hastls::testing
