// SPDX-License-Identifier: BSD-2-Clause
#include "zone/scan/known_tails.hpp"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace hastls::zone::scan {
namespace {

// As text stands in a window: with octets behind it that may be read.
std::string padded(std::string_view text) {
  return std::string(text) + std::string(Octets::kMost, '\0');
}

PlainRecord with_ttl(std::uint32_t ttl) {
  PlainRecord out;
  out.ttl = ttl;
  return out;
}

void see(KnownTails& tails, std::string_view tail, std::uint32_t ttl) {
  if (tails.find(padded(tail).data()) == nullptr) tails.learn(tail, with_ttl(ttl));
}

// The TTL of what is known; 0 where nothing is.
std::uint32_t known(KnownTails& tails, std::string_view text) {
  const KnownTails::Tail* const found = tails.find(padded(text).data());
  return found == nullptr ? 0 : found->record.ttl;
}

TEST(KnownTails, KnowWhatFollowedBefore) {
  KnownTails tails;
  for (int round = 0; round < 2; ++round) {
    see(tails, " 60 IN A ", 60);
    see(tails, " 61 IN AAAA ", 61);
    see(tails, " 62 IN MX ", 62);
  }
  EXPECT_EQ(known(tails, " 60 IN A 192.0.2.1\n"), 60U);
  EXPECT_EQ(known(tails, " 61 IN AAAA ::\n"), 61U);
  EXPECT_EQ(known(tails, " 62 IN MX 1 a\n"), 62U);
}

TEST(KnownTails, TryTwoGuesses) {
  KnownTails tails;
  for (int round = 0; round < 4; ++round) {
    see(tails, " 60 IN NS ", 60);
    if (round % 2 == 0) see(tails, " 61 IN DS ", 61);
  }
  EXPECT_EQ(known(tails, " 61 IN DS 1"), 61U);
  EXPECT_EQ(known(tails, " 60 IN NS a"), 60U);
  EXPECT_EQ(known(tails, " 60 IN NS a"), 60U);
}

TEST(KnownTails, TakeNothingThatOnlyBeginsLikeOne) {
  const std::string tail = " 3600 IN TYPE65443 \\# 6 005001bb0001 ; HASTLS 80 443 1\n";
  KnownTails tails;
  see(tails, tail, 3600);
  see(tails, tail, 3600);
  ASSERT_EQ(known(tails, tail), 3600U);
  for (std::size_t at = 0; at < tail.size(); ++at) {
    std::string other = tail;
    other[at] ^= 1;
    EXPECT_EQ(known(tails, other), 0U) << at;
    EXPECT_EQ(known(tails, tail.substr(0, at)), 0U) << at;
    EXPECT_EQ(known(tails, tail), 3600U);
  }
}

TEST(KnownTails, OfEverySizeUpToTheirMost) {
  for (std::size_t size = 1; size <= Octets::kMost + 1; ++size) {
    KnownTails tails;
    const std::string tail(size, 'x');
    tails.learn(tail, with_ttl(7));
    const bool fits = size <= Octets::kMost;
    EXPECT_EQ(known(tails, tail), fits ? 7U : 0U) << size;
    EXPECT_EQ(known(tails, tail.substr(1) + 'y'), 0U) << size;
  }
}

TEST(KnownTails, StopGuessingWhereGuessesFailAndBeginAgain) {
  KnownTails tails;
  int number = 0;
  while (tails.is_learning()) see(tails, " " + std::to_string(++number) + " A ", 1);
  EXPECT_LT(number, 100);
  int passed = 0;
  while (!tails.is_learning()) {
    ASSERT_EQ(known(tails, " 1 A "), 0U);
    ASSERT_LT(++passed, 1000);
  }
  see(tails, " 5 IN A ", 5);
  see(tails, " 5 IN A ", 5);
  EXPECT_EQ(known(tails, " 5 IN A 192.0.2.1"), 5U);
}

}  // namespace
}  // namespace hastls::zone::scan
