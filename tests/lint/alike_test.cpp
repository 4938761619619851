// SPDX-License-Identifier: BSD-2-Clause
// What is found where hosts that are alike are judged as one is what is found where each is judged.
#include "hastls/lint/alike.hpp"

#include <cstddef>
#include <iterator>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "hastls/lint/run.hpp"
#include "hastls/registry/registry.hpp"
#include "support/temporary_folder.hpp"

#include "zone/describe.hpp"
#include "zone/hosts_with_facts.hpp"
#include "zone/kinds_of_hosts.hpp"

namespace hastls::lint {
namespace {

const Settings& every_rule() {
  static const Settings kAll = [] {
    Settings out;
    for (const Rule* rule : all_rules()) {
      if (rule->on_request) (void)out.set(rule->id, diag::Severity::Info);
    }
    return out;
  }();
  return kAll;
}

// Those that find something in every host that offers no TLS are off: only others are left to tell.
const Settings& few_rules() {
  static const Settings kFew = [] {
    Settings out;
    for (const Rule* rule : all_rules()) {
      if (rule->by_shape && !rule->normative) (void)out.set(rule->id, std::nullopt);
    }
    return out;
  }();
  return kFew;
}

struct Judged {
  std::string findings;
  std::size_t records = 0;
  std::size_t listed = 0;
};

class AlikeAreJudged : public ::testing::Test {
 protected:
  // How many records were not looked at.
  std::size_t expect_the_same(const std::string& text, const zone::ReadOptions& options = {},
                              const SigningPolicy& signing = {}) {
    folder_.write("zone", text);
    std::size_t passed_over = 0;
    for (const Settings* settings : {&every_rule(), &few_rules()}) {
      const Judged each = judged(options, *settings, signing);
      EXPECT_EQ(each.listed, each.records);
      zone::ReadOptions apart = options;
      apart.alike_apart = true;
      const Judged alike = judged(apart, *settings, signing);
      EXPECT_EQ(alike.findings, each.findings) << text;
      EXPECT_EQ(alike.records, each.records) << text;
      passed_over += alike.records - alike.listed;
      found_ += each.findings;
    }
    return passed_over;
  }
  // So often something of the rule was found.
  [[nodiscard]] std::size_t found(const std::string& rule) const {
    std::size_t out = 0;
    for (std::size_t at = found_.find(' ' + rule + ' '); at != std::string::npos; ++out)
      at = found_.find(' ' + rule + ' ', at + 1);
    return out;
  }

 private:
  Judged judged(const zone::ReadOptions& options, const Settings& settings,
                const SigningPolicy& signing) {
    zone::Zone zone = zone::zone_of_file(folder_.path("zone"), options);
    const Context context{zone, applications_, options.type, nullptr, signing};
    list_unusual(zone, context, settings, options.jobs);
    const Outcome outcome = run(context, settings);
    Judged out{.findings = {}, .records = zone.record_count(), .listed = zone.records().size()};
    const auto to = std::back_inserter(out.findings);
    for (const diag::Diagnostic& finding : outcome.findings) {
      fmt::format_to(to, "{} {} {} {} {} {}\n", zone::describe(finding.where), finding.rule,
                     finding.message, finding.help, finding.owner, finding.source);
      for (const diag::Related& other : finding.related)
        fmt::format_to(to, "  {} {}\n", zone::describe(other.where), other.message);
    }
    for (const Fix& fix : outcome.fixes)
      fmt::format_to(to, "fix {} {}\n", fix.rule, fix.changes.size());
    return out;
  }

