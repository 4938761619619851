// SPDX-License-Identifier: BSD-2-Clause
// Many sets, judged by several threads: the same findings in the same order.
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "hastls/lint/run.hpp"
#include "hastls/registry/registry.hpp"
#include "hastls/zone/read.hpp"

namespace hastls::lint {
namespace {

// Every line in which something is found stands among many in which nothing is.
std::string large_zone() {
  std::string out =
      "$ORIGIN example.com.\n$TTL 60\n@ SOA ns h 1 2 3 4 5\n@ NS ns\nns A 192.0.2.1\n"
      "cut NS ns\n*.w A 192.0.2.2\n";
  for (int i = 0; i < 9000; ++i) {
    fmt::format_to(std::back_inserter(out),
                   "h{0} A 192.0.2.3\n_imap._tcp.h{0} TYPE65443 \\# 6 008f03e10001\n", i);
    if (i % 500 == 7)
      fmt::format_to(std::back_inserter(out),
                     "_http._tcp.h{0} HASTLS 0 0 0\n\tHASTLS 80 443 1\n\t61 HASTLS 80 443 0\n"
                     "_smtp._tcp.h{0} HASTLS 25 0 0 ; hastls: ignore insecure-only -- old\n"
                     "h{0} MX 10 h{0}\n_http._tcp.x{0}.w HASTLS 443 80 0\n"
                     "_pop3._tcp.x{0}.cut HASTLS 110 995 0\n_imap._tcp.h{0} CNAME .\n"
                     "_ftp._tcp.h{0} HASTLS 21 x 0\n_25._tcp.h{0} TLSA 3 1 1 00\n"
                     "_imap._tcp.h{0} HASTLS 143 993 1 ; hastls: ignore occluded -- idle\n",
                     i);
  }
  return out;
}

std::string judged(const zone::Zone& zone, std::size_t jobs) {
  const registry::Registry applications;
  const Outcome outcome = run({zone, applications, RrType{}}, Settings{}, Scope::Everything, jobs);
  std::string out = fmt::format("{} fixes\n", outcome.fixes.size());
  for (const diag::Diagnostic& finding : outcome.findings)
    fmt::format_to(std::back_inserter(out), "{}:{} {} {} {} {} {}\n", finding.where.span.line,
                   finding.where.span.column, finding.rule, finding.message, finding.help,
                   finding.related.size(), finding.source);
  for (const Fix& fix : outcome.fixes)
    fmt::format_to(std::back_inserter(out), "{} {}\n", fix.rule, fix.changes.size());
  return out;
}

TEST(LintJobs, FindTheSame) {
  io::Input input = io::Input::from_text(large_zone(), "zone");
  const auto zone = zone::read(input, {});
  ASSERT_TRUE(zone.has_value());
  const std::string alone = judged(*zone, 1);
  EXPECT_NE(alone.find("zero-ports"), std::string::npos);
  EXPECT_NE(alone.find("unused-ignore"), std::string::npos);
  EXPECT_NE(alone.find("wildcard-shadowed"), std::string::npos);
  for (const std::size_t jobs : {2U, 3U, 7U}) EXPECT_EQ(judged(*zone, jobs), alone) << jobs;
}

}  // namespace
}  // namespace hastls::lint
