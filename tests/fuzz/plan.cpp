// SPDX-License-Identifier: BSD-2-Clause
// Any RRset and any client: the sentences of section 4 of the draft hold for the plan, as those of
// the table in docs/protocol.md do.
#include "hastls/client/plan.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "hastls/client/exposure.hpp"
#include "hastls/registry/registry.hpp"

#include "fuzz/target.hpp"

namespace hastls::fuzz {
namespace {

using client::Plan;
using client::Policy;
using client::Security;
using client::Step;
using record::Hastls;
using Records = std::vector<Hastls>;

bool is_secure(const Step& step) {
  return step.security != Security::None;
}

// A step of each record that counts, or none.
bool is_offered(const Step& step, const Records& records) {
  return step.port != 0 && std::ranges::any_of(records, [&step](const Hastls& record) {
           return record.is_valid() &&
                  (is_secure(step) ? record.sec_port : record.ins_port) == step.port;
         });
}

void expect_steps(const Plan& plan, const Records& records, std::string_view shown) {
  const bool prefers = std::ranges::any_of(
      records, [](const Hastls& record) { return record.is_valid() && record.pol_pref == 1; });
  for (const Step& step : plan.steps) {
    hold(is_offered(step, records), "a step is offered", shown);
    hold(std::ranges::count(plan.steps, step) == 1, "no step stands twice", shown);
    hold(is_secure(step) || !prefers, "C1: with a preference nothing is insecure", shown);
    hold(is_secure(step) || plan.acts_as != Policy::SecureOnly, "C3: a CSO speaks TLS", shown);
    hold(!is_secure(step) || plan.acts_as != Policy::InsecureOnly, "C2: a CIO does not", shown);
  }
  hold(std::ranges::is_partitioned(plan.steps, is_secure), "C4: securely first", shown);
  hold(!prefers || plan.acts_as == Policy::SecureOnly || plan.steps.empty(),
       "C1: a preference makes a CSO of every client", shown);
}

void expect_told(const Plan& plan, const client::Request& request, const Records& records,
                 std::string_view shown) {
  hold(!plan.reasons.empty(), "a plan rests on something", shown);
  hold(plan.policy == request.policy, "a client keeps its own policy", shown);
  hold(plan.steps.empty() == (plan.verdict != client::Verdict::Connect), "a verdict fits", shown);
  const auto counts = [](const Hastls& record) { return record.is_valid(); };
  const bool used = request.dnssec == DnssecStatus::Secure;
  if (used && std::ranges::any_of(records, counts)) {
    hold(plan.verdict != client::Verdict::OwnPolicy, "a record counts", shown);
    hold(std::ssize(plan.ignored) == std::ssize(records) - std::ranges::count_if(records, counts),
         "D9: what does not count is named", shown);
  }
  const bool closed =
      request.dnssec == DnssecStatus::Bogus || request.dnssec == DnssecStatus::Failed;
  hold(!closed || plan.verdict == client::Verdict::DoNotConnect, "D10, D11: fail closed", shown);
  hold(used || plan.steps.empty(), "R9: what is not secure is not used", shown);
  static_cast<void>(client::exposure(plan));
}

std::string shown(const Records& records, const client::Request& request) {
  std::string out =
      fmt::format("{} {}", client::to_string(request.policy), static_cast<int>(request.dnssec));
  for (const Hastls& record : records) out += ", " + record::to_text(record);
  return out;
}

}  // namespace
}  // namespace hastls::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hastls;
  fuzz::Feed feed(data, size);
  const auto rows = registry::built_in();
  client::Request request;
  request.policy = client::kPolicies.at(feed.below(client::kPolicies.size()));
  request.dnssec = static_cast<DnssecStatus>(feed.below(5));
  const std::size_t row = feed.below(rows.size() + 1);
  request.application = row < rows.size() ? &rows[row] : nullptr;
  const unsigned ways = feed.octet();
  request.reading = (ways & 1U) != 0 ? client::Reading::Literal : client::Reading::Sensible;
  request.tls_is_out = (ways & 2U) != 0;
  fuzz::Records records;
  while (!feed.at_end()) {
    const std::uint16_t insecure = feed.number();
    const std::uint16_t secure = feed.number();
    records.push_back({insecure, secure, feed.number()});
  }
  const client::Plan plan = client::plan(records, request);
  const std::string shown = fuzz::shown(records, request);
  fuzz::expect_steps(plan, records, shown);
  fuzz::expect_told(plan, request, records, shown);
  return 0;
}
