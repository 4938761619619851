// SPDX-License-Identifier: BSD-2-Clause
#include "cli/plan_report.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "cli/wrap.hpp"
#include "hastls/core/posture.hpp"
#include "hastls/core/printable.hpp"

namespace hastls::cli {
namespace {

using client::Plan;
using client::Security;
using client::Verdict;

constexpr std::string_view kGap = "  ";

std::string step_text(const client::Step& step, const registry::Application* application) {
  const bool named = application != nullptr && !application->upgrade.empty();
  const char* const doubt = step.ambiguous ? " (a guess)" : "";
  switch (step.security) {
    case Security::None: return fmt::format("insecure {}", step.port);
    case Security::Immediate: return fmt::format("TLS {}{}", step.port, doubt);
    case Security::InBand: break;
  }
  return fmt::format("{} {}{}", named ? printable(application->upgrade) : "STARTTLS", step.port,
                     doubt);
}

std::string reasons_text(const Plan& plan) {
  std::string out;
  for (const client::Clause clause : plan.reasons)
    out += fmt::format("{}{}", out.empty() ? "" : " ", id(clause));
  return out;
}

/// One column of the table: a client.
std::vector<std::string> column(const Plan& plan, const registry::Application* application,
                                std::size_t steps) {
  std::vector<std::string> out{std::string(to_string(plan.policy)),
                               std::string(to_string(plan.acts_as))};
  for (const client::Step& step : plan.steps) out.push_back(step_text(step, application));
  if (plan.verdict == Verdict::DoNotConnect) out.emplace_back("do not connect");
  if (plan.verdict == Verdict::OwnPolicy) out.emplace_back("by its own policy");
  out.resize(2 + steps);
  out.push_back(reasons_text(plan));
  return out;
}

std::vector<std::string> labels(std::size_t steps) {
  std::vector<std::string> out{"", "acts as", "connect"};
  out.resize(2 + steps, "then");
  out.emplace_back("because");
  return out;
}

std::string aligned(const std::vector<std::vector<std::string>>& columns) {
  std::string out;
  for (std::size_t row = 0; row < columns.front().size(); ++row) {
    std::string line;
    for (const auto& cells : columns) {
      std::size_t width = 0;
      for (const std::string& cell : cells) width = std::max(width, cell.size());
      line += fmt::format("{:<{}}{}", cells[row], width, kGap);
    }
    out += line.erase(line.find_last_not_of(' ') + 1) + '\n';
  }
  return out;
}

std::string table(std::span<const Plan> plans, const registry::Application* application) {
  std::size_t steps = 1;
  for (const Plan& plan : plans) steps = std::max(steps, plan.steps.size());
  std::vector<std::vector<std::string>> columns{labels(steps)};
  for (const Plan& plan : plans) columns.push_back(column(plan, application, steps));
  return aligned(columns);
}

// Each clause that some plan rests on, once, in the order of the table.
std::string legend(std::span<const Plan> plans) {
  std::string out;
  std::set<client::Clause> said;
  for (const Plan& plan : plans) {
    for (const client::Clause clause : plan.reasons) {
      if (said.insert(clause).second) out += fmt::format("{:<4} {}\n", id(clause), summary(clause));
    }
  }
  return out;
}

const client::Ignored* ignored(const Plan& plan, std::size_t index) {
  const auto it = std::ranges::find(plan.ignored, index, &client::Ignored::index);
  return it == plan.ignored.end() ? nullptr : &*it;
}

std::string record_line(const record::Hastls& record, const client::Ignored* fault) {
  const auto posture = record.posture();
  const std::string standing =
      fault != nullptr ? fmt::format("ignored, {}: {}", id(fault->because), summary(fault->because))
                       : std::string(posture ? to_string(*posture) : "");
  return fmt::format("record   {:<12} {}\n", to_text(record), standing);
}

std::string records_text(const PlanSubject& subject, const Plan& plan) {
  std::string out;
  for (std::size_t i = 0; i < subject.records.size(); ++i)
    out += record_line(subject.records[i], ignored(plan, i));
  for (const Unreadable& record : subject.unreadable)
    out += fmt::format("record   {} ignored, {}: {}\n", printable(record.text),
                       id(client::Clause::D1), printable(record.why));
  const std::string why = subject.weak_link.empty() ? "" : ": " + subject.weak_link;
  return out + fmt::format("dnssec   {}{}\n", to_string(subject.dnssec), why);
}

report::Array steps_value(const Plan& plan) {
  report::Array out;
  for (const client::Step& step : plan.steps) {
    report::Object members{{"port", step.port}, {"tls", to_string(step.security)}};
    if (step.ambiguous) members.emplace_back("ambiguous", true);
    out.emplace_back(std::move(members));
  }
  return out;
}

report::Array ignored_value(const PlanSubject& subject, const Plan& plan) {
  report::Array out;
  for (const client::Ignored& record : plan.ignored)
    out.emplace_back(report::Object{{"record", to_text(subject.records[record.index])},
                                    {"reason", id(record.because)}});
  for (const Unreadable& record : subject.unreadable)
    out.emplace_back(report::Object{{"record", record.text}, {"reason", id(client::Clause::D1)}});
  return out;
}

bool is_known(const Plan& plan) noexcept {
  const bool failed_closed = plan.dnssec != DnssecStatus::Secure;
  return plan.verdict != Verdict::OwnPolicy && !failed_closed;
}

}  // namespace

std::vector<Plan> make_plans(const PlanSubject& subject, const PlanOptions& options) {
  std::vector<Plan> out;
  for (const client::Policy policy : options.policies)
    out.push_back(client::plan(subject.records, {.policy = policy,
                                                 .dnssec = subject.dnssec,
                                                 .application = subject.application,
                                                 .reading = options.reading}));
  return out;
}

std::string plans_text(const PlanSubject& subject, std::span<const Plan> plans,
                       const PlanOptions& options) {
  std::string out = records_text(subject, plans.front());
  out += '\n' + table(plans, subject.application);
  if (!options.quiet) out += '\n' + legend(plans);
  return out;
}

report::Object plan_members(const PlanSubject& subject, const Plan& plan) {
  report::Array reasons;
  for (const client::Clause clause : plan.reasons) reasons.emplace_back(id(clause));
  report::Object out{{"client", to_string(plan.policy)},
                     {"acts_as", to_string(plan.acts_as)},
                     {"dnssec", to_string(plan.dnssec)},
                     {"information", is_known(plan)}};
  if (plan.verdict != Verdict::OwnPolicy) out.emplace_back("connect", steps_value(plan));
  out.emplace_back("reasons", std::move(reasons));
  if (auto left_out = ignored_value(subject, plan); !left_out.empty())
    out.emplace_back("ignored", std::move(left_out));
  return out;
}

ExitCode exit_code(std::span<const Plan> plans) noexcept {
  const bool none = std::ranges::all_of(
      plans, [](const Plan& plan) { return plan.verdict == Verdict::DoNotConnect; });
  return none ? ExitCode::Findings : ExitCode::Fine;
}

}  // namespace hastls::cli
