// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/core/domain_name.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace hastls {
namespace {

DomainName name(std::string_view text) {
  auto parsed = DomainName::parse_absolute(text);
  EXPECT_TRUE(parsed.has_value()) << text;
  return parsed ? *parsed : DomainName{};
}

ErrorCode fault(std::string_view text) {
  const auto parsed = DomainName::parse_absolute(text);
  EXPECT_FALSE(parsed.has_value()) << text;
  return parsed ? ErrorCode::Usage : parsed.error().code;
}

TEST(DomainName, FoldsCaseAndCompletesRelativeNames) {
  const DomainName origin = name("Example.COM.");
  EXPECT_EQ(origin.to_string(), "example.com.");
  EXPECT_EQ(DomainName::parse("WWW", origin)->to_string(), "www.example.com.");
  EXPECT_EQ(DomainName::parse("www.", origin)->to_string(), "www.");
  EXPECT_EQ(*DomainName::parse("@", origin), origin);
  EXPECT_EQ(DomainName::parse("\\@", origin)->to_string(), "\\@.example.com.");
  EXPECT_EQ(name("\\087WW"), name("www"));
}

TEST(DomainName, EscapesWhatIsNotPrintableOrHasAMeaning) {
  EXPECT_EQ(name("a\\.b\\000\\ c\\255").to_string(), "a\\.b\\000\\032c\\255.");
  EXPECT_EQ(name("a\\.b").label_count(), 1U);
}

TEST(DomainName, RefusesWhatIsNoName) {
  for (const char* text : {"", "..", ".a", "a..b", "a\\", "a\\1", "a\\12x", "a\\256"})
    EXPECT_EQ(fault(text), ErrorCode::Syntax) << text;
}

TEST(DomainName, HoldsTheLimitsOfRfc1035) {
  EXPECT_EQ(name(std::string(63, 'a')).first_label().size(), 63U);
  EXPECT_EQ(fault(std::string(64, 'a')), ErrorCode::Range);
  std::string longest;
  for (int i = 0; i < 127; ++i) longest += "a.";
  EXPECT_EQ(name(longest).wire().size(), 255U);
  EXPECT_EQ(name(longest).label_count(), 127U);
  EXPECT_EQ(fault(longest + "a"), ErrorCode::Range);
  EXPECT_FALSE(name(longest).child("b").has_value());
  EXPECT_FALSE(DomainName::parse("b", name(longest)).has_value());
}

// Short names lie elsewhere than long ones.
TEST(DomainName, IsCopiedAndMovedAtAnyLength) {
  for (std::size_t size = 1; size <= DomainName::kMaxLabel; ++size) {
    const std::string text = std::string(size, 'a') + ".test.";
    DomainName first = name(text);
    DomainName copy = first;
    EXPECT_EQ(copy, first);
    const DomainName moved = std::move(copy);
    EXPECT_EQ(moved.to_string(), text);
    for (const char* const other : {".", "b.test.", "a-longer-name.that.is.not.inside.test."}) {
      DomainName assigned = name(other);
      assigned = first;
      EXPECT_EQ(assigned.to_string(), text);
      assigned = name(other);
      EXPECT_EQ(assigned.to_string(), other);
      assigned = DomainName(first);
      EXPECT_EQ(assigned.to_string(), text);
    }
    first = *&first;
    EXPECT_EQ(first.to_string(), text);
  }
}

TEST(DomainName, TakesOnlyWellFormedWire) {
  using namespace std::string_view_literals;
  EXPECT_EQ(DomainName::from_wire("\3WWW\0"sv)->to_string(), "www.");
  EXPECT_FALSE(DomainName::from_wire(""sv));
  EXPECT_FALSE(DomainName::from_wire("\3ww"sv));
  EXPECT_FALSE(DomainName::from_wire("\3www"sv));
  EXPECT_FALSE(DomainName::from_wire("\0a"sv));
  EXPECT_FALSE(DomainName::from_wire("\xc0\0"sv));
}

TEST(DomainName, KnowsItsAncestorsByWholeLabels) {
  EXPECT_TRUE(name("www.example.").is_at_or_below(name("example.")));
  EXPECT_TRUE(name("example.").is_at_or_below(name("example.")));
  EXPECT_TRUE(name("example.").is_at_or_below(DomainName{}));
  EXPECT_FALSE(name("wexample.").is_at_or_below(name("example.")));
  EXPECT_FALSE(name("a\\007example.").is_at_or_below(name("example.")));
  EXPECT_EQ(name("www.example.").parent(), name("example."));
  EXPECT_EQ(name("example.").child("WWW")->to_string(), "www.example.");
}

TEST(DomainName, SortsAsRfc4034Says) {
  const std::vector<std::string> order{"example.",         "a.example.",      "yljkjljk.a.example.",
                                       "Z.a.example.",     "zABC.a.EXAMPLE.", "z.example.",
                                       "\\001.z.example.", "*.z.example.",    "\\200.z.example."};
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (std::size_t j = 0; j < order.size(); ++j)
      EXPECT_EQ(name(order[i]) <=> name(order[j]), i <=> j) << order[i] << ' ' << order[j];
  }
}

}  // namespace
}  // namespace hastls
