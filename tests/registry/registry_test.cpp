// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/registry/registry.hpp"

#include <gtest/gtest.h>

#include "hastls/registry/tls_start.hpp"

namespace hastls::registry {
namespace {

TEST(Registry, FindsEveryRowByItsOwnNameInAnyCase) {
  const Registry registry;
  for (const Application& row : built_in()) EXPECT_EQ(registry.find(row.name), &row) << row.name;
  EXPECT_NE(registry.find("SMTP"), nullptr);
  EXPECT_EQ(registry.find("gopher"), nullptr);
  EXPECT_EQ(registry.rows().size(), 34U);
}

TEST(Registry, TakesRowsOfTheSiteButNotASecondRowForAName) {
  Registry registry;
  ASSERT_TRUE(registry.add({"gopher", 70, 7070, InBand::No, "", "our own"}).has_value());
  const Application* gopher = registry.find("Gopher");
  ASSERT_NE(gopher, nullptr);
  EXPECT_EQ(gopher->source, "our own");
  EXPECT_FALSE(registry.add({"gopher", 71, 0, InBand::No, "", "again"}).has_value());
  EXPECT_FALSE(registry.add({"SMTP", 25, 0, InBand::No, "", "again"}).has_value());
  const Registry moved = std::move(registry);
  EXPECT_EQ(moved.find("gopher"), gopher);
  EXPECT_EQ(moved.rows().size(), 35U);
}

struct Start {
  std::uint16_t ins;
  std::uint16_t sec;
  const char* app;
  TlsStart start;
  bool ambiguous;
};

// One line per arm of D6, in its order.
TEST(TlsStart, FollowsD6) {
  const Registry registry;
  const Start cases[] = {
      {25, 25, "smtp", TlsStart::InBand, false},
      {80, 80, "http", TlsStart::InBand, false},
      {9, 9, "unheard-of", TlsStart::InBand, false},
      {80, 8443, "http", TlsStart::Immediate, false},
      {0, 5060, "sip", TlsStart::Immediate, false},
      {0, 25, "smtp", TlsStart::InBand, false},
      {0, 2525, "smtp", TlsStart::InBand, false},
      {0, 143, "imap", TlsStart::InBand, false},
      {0, 24, "lmtp", TlsStart::InBand, false},
      {143, 993, "imap", TlsStart::Immediate, false},
      {21, 990, "ftp", TlsStart::Immediate, false},
      {143, 1993, "imap", TlsStart::Immediate, true},
      {0, 9, "unheard-of", TlsStart::Immediate, true},
  };
  for (const Start& want : cases) {
    const TlsStartRule got = tls_start(want.ins, want.sec, registry.find(want.app));
    EXPECT_EQ(got.start, want.start) << want.app << ' ' << want.sec;
    EXPECT_EQ(got.ambiguous, want.ambiguous) << want.app << ' ' << want.sec;
  }
}

}  // namespace
}  // namespace hastls::registry
