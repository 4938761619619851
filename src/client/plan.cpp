// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/client/plan.hpp"

#include <algorithm>

#include "hastls/registry/tls_start.hpp"

namespace hastls::client {
namespace {

using record::Hastls;

Step secure_step(const Hastls& record, const registry::Application* application) {
  const auto rule = registry::tls_start(record.ins_port, record.sec_port, application);
  const bool in_band = rule.start == registry::TlsStart::InBand;
  return {record.sec_port, in_band ? Security::InBand : Security::Immediate, rule.ambiguous};
}

void add_once(std::vector<Step>& steps, const Step& step) {
  if (std::ranges::find(steps, step) == steps.end()) steps.push_back(step);
}

constexpr Clause clause_of(Policy policy) noexcept {
  switch (policy) {
    case Policy::InsecureOnly: return Clause::C2;
    case Policy::SecureOnly: return Clause::C3;
    case Policy::Fallback: return Clause::C4;
  }
  return Clause::C4;
}

/// Makes the plan of records that arrived securely.
class Planner {
 public:
  Planner(std::span<const Hastls> records, const Request& request) : request_(request) {
    plan_.policy = plan_.acts_as = request.policy;
    plan_.dnssec = request.dnssec;
    for (std::size_t i = 0; i < records.size(); ++i) {
      if (records[i].is_valid()) {
        valid_.push_back(records[i]);
      } else {
        plan_.ignored.push_back({i, records[i].posture() ? Clause::R6 : Clause::R2});
      }
    }
  }

  [[nodiscard]] Plan make() && {
    if (valid_.empty()) return std::move(*this).without_records();
    if (std::ranges::find(valid_, 1, &Hastls::pol_pref) != valid_.end())
      plan_.acts_as = Policy::SecureOnly;
    add_steps();
    plan_.verdict = plan_.steps.empty() ? Verdict::DoNotConnect : Verdict::Connect;
    give_reasons();
    return std::move(plan_);
  }

 private:
  [[nodiscard]] Plan without_records() && {
    plan_.verdict = Verdict::OwnPolicy;
    if (!plan_.ignored.empty()) because(Clause::D9);
    because(Clause::D10);
    because(Clause::R5);
    return std::move(plan_);
  }

  void add_steps() {
    const bool without_tls = request_.tls_is_out && plan_.acts_as == Policy::Fallback;
    for (const Hastls& record : valid_) {
      if (permitted(record).secure && !without_tls)
        add_once(plan_.steps, secure_step(record, request_.application));
    }
    for (const Hastls& record : valid_) {
      if (permitted(record).insecure)
        add_once(plan_.steps, {record.ins_port, Security::None, false});
    }
  }

  void give_reasons() {
    const bool turned = plan_.acts_as != plan_.policy;
    if (turned) because(Clause::C1);
    // C1 says all there is to say, unless what it made of the client is kept from a record.
    if (!turned || std::ranges::find(valid_, 0, &Hastls::sec_port) != valid_.end())
      because(clause_of(plan_.acts_as));
    if (std::ranges::any_of(valid_, [this](const Hastls& record) { return is_shunned(record); }))
      because(Clause::D8);
    if (valid_.size() + plan_.ignored.size() > 1 || !plan_.ignored.empty()) because(Clause::D9);
    if (std::ranges::any_of(plan_.steps, &Step::ambiguous)) because(Clause::D6);
  }

  [[nodiscard]] Permit permitted(const Hastls& record) const noexcept {
    return permit(record, plan_.acts_as, request_.reading);
  }
  // Kept away from it by the literal reading alone.
  [[nodiscard]] bool is_shunned(const Hastls& record) const noexcept {
    return permitted(record) != permit(record, plan_.acts_as);
  }
  void because(Clause clause) { plan_.reasons.push_back(clause); }

  const Request& request_;
  std::vector<Hastls> valid_;
  Plan plan_;
};

// What is decided without a look at the records.
Plan untouched(const Request& request, Verdict verdict, std::vector<Clause> reasons) {
  return {.verdict = verdict,
          .policy = request.policy,
          .acts_as = request.policy,
          .dnssec = request.dnssec,
          .steps = {},
          .reasons = std::move(reasons),
          .ignored = {}};
}

}  // namespace

std::string_view to_string(Security security) noexcept {
  switch (security) {
    case Security::None: return "none";
    case Security::Immediate: return "immediate";
    case Security::InBand: return "in-band";
  }
  return "";
}

Plan plan(std::span<const Hastls> records, const Request& request) {
  switch (request.dnssec) {
    case DnssecStatus::Secure: return Planner(records, request).make();
    case DnssecStatus::Insecure:
    case DnssecStatus::Indeterminate:
      return untouched(request, Verdict::OwnPolicy, {Clause::D10, Clause::R9, Clause::R5});
    case DnssecStatus::Bogus: return untouched(request, Verdict::DoNotConnect, {Clause::D10});
    case DnssecStatus::Failed: break;
  }
  return untouched(request, Verdict::DoNotConnect, {Clause::D11});
}

}  // namespace hastls::client
