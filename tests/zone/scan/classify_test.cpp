// SPDX-License-Identifier: BSD-2-Clause
#include "zone/scan/classify.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace hastls::zone::scan {
namespace {

constexpr std::size_t kBlocks = 3;
using Masks = std::array<BlockMasks, kBlocks>;

bool same(const BlockMasks& a, const BlockMasks& b) {
  return a.newline == b.newline && a.blank == b.blank && a.special == b.special && a.dot == b.dot;
}

// Precondition: `text` is kBlocks blocks long.
bool agree(Classify one, Classify other, std::string_view text) {
  Masks a{};
  Masks b{};
  one(text.data(), kBlocks, a.data());
  other(text.data(), kBlocks, b.data());
  return std::ranges::equal(a, b, same);
}

class Octets {
 public:
  char next() {
    state_ = state_ * 6364136223846793005 + 1442695040888963407;
    return static_cast<char>(state_ >> 56);
  }

 private:
  std::uint64_t state_ = 7;
};

TEST(Classify, EveryOctetAtEveryPlaceAsWithoutSimd) {
  for (const Classifier& offered : offered_classifiers()) {
    for (int octet = 0; octet < 256; ++octet) {
      for (std::size_t at = 0; at < kBlocks * kBlock; ++at) {
        std::string text(kBlocks * kBlock, 'x');
        text[at] = static_cast<char>(octet);
        text[(at + 77) % text.size()] = ' ';
        ASSERT_TRUE(agree(offered.classify, classify_portably, text))
            << offered.name << ' ' << octet << ' ' << at;
      }
    }
  }
}

TEST(Classify, RandomOctetsAtEveryAlignmentAsWithoutSimd) {
  Octets octets;
  std::string text((kBlocks + 1) * kBlock, '\0');
  for (const Classifier& offered : offered_classifiers()) {
    for (int round = 0; round < 200; ++round) {
      std::ranges::generate(text, [&] { return octets.next(); });
      for (std::size_t from = 0; from < kBlock; ++from)
        ASSERT_TRUE(agree(offered.classify, classify_portably, std::string_view(text).substr(from)))
            << offered.name << ' ' << round << ' ' << from;
    }
  }
}

TEST(Classify, TheFastestComesFirstAndThePortableOneLast) {
  const auto offered = offered_classifiers();
  ASSERT_FALSE(offered.empty());
  EXPECT_EQ(offered.front().classify, classify_with({}));
  EXPECT_EQ(offered.back().name, "portable");
  for (const Classifier& each : offered) EXPECT_EQ(classify_with(each.name), each.classify);
  EXPECT_EQ(classify_with("abacus"), classify_portably);
}

TEST(Classify, KnowsWhatIsSpecial) {
  std::string text(kBlock, 'x');
  text.replace(0, 13, std::string("\n \t.\"();\\\r\0\v\xff", 13));
  BlockMasks masks;
  classify_portably(text.data(), 1, &masks);
  EXPECT_EQ(masks.newline, 0x1U);
  EXPECT_EQ(masks.blank, 0x6U);
  EXPECT_EQ(masks.dot, 0x8U);
  EXPECT_EQ(masks.special, 0x7f0U);
}

}  // namespace
}  // namespace hastls::zone::scan
