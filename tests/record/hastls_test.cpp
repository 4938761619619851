// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/record/hastls.hpp"

#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace hastls::record {
namespace {

std::vector<std::string> split(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

Decoded<Hastls> read(const std::string& text, bool mnemonic = true) {
  const auto words = split(text);
  const std::vector<std::string_view> views(words.begin(), words.end());
  return from_words(views, mnemonic);
}

struct Triple {
  const char* text;
  const char* generic;
  Wire wire;
  std::optional<Posture> posture;
};

// The draft's own examples, the ends of the ranges, and what R2 forbids, which is RDATA all the
// same.
const Triple kTriples[] = {
    {"25 25 1", "\\# 6 001900190001", {0, 25, 0, 25, 0, 1}, Posture::Both},
    {"0 443 0", "\\# 6 000001bb0000", {0, 0, 1, 187, 0, 0}, Posture::SecureOnly},
    {"0 443 1", "\\# 6 000001bb0001", {0, 0, 1, 187, 0, 1}, Posture::SecureOnly},
    {"80 0 0", "\\# 6 005000000000", {0, 80, 0, 0, 0, 0}, Posture::InsecureOnly},
    {"65535 65535 65535", "\\# 6 ffffffffffff", {255, 255, 255, 255, 255, 255}, Posture::Both},
    {"0 0 0", "\\# 6 000000000000", {0, 0, 0, 0, 0, 0}, std::nullopt},
};

TEST(Hastls, TextGenericAndWireAgreeInEveryDirection) {
  for (const Triple& triple : kTriples) {
    const auto record = from_wire(triple.wire);
    ASSERT_TRUE(record.has_value()) << triple.text;
    EXPECT_EQ(to_text(*record), triple.text);
    EXPECT_EQ(to_generic(*record), triple.generic);
    EXPECT_EQ(to_wire(*record), triple.wire);
    EXPECT_EQ(*read(triple.text), *record);
    EXPECT_EQ(*read(triple.generic), *record);
    EXPECT_EQ(*read(triple.generic, false), *record);
    EXPECT_EQ(record->posture(), triple.posture);
  }
}

TEST(Hastls, ReadsHexInAnyCaseAndSplit) {
  const Hastls want{80, 443, 1};
  for (const char* text : {"\\# 6 005001BB0001", "\\# 6 0050 01bb 0001", "\\# 6 0 05001bB00 01"})
    EXPECT_EQ(*read(text), want) << text;
}

TEST(Hastls, IsValidByR2AndR6) {
  EXPECT_TRUE((Hastls{25, 25, 1}).is_valid());
  EXPECT_FALSE((Hastls{0, 0, 0}).is_valid());
  EXPECT_FALSE((Hastls{25, 25, 2}).is_valid());
}

struct Malformed {
  const char* text;
  FaultKind kind;
  std::size_t word;
};

TEST(Hastls, EveryMalformedFormHasItsOwnFault) {
  const Malformed cases[] = {
      {"", FaultKind::TooFewFields, 0},
      {"25 25", FaultKind::TooFewFields, 2},
      {"25 25 1 1", FaultKind::TooManyFields, 3},
      {"smtp 25 1", FaultKind::NotDecimal, 0},
      {"25 +25 1", FaultKind::NotDecimal, 1},
      {"25 -1 1", FaultKind::NotDecimal, 1},
      {"25 025 1", FaultKind::LeadingZero, 1},
      {"25 25 65536", FaultKind::OutOfRange, 2},
      {"25 99999999999999999999999 1", FaultKind::OutOfRange, 1},
      {"\\#", FaultKind::NoLength, 1},
      {"\\# six 001900190001", FaultKind::NoLength, 1},
      {"\\# 06 001900190001", FaultKind::NoLength, 1},
      {"\\# 6 0019001900zz", FaultKind::NotHex, 2},
      {"\\# 6 0x1900190001", FaultKind::NotHex, 2},
      {"\\# 6 00190019000", FaultKind::OddHex, 2},
      {"\\# 6 0019001900", FaultKind::LengthMismatch, 1},
      {"\\# 6", FaultKind::LengthMismatch, 1},
      {"\\# 5 0019001901", FaultKind::FiveOctets, 1},
      {"\\# 7 00190019000100", FaultKind::WrongSize, 1},
      {"\\# 0", FaultKind::WrongSize, 1},
  };
  for (const Malformed& bad : cases) {
    const auto record = read(bad.text);
    ASSERT_FALSE(record.has_value()) << bad.text;
    EXPECT_EQ(record.error().kind, bad.kind) << bad.text << ": " << record.error().message;
    EXPECT_EQ(record.error().word, bad.word) << bad.text;
    EXPECT_FALSE(record.error().message.empty());
    EXPECT_FALSE(record.error().help.empty());
  }
}

TEST(Hastls, FieldsBehindANumberedTypeNeedTheGenericForm) {
  const auto record = read("25 25 1", false);
  ASSERT_FALSE(record.has_value());
  EXPECT_EQ(record.error().kind, FaultKind::NeedsGeneric);
}

TEST(Hastls, PointsIntoTheWordThatIsNoHex) {
  const auto record = read("\\# 6 0019 00g9 0001");
  ASSERT_FALSE(record.has_value());
  EXPECT_EQ(record.error().word, 3U);
  EXPECT_EQ(record.error().offset, 2U);
}

TEST(Hastls, ShowsOnlyTheBeginningOfAHostileWord) {
  const auto record = read(std::string(100000, 'x') + " 25 1");
  ASSERT_FALSE(record.has_value());
  EXPECT_LT(record.error().message.size(), 120U);
}

}  // namespace
}  // namespace hastls::record
