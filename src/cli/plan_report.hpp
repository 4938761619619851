// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <span>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/plan_options.hpp"
#include "hastls/client/plan.hpp"
#include "hastls/core/dnssec_status.hpp"
#include "hastls/record/hastls.hpp"
#include "hastls/registry/application.hpp"
#include "hastls/report/value.hpp"

namespace hastls::cli {

/// RDATA that is no HASTLS RDATA: it is named, and does not count (D1, D9).
struct Unreadable {
  std::string text;  ///< As RFC 3597 writes it.
  std::string why;
};

/// What is planned with, wherever it came from.
struct PlanSubject {
  std::vector<record::Hastls> records;
  std::vector<Unreadable> unreadable;
  const registry::Application* application = nullptr;
  DnssecStatus dnssec = DnssecStatus::Secure;
  std::string weak_link;  ///< Why the status is not that of the records themselves; mostly empty.
};

/// One plan for each of the policies in `options`.
[[nodiscard]] std::vector<client::Plan> make_plans(const PlanSubject& subject,
                                                   const PlanOptions& options);

/// The records, the clients side by side, and unless `options` are quiet what the clauses say.
[[nodiscard]] std::string plans_text(const PlanSubject& subject,
                                     std::span<const client::Plan> plans,
                                     const PlanOptions& options);

/// `{"client","acts_as","dnssec","information","connect","reasons","ignored"}`, the last where some
/// record is.
/// Spec: SPEC.md section 5.
[[nodiscard]] report::Object plan_members(const PlanSubject& subject, const client::Plan& plan);

/// Findings where none of the clients may connect.
[[nodiscard]] ExitCode exit_code(std::span<const client::Plan> plans) noexcept;

}  // namespace hastls::cli
