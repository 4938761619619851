// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/client/plan.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hastls/registry/registry.hpp"
#include "support/plan_text.hpp"

namespace hastls::client {
namespace {

using hastls::testing::ask;
using hastls::testing::plan_text;
using record::Hastls;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// One row of the table of SPEC.md section 2: what CIO, CSO and CFB do, and by which clauses.
struct Row {
  Hastls record;
  const char* application;
  const char* cio;
  const char* cso;
  const char* cfb;
};
const std::vector<Row> rows{
    {{80, 0, 0}, "http", "insecure 80 [C2]", "no [C3]", "insecure 80 [C4]"},
    {{80, 0, 1}, "http", "no as CSO [C1 C3]", "no [C3]", "no as CSO [C1 C3]"},
    {{0, 443, 0}, "http", "no [C2]", "tls 443 [C3]", "tls 443 [C4]"},
    {{0, 443, 1}, "http", "tls 443 as CSO [C1]", "tls 443 [C3]", "tls 443 as CSO [C1]"},
    {{80, 443, 0}, "http", "insecure 80 [C2]", "tls 443 [C3]", "tls 443, insecure 80 [C4]"},
    {{80, 443, 1}, "http", "tls 443 as CSO [C1]", "tls 443 [C3]", "tls 443 as CSO [C1]"},
    {{25, 25, 0}, "smtp", "insecure 25 [C2]", "upgrade 25 [C3]", "upgrade 25, insecure 25 [C4]"},
    {{25, 25, 1}, "smtp", "upgrade 25 as CSO [C1]", "upgrade 25 [C3]", "upgrade 25 as CSO [C1]"},
    {{0, 25, 0}, "smtp", "no [C2]", "upgrade 25 [C3]", "upgrade 25 [C4]"},
    {{0, 25, 1}, "smtp", "upgrade 25 as CSO [C1]", "upgrade 25 [C3]", "upgrade 25 as CSO [C1]"},
    {{0, 0, 0},
     "http",
     "own (0:R2) [D9 D10 R5]",
     "own (0:R2) [D9 D10 R5]",
     "own (0:R2) [D9 D10 R5]"},
    {{0, 0, 1},
     "smtp",
     "own (0:R2) [D9 D10 R5]",
     "own (0:R2) [D9 D10 R5]",
     "own (0:R2) [D9 D10 R5]"},
    {{25, 25, 2},
     "smtp",
     "own (0:R6) [D9 D10 R5]",
     "own (0:R6) [D9 D10 R5]",
     "own (0:R6) [D9 D10 R5]"},
};

TEST(Plan, DoesWhatTheTableSays) {
  for (const Row& row : rows) {
    SCOPED_TRACE(to_text(row.record));
    EXPECT_EQ(plan_text(ask(Policy::InsecureOnly, row.application), {row.record}), row.cio);
    EXPECT_EQ(plan_text(ask(Policy::SecureOnly, row.application), {row.record}), row.cso);
    EXPECT_EQ(plan_text(ask(Policy::Fallback, row.application), {row.record}), row.cfb);
  }
}

TEST(Plan, ReadLiterallyKeepsASecureClientFromEveryInsPort) {
  const auto literal = [](Policy policy, const std::vector<Hastls>& records) {
    Request request = ask(policy, "http");
    request.reading = Reading::Literal;
    return plan_text(request, records);
  };
  EXPECT_EQ(literal(Policy::SecureOnly, {{80, 443, 0}}), "no [C3 D8]");
  EXPECT_EQ(literal(Policy::SecureOnly, {{0, 443, 0}}), "tls 443 [C3]");
  EXPECT_EQ(literal(Policy::SecureOnly, {{80, 0, 0}}), "no [C3]");
  EXPECT_EQ(literal(Policy::Fallback, {{25, 25, 1}}), "no as CSO [C1 D8]");
  EXPECT_EQ(literal(Policy::InsecureOnly, {{80, 443, 1}}), "no as CSO [C1 D8]");
  EXPECT_EQ(literal(Policy::Fallback, {{80, 443, 0}}), "tls 443, insecure 80 [C4]");
  EXPECT_EQ(literal(Policy::InsecureOnly, {{80, 443, 0}}), "insecure 80 [C2]");
  // Record by record: one that gives no ins-port still serves.
  EXPECT_EQ(literal(Policy::SecureOnly, {{80, 443, 0}, {0, 8443, 0}}), "tls 8443 [C3 D8 D9]");
}

TEST(Plan, TakesEveryWayOfEveryRecordOnce) {
  const std::vector<Hastls> records{{80, 443, 0}, {8080, 8443, 0}, {80, 8443, 0}};
  EXPECT_EQ(plan_text(ask(Policy::Fallback, "http"), records),
            "tls 443, tls 8443, insecure 80, insecure 8080 [C4 D9]");
  EXPECT_EQ(plan_text(ask(Policy::SecureOnly, "http"), records), "tls 443, tls 8443 [C3 D9]");
  EXPECT_EQ(plan_text(ask(Policy::InsecureOnly, "http"), records),
            "insecure 80, insecure 8080 [C2 D9]");
  EXPECT_EQ(plan_text(ask(Policy::Fallback, "http"), {{8080, 8443, 0}, {80, 443, 0}}),
            "tls 8443, tls 443, insecure 8080, insecure 80 [C4 D9]");
}

TEST(Plan, OnePreferenceHoldsForTheWholeSet) {
  const std::vector<Hastls> records{{80, 443, 0}, {8080, 0, 0}, {0, 8443, 1}};
  for (const Policy policy : {Policy::InsecureOnly, Policy::Fallback})
    EXPECT_EQ(plan_text(ask(policy, "http"), records), "tls 443, tls 8443 as CSO [C1 C3 D9]");
  EXPECT_EQ(plan_text(ask(Policy::SecureOnly, "http"), records), "tls 443, tls 8443 [C3 D9]");
}

TEST(Plan, PassesOverInvalidRecordsAndTheirPreferences) {
  const std::vector<Hastls> records{{0, 0, 1}, {80, 443, 0}, {8080, 8443, 7}};
  EXPECT_EQ(plan_text(ask(Policy::Fallback, "http"), records),
            "tls 443, insecure 80 (0:R2 2:R6) [C4 D9]");
}

// The same port in two ways is two ways; the same way twice is one.
TEST(Plan, TellsWaysApartByPortAndSecurity) {
  EXPECT_EQ(plan_text(ask(Policy::Fallback, "imap"), {{143, 143, 0}, {143, 993, 0}, {0, 993, 0}}),
            "upgrade 143, tls 993, insecure 143 [C4 D9]");
  EXPECT_EQ(plan_text(ask(Policy::Fallback, "imap"), {{1993, 1993, 0}, {0, 1993, 0}}),
            "upgrade 1993, tls 1993?, insecure 1993 [C4 D9 D6]");
}

TEST(Plan, SaysWhereTheStartOfTlsIsAGuess) {
  EXPECT_EQ(plan_text(ask(Policy::SecureOnly, "imap"), {{0, 1993, 0}}), "tls 1993? [C3 D6]");
  EXPECT_EQ(plan_text(ask(Policy::SecureOnly, "imap"), {{0, 993, 0}}), "tls 993 [C3]");
  EXPECT_EQ(plan_text(ask(Policy::SecureOnly, "imap"), {{0, 143, 0}}), "upgrade 143 [C3]");
  EXPECT_EQ(plan_text(ask(Policy::SecureOnly, "http"), {{0, 8443, 0}}), "tls 8443 [C3]");
  EXPECT_EQ(plan_text(ask(Policy::SecureOnly, "gopher"), {{70, 7070, 0}}), "tls 7070? [C3 D6]");
  EXPECT_EQ(plan_text(ask(Policy::SecureOnly, "gopher"), {{70, 70, 0}}), "upgrade 70 [C3]");
}

// D6 for the whole application table, each kind of application on each kind of port.
TEST(Plan, StartsTlsAsTheApplicationDoes) {
  for (const registry::Application& row : registry::built_in()) {
    const bool yes = row.in_band == registry::InBand::Yes;
    const auto on = [&row](std::uint16_t ins, std::uint16_t sec) {
      return plan(std::vector<Hastls>{{ins, sec, 0}},
                  {.policy = Policy::SecureOnly, .application = &row})
          .steps.at(0);
    };
    SCOPED_TRACE(row.name);
    EXPECT_EQ(on(9, 9), (Step{9, Security::InBand, false}));
    EXPECT_EQ(on(0, 9), yes && row.tls_only == 0 ? (Step{9, Security::InBand, false})
                                                 : (Step{9, Security::Immediate, yes}));
    if (row.cleartext != 0) {
      EXPECT_EQ(on(0, row.cleartext),
                (Step{row.cleartext, yes ? Security::InBand : Security::Immediate, false}));
    }
    if (row.tls_only != 0) {
      EXPECT_EQ(on(0, row.tls_only), (Step{row.tls_only, Security::Immediate, false}));
    }
  }
}

TEST(Plan, LetsACallerWhoKnowsBetterSkipTls) {
  Request request = ask(Policy::Fallback, "http");
  request.tls_is_out = true;
  EXPECT_EQ(plan_text(request, {{80, 443, 0}}), "insecure 80 [C4]");
  EXPECT_EQ(plan_text(request, {{0, 443, 0}}), "no [C4]");
  EXPECT_EQ(plan_text(request, {{80, 443, 1}}), "tls 443 as CSO [C1]");
  request.policy = Policy::SecureOnly;
  EXPECT_EQ(plan_text(request, {{80, 443, 0}}), "tls 443 [C3]");
}

TEST(Plan, GoesByTheStatusOfTheAnswer) {
  const std::vector<Hastls> records{{80, 443, 1}, {0, 0, 0}};
  for (const Policy policy : kPolicies) {
    Request request = ask(policy, "http");
    request.dnssec = DnssecStatus::Insecure;
    EXPECT_EQ(plan_text(request, records), "own [D10 R9 R5]");
    request.dnssec = DnssecStatus::Indeterminate;
    EXPECT_EQ(plan_text(request, records), "own [D10 R9 R5]");
    request.dnssec = DnssecStatus::Bogus;
    EXPECT_EQ(plan_text(request, records), "no [D10]");
    EXPECT_EQ(plan_text(request, {}), "no [D10]");
    request.dnssec = DnssecStatus::Failed;
    EXPECT_EQ(plan_text(request, records), "no [D11]");
    EXPECT_EQ(plan_text(request, {}), "no [D11]");
    request.dnssec = DnssecStatus::Secure;
    EXPECT_EQ(plan_text(request, {}), "own [D10 R5]");
  }
}

// One record can be judged at compile time.
static_assert(permit({80, 0, 0}, Policy::SecureOnly) == Permit{});
static_assert(permit({80, 443, 0}, Policy::SecureOnly) == Permit{true, false});
static_assert(permit({80, 443, 0}, Policy::SecureOnly, Reading::Literal) == Permit{});
static_assert(permit({80, 443, 0}, Policy::Fallback) == Permit{true, true});
static_assert(permit({0, 443, 0}, Policy::InsecureOnly) == Permit{});
static_assert(weaker(DnssecStatus::Insecure, DnssecStatus::Secure) == DnssecStatus::Insecure);
static_assert(weaker(DnssecStatus::Insecure, DnssecStatus::Bogus) == DnssecStatus::Bogus);

TEST(Plan, PoliciesAndStatusesHaveNames) {
  EXPECT_EQ(parse_policy("cfb"), Policy::Fallback);
  EXPECT_EQ(parse_policy("CiO"), Policy::InsecureOnly);
  EXPECT_EQ(parse_policy("cf"), std::nullopt);
  for (const DnssecStatus status : kDnssecStatuses)
    EXPECT_EQ(parse_dnssec_status(to_string(status)), status);
  EXPECT_EQ(parse_dnssec_status("Secure"), std::nullopt);
  for (const Clause clause : {Clause::C1, Clause::D6, Clause::D11}) EXPECT_NE(summary(clause), "");
  EXPECT_EQ(id(Clause::D11), "D11");
}

}  // namespace
}  // namespace hastls::client