  registry::Registry applications_;
  testing::TemporaryFolder folder_;
  std::string found_;
};

TEST_F(AlikeAreJudged, ThatOthersSpeakOf) {
  zone::Numbers numbers;
  std::size_t passed_over = 0;
  zone::ReadOptions options;
  for (int i = 0; i < 800 && !HasFailure(); ++i) {
    options.block_size = i % 2 == 0 ? 300 : 1000;
    passed_over += expect_the_same(zone::hosts_with_facts(numbers), options);
  }
  EXPECT_GT(passed_over, 3000U);
  for (const char* const rule :
       {"mx-mixed-posture", "mta-sts-contradiction", "svcb-contradiction", "tlsa-contradiction",
        "srv-contradiction", "not-the-mail-host", "mx-uncovered", "wildcard-shadowed", "occluded",
        "cname-conflict", "missing-host", "doubled-origin", "duplicate-record"})
    EXPECT_GT(found(rule), 0U) << rule;
}

TEST_F(AlikeAreJudged, InAnyDress) {
  zone::Numbers numbers;
  std::size_t passed_over = 0;
  zone::ReadOptions options;
  options.block_size = 300;
  for (int i = 0; i < 600 && !HasFailure(); ++i)
    passed_over += expect_the_same(zone::hosts_of_kinds(numbers), options);
  EXPECT_GT(passed_over, 50U);
}

// So many that each thread looks at several ranges of them.
TEST_F(AlikeAreJudged, ByAnyNumberOfThreads) {
  constexpr std::size_t kHosts = 30000;
  std::string text =
      "$ORIGIN example.com.\n$TTL 3600\n@ SOA ns b 1 2 3 4 5\n NS ns\nns A 192.0.2.1\n";
  std::string cuts;
  std::size_t without_address = 0;
  for (std::size_t i = 0; i < kHosts; ++i) {
    if (i % 997 == 5)
      ++without_address;
    else
      text += fmt::format("h{} A 192.0.2.7\n", i);
    text += fmt::format("_http._tcp.h{} TYPE65443 \\# 6 005001bb0001\n", i);
    if (i % 1009 == 7) cuts += fmt::format("h{} NS ns\n", i);
  }
  text += cuts;
  std::size_t rounds = 0;
  for (const std::size_t jobs : {1U, 2U, 5U}) {
    zone::ReadOptions options;
    options.jobs = jobs;
    EXPECT_GT(expect_the_same(text, options), kHosts);
    rounds += 2;
  }
  EXPECT_EQ(found("missing-host"), without_address * rounds);
  EXPECT_GT(found("occluded"), 0U);
}

TEST_F(AlikeAreJudged, InDamagedZones) {
  zone::Numbers numbers;
  zone::ReadOptions options;
  options.block_size = 300;
  for (int i = 0; i < 150 && !HasFailure(); ++i)
    (void)expect_the_same(zone::walked_over(zone::hosts_with_facts(numbers), numbers), options);
}

std::string hosts(int count, std::string_view domain) {
  std::string out;
  for (int i = 0; i < count; ++i)
    out += fmt::format(
        "h{0}{1} A 192.0.2.1\nh{0}{1} MX 10 h{0}{1}\n"
        "_smtp._tcp.h{0}{1} TYPE65443 \\# 6 001900190001\n",
        i, domain);
  return out;
}

// The first host that has what another one lacks is not the first of its kind: that one is never
// served.
TEST_F(AlikeAreJudged, BehindOthersThatAreThrownOut) {
  const std::string text =
      "$ORIGIN example.com.\n$TTL 60\n@ SOA a b 1 2 3 4 5\n@ NS ns\nsub NS ns\n" +
      hosts(200, ".sub") + hosts(200, "") + "@ MX 10 mx\nmx A 192.0.2.2\n";
  zone::ReadOptions options;
  options.block_size = 300;
  EXPECT_GT(expect_the_same(text, options), 300U);
  EXPECT_EQ(found("mx-uncovered"), 2U) << "once by either settings";
}

// Whether it is signed has to be asked of every record.
TEST_F(AlikeAreJudged, EachInASignedZone) {
  std::string text =
      "$ORIGIN example.com.\n$TTL 60\n@ SOA a b 1 2 3 4 5\n@ NS ns\n" + hosts(200, "");
  for (int i = 0; i < 200; ++i) {
    if (i == 150) continue;
    text += fmt::format(
        "_smtp._tcp.h{0} RRSIG TYPE65443 13 5 60 20270101000000 20260101000000 1 @ AAAA\n"
        "_smtp._tcp.h{0} NSEC x TYPE65443 RRSIG NSEC\n",
        i);
  }
  zone::ReadOptions options;
  options.block_size = 300;
  EXPECT_EQ(expect_the_same(text, options, {.now = Timestamp{1795305600}}), 0U);
  EXPECT_EQ(found("unsigned"), 2U) << "once by either settings";
}

}  // namespace
}  // namespace hastls::lint
