// SPDX-License-Identifier: BSD-2-Clause
#include "posture/sort_keys.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

namespace hastls::posture {
namespace {

// Numbers that look like nothing, and always the same.
class Numbers {
 public:
  std::uint64_t next() noexcept {
    state_ = state_ * 6364136223846793005 + 1442695040888963407;
    return (state_ ^ state_ >> 29) * 0x9e3779b97f4a7c15;
  }

 private:
  std::uint64_t state_ = 1;
};

std::uint64_t pick_one_by_one(std::uint64_t word, std::uint64_t mask) {
  std::uint64_t out = 0;
  for (unsigned from = 64; from-- > 0;) {
    if ((mask >> from & 1) != 0) out = out << 1 | (word >> from & 1);
  }
  return out;
}

TEST(BitPicker, PutsTheBitsOfAMaskTogether) {
  Numbers numbers;
  std::vector<std::uint64_t> masks{0, 1, ~std::uint64_t{0}, std::uint64_t{1} << 63,
                                   0x0f0f0f0f0f0f0f0f};
  for (int i = 0; i < 200; ++i) masks.push_back(numbers.next() & numbers.next());
  for (const std::uint64_t mask : masks) {
    const BitPicker picker(mask);
    for (int i = 0; i < 50; ++i) {
      const std::uint64_t word = numbers.next();
      EXPECT_EQ(picker.pick(word), pick_one_by_one(word, mask)) << mask << ' ' << word;
    }
  }
}

LeadingOctets leading(std::uint32_t zone, std::string_view name) {
  return leading_octets(zone, name, 0, name.size());
}

auto as_tuple(const LeadingOctets& of) {
  return std::tuple(of.zone, of.octets[0], of.octets[1]);
}

TEST(LeadingOctets, CompareAsZonesAndNamesDo) {
  const std::vector<LeadingOctets> in_order{
      leading(0, "b"),  leading(1, ""),         leading(1, "a"),         leading(1, "a-bcdefg"),
      leading(1, "ab"), leading(1, "abcdefgh"), leading(1, "abcdefghi"), leading(7, "a")};
  EXPECT_TRUE(std::ranges::is_sorted(in_order, {}, as_tuple));
  EXPECT_EQ(as_tuple(leading(1, "0123456789abcdefg")), as_tuple(leading(1, "0123456789abcdefh")));
}

TEST(LeadingOctets, AreOfTheNameAlone) {
  const std::string names = "wwwmail";
  EXPECT_EQ(as_tuple(leading_octets(3, names, 0, 3)), as_tuple(leading(3, "www")));
  EXPECT_EQ(as_tuple(leading_octets(3, names, 3, 4)), as_tuple(leading(3, "mail")));
}

// All words are in order; where they are the same, nothing before the 64th bit that may differ
// does.
void expect_ordered(std::vector<LeadingOctets> all, bool all_differ) {
  std::ranges::sort(all, {}, as_tuple);
  DifferingBits differing;
  for (const LeadingOctets& each : all) differing.add(all.front(), each);
  const OrderWords words(differing);
  for (std::size_t i = 1; i < all.size(); ++i) {
    EXPECT_LE(words.of(all[i - 1]), words.of(all[i]));
    EXPECT_LE(differing.word_of(all[i - 1]), differing.word_of(all[i]));
    if (all_differ && as_tuple(all[i - 1]) != as_tuple(all[i])) {
      EXPECT_NE(words.of(all[i - 1]), words.of(all[i]));
    }
  }
}

TEST(OrderWords, AreInTheOrderOfWhatTheyAreMadeFrom) {
  Numbers numbers;
  for (const std::uint32_t zones : {1U, 2U, 1000U, 4000000000U}) {
    std::vector<LeadingOctets> few;
    std::vector<LeadingOctets> many;
    for (int i = 0; i < 2000; ++i) {
      const auto zone = static_cast<std::uint32_t>(numbers.next() % zones);
      few.push_back(leading(zone, "host-" + std::to_string(numbers.next() % 10000)));
      many.push_back({zone, {numbers.next(), numbers.next()}});
    }
    expect_ordered(few, zones <= 1000);
    expect_ordered(many, false);
  }
  expect_ordered({}, true);
  expect_ordered({leading(1, "a")}, true);
}

TEST(SortKeys, AsksForTheOrderOfThoseWithOneWord) {
  Numbers numbers;
  for (const std::size_t size : {std::size_t{0}, std::size_t{100}, std::size_t{5000}}) {
    std::vector<SortKey> keys;
    for (std::size_t i = 0; i < size; ++i)
      keys.push_back({numbers.next() % 50 << 37, static_cast<std::uint32_t>(i * 7919 % size)});
    std::vector<SortKey> room(size);
    std::vector<SortKey> wanted = keys;
    const auto as_pair = [](const SortKey& key) { return std::pair(key.word, ~key.place); };
    std::ranges::sort(wanted, {}, as_pair);
    const auto sorted =
        sort_keys(keys, room, [](std::uint32_t a, std::uint32_t b) { return a > b; });
    EXPECT_TRUE(std::ranges::equal(sorted, wanted, {}, as_pair, as_pair)) << size;
  }
}

}  // namespace
}  // namespace hastls::posture
