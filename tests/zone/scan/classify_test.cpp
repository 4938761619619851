// SPDX-License-Identifier: BSD-2-Clause
#include "zone/scan/classify.hpp"

#include <array>
#include <string>

#include <gtest/gtest.h>

namespace hastls::zone::scan {
namespace {

TEST(Classify, EveryOctetAtEveryPlaceAsWithoutSimd) {
  constexpr std::size_t kBlocks = 3;
  for (int octet = 0; octet < 256; ++octet) {
    for (std::size_t at = 0; at < kBlocks * kBlock; ++at) {
      std::string text(kBlocks * kBlock, 'x');
      text[at] = static_cast<char>(octet);
      text[(at + 77) % text.size()] = ' ';
      std::array<BlockMasks, kBlocks> fast{};
      std::array<BlockMasks, kBlocks> plain{};
      best_classify()(text.data(), kBlocks, fast.data());
      portable_classify()(text.data(), kBlocks, plain.data());
      for (std::size_t i = 0; i < kBlocks; ++i) {
        ASSERT_EQ(fast.at(i).newline, plain.at(i).newline) << octet << ' ' << at;
        ASSERT_EQ(fast.at(i).blank, plain.at(i).blank) << octet << ' ' << at;
        ASSERT_EQ(fast.at(i).special, plain.at(i).special) << octet << ' ' << at;
        ASSERT_EQ(fast.at(i).dot, plain.at(i).dot) << octet << ' ' << at;
      }
    }
  }
}

TEST(Classify, KnowsWhatIsSpecial) {
  std::string text(kBlock, 'x');
  text.replace(0, 13, std::string("\n \t.\"();\\\r\0\v\xff", 13));
  BlockMasks masks;
  portable_classify()(text.data(), 1, &masks);
  EXPECT_EQ(masks.newline, 0x1U);
  EXPECT_EQ(masks.blank, 0x6U);
  EXPECT_EQ(masks.dot, 0x8U);
  EXPECT_EQ(masks.special, 0x7f0U);
}

}  // namespace
}  // namespace hastls::zone::scan
