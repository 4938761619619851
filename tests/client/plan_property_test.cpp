// SPDX-License-Identifier: BSD-2-Clause
// What section 4 of the draft forbids, sentence by sentence, held against the plans of all small
// RRsets. Nothing here is taken from how plans are made.
#include <algorithm>
#include <vector>

#include <gtest/gtest.h>

#include "hastls/client/plan.hpp"
#include "support/plan_text.hpp"

namespace hastls::client {
namespace {

using hastls::testing::plan_text;
using record::Hastls;
using Records = std::vector<Hastls>;

/// One plan, and what it was made of.
struct Case {
  const Records& records;
  const Request& request;
  const Plan& plan;

  [[nodiscard]] bool any_valid(auto holds) const {
    return std::ranges::any_of(
        records, [&](const Hastls& record) { return record.is_valid() && holds(record); });
  }
  [[nodiscard]] bool prefers_tls() const {
    return any_valid([](const Hastls& record) { return record.pol_pref == 1; });
  }
  [[nodiscard]] bool insecure_somewhere() const {
    return std::ranges::any_of(plan.steps,
                               [](const Step& step) { return step.security == Security::None; });
  }
};

// "MUST NOT try to communicate insecurely with that server, even if the server has set the ins-port
// to a non-zero number".
bool obeys_the_preference(const Case& of) {
  return !of.prefers_tls() || (!of.insecure_somewhere() && of.plan.verdict != Verdict::OwnPolicy &&
                               of.plan.acts_as == Policy::SecureOnly);
}

// Each step is one that a valid record offers: no port 0, none that nobody named, and the secure
// form only on a sec-port, the insecure one only on an ins-port.
bool is_offered(const Case& of) {
  return std::ranges::all_of(of.plan.steps, [&of](const Step& step) {
    if (step.port == 0) return false;
    return of.any_valid([&step](const Hastls& record) {
      return step.security == Security::None ? record.ins_port == step.port
                                             : record.sec_port == step.port;
    });
  });
}

// A CSO and whoever acts as one speaks TLS only, a CIO that is left alone never does.
bool keeps_to_the_policy(const Case& of) {
  return std::ranges::all_of(of.plan.steps, [&of](const Step& step) {
    const bool secure = step.security != Security::None;
    if (of.plan.acts_as == Policy::SecureOnly) return secure;
    return of.plan.acts_as == Policy::Fallback || !secure;
  });
}

// Taken to the letter: no CSO goes near a record with an ins-port.
bool keeps_to_the_letter(const Case& of) {
  if (of.request.reading == Reading::Sensible || of.plan.acts_as != Policy::SecureOnly) return true;
  return std::ranges::all_of(of.plan.steps, [&of](const Step& step) {
    return of.any_valid([&step](const Hastls& record) {
      return record.ins_port == 0 && record.sec_port == step.port;
    });
  });
}

// Secure before insecure, nothing twice, and each kind in the order of the records.
bool is_in_order(const Case& of) {
  const auto& steps = of.plan.steps;
  const auto first_insecure = std::ranges::find(steps, Security::None, &Step::security);
  if (std::any_of(first_insecure, steps.end(),
                  [](const Step& step) { return step.security != Security::None; }))
    return false;
  const auto rank = [&of](const Step& step) {
    return std::ranges::find_if(of.records,
                                [&step](const Hastls& record) {
                                  if (!record.is_valid()) return false;
                                  if (step.security == Security::None)
                                    return record.ins_port == step.port;
                                  const bool in_band = record.ins_port == record.sec_port;
                                  return record.sec_port == step.port &&
                                         in_band == (step.security == Security::InBand);
                                }) -
           of.records.begin();
  };
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (std::count(steps.begin(), steps.end(), steps[i]) != 1) return false;
    const bool same_kind =
        i > 0 && (steps[i - 1].security == Security::None) == (steps[i].security == Security::None);
    if (same_kind && of.request.reading == Reading::Sensible && rank(steps[i - 1]) > rank(steps[i]))
      return false;
  }
  return true;
}

// Nothing that is allowed is left out: a CFB without a preference has every port that is offered.
bool leaves_nothing_out(const Case& of) {
  if (of.plan.acts_as != Policy::Fallback) return true;
  return std::ranges::all_of(of.records, [&of](const Hastls& record) {
    const auto has = [&of](std::uint16_t port, bool secure) {
      return port == 0 || std::ranges::any_of(of.plan.steps, [&](const Step& step) {
               return step.port == port && (step.security != Security::None) == secure;
             });
    };
    return !record.is_valid() || (has(record.ins_port, false) && has(record.sec_port, true));
  });
}

bool is_told_truly(const Case& of) {
  if (of.plan.reasons.empty()) return false;
  const bool has_records = of.any_valid([](const Hastls&) { return true; });
  if (!has_records) return of.plan.verdict == Verdict::OwnPolicy && of.plan.steps.empty();
  return of.plan.verdict == (of.plan.steps.empty() ? Verdict::DoNotConnect : Verdict::Connect);
}

// How many plans of `records` were held against all of it.
std::size_t check(const Records& records) {
  for (const Policy policy : kPolicies) {
    for (const Reading reading : {Reading::Sensible, Reading::Literal}) {
      const Request request{.policy = policy, .reading = reading};
      const Plan plan = client::plan(records, request);
      const Case of{records, request, plan};
      if (obeys_the_preference(of) && is_offered(of) && keeps_to_the_policy(of) &&
          keeps_to_the_letter(of) && is_in_order(of) && leaves_nothing_out(of) && is_told_truly(of))
        continue;
      std::string text;
      for (const Hastls& record : records) text += to_text(record) + "; ";
      ADD_FAILURE() << text << to_string(policy) << ": " << plan_text(request, records);
    }
  }
  return kPolicies.size() * 2;
}

// Every record with ports of a small set and every preference, the invalid ones too.
Records all_records(const std::vector<std::uint16_t>& ports) {
  Records out;
  for (const std::uint16_t ins : ports) {
    for (const std::uint16_t sec : ports) {
      for (std::uint16_t preference = 0; preference <= 2; ++preference)
        out.push_back({ins, sec, preference});
    }
  }
  return out;
}

TEST(PlanProperty, NothingForbiddenIsEverPlanned) {
  const Records wide = all_records({0, 25, 80, 443});
  std::size_t checked = check({});
  for (const Hastls& a : wide) {
    checked += check({a});
    for (const Hastls& b : wide) checked += check({a, b});
  }
  const Records narrow = all_records({0, 25, 80});
  for (const Hastls& a : narrow) {
    for (const Hastls& b : narrow) {
      for (const Hastls& c : narrow) checked += check({a, b, c});
    }
  }
  EXPECT_EQ(checked, 6U * (1 + 48 + 48 * 48 + 27 * 27 * 27));
}

// The check itself: plans that are wrong in one thing each.
TEST(PlanProperty, TheCheckFindsWhatIsForbidden) {
  const Records preferring{{80, 443, 1}};
  const Records both{{80, 443, 0}};
  const Request request;
  const auto with = [](Policy acts_as, std::vector<Step> steps) {
    Plan plan;
    plan.verdict = Verdict::Connect;
    plan.acts_as = acts_as;
    plan.steps = std::move(steps);
    return plan;
  };
  const Step tls{443, Security::Immediate};
  const Step clear{80, Security::None};
  EXPECT_FALSE(obeys_the_preference({preferring, request, with(Policy::SecureOnly, {clear})}));
  EXPECT_FALSE(is_offered({both, request, with(Policy::Fallback, {{443, Security::None}})}));
  EXPECT_FALSE(is_offered({both, request, with(Policy::Fallback, {{80, Security::InBand}})}));
  EXPECT_FALSE(keeps_to_the_policy({both, request, with(Policy::SecureOnly, {tls, clear})}));
  EXPECT_FALSE(keeps_to_the_policy({both, request, with(Policy::InsecureOnly, {tls})}));
  EXPECT_FALSE(is_in_order({both, request, with(Policy::Fallback, {clear, tls})}));
  EXPECT_FALSE(is_in_order({both, request, with(Policy::Fallback, {tls, tls})}));
  EXPECT_FALSE(leaves_nothing_out({both, request, with(Policy::Fallback, {tls})}));
  EXPECT_FALSE(is_told_truly({both, request, with(Policy::Fallback, {})}));
  const Request literal{.reading = Reading::Literal};
  EXPECT_FALSE(keeps_to_the_letter({both, literal, with(Policy::SecureOnly, {tls})}));
}

}  // namespace
}  // namespace hastls::client
