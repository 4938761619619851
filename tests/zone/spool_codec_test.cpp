// SPDX-License-Identifier: BSD-2-Clause
#include "zone/spool_codec.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace hastls::zone {
namespace {

using std::string_view_literals::operator""sv;

Place place(std::uint32_t file, std::uint32_t line, std::uint32_t column, std::uint32_t end) {
  return {FileId{file}, {line, column, end}};
}

std::vector<SpoolEntry> entries() {
  constexpr auto kMost = std::numeric_limits<std::uint32_t>::max();
  return {
      {.type = 1, .place = place(0, 1, 1, 2), .owner = "\1a\7example\0"sv, .new_owner = true},
      {.type = 65535, .place = place(0, 1, 127, 128), .owner = "\1a\7example\0"sv},
      {.type = 15,
       .place = place(0, kMost, kMost, kMost),
       .owner = "\2ba\7example\0"sv,
       .origin = "\7example\0"sv,
       .text = "ba MX 1 a\n",
       .rdata_at = 6,
       .rdata_size = 3,
       .new_owner = true},
      {.type = 15,
       .place = place(0, 2, 1, 3),
       .owner = "\2ba\7example\0"sv,
       .text = "x",
       .generated = "10 a"},
      {.type = 2, .place = place(131072, 5, 1, 2), .owner = "\0"sv, .new_owner = true},
      {.type = 2, .place = place(0, 5, 1, 2), .owner = "\1a\0"sv, .new_owner = true},
  };
}

void expect_same(const SpoolEntry& read, const SpoolEntry& written) {
  EXPECT_EQ(read.type, written.type);
  EXPECT_EQ(read.place, written.place);
  EXPECT_EQ(read.owner, written.owner);
  EXPECT_EQ(read.origin, written.origin);
  EXPECT_EQ(read.text, written.text);
  EXPECT_EQ(read.rdata_at, written.rdata_at);
  EXPECT_EQ(read.rdata_size, written.rdata_size);
  EXPECT_EQ(read.generated, written.generated);
  EXPECT_EQ(read.new_owner, written.new_owner);
}

std::string written() {
  SpoolWriter writer;
  std::string out;
  for (const SpoolEntry& entry : entries()) writer.append(entry, out);
  return out;
}

TEST(SpoolCodec, ReadsWhatItHasWritten) {
  const std::string all = written();
  std::string_view rest = all;
  SpoolReader reader;
  for (const SpoolEntry& entry : entries()) {
    const auto read = reader.next(rest);
    ASSERT_TRUE(read.has_value());
    expect_same(*read, entry);
  }
  EXPECT_TRUE(rest.empty());
  EXPECT_FALSE(reader.next(rest).has_value());
}

TEST(SpoolCodec, WaitsForTheRestOfAnEntryWhereverItIsCut) {
  const std::string all = written();
  for (std::size_t cut = 0; cut < all.size(); ++cut) {
    SpoolReader reader;
    std::string_view front = std::string_view(all).substr(0, cut);
    std::size_t count = 0;
    while (reader.next(front)) ++count;
    std::string_view rest = std::string_view(all).substr(cut - front.size());
    for (; count < entries().size(); ++count) {
      const auto read = reader.next(rest);
      ASSERT_TRUE(read.has_value()) << cut;
      expect_same(*read, entries()[count]);
    }
    EXPECT_TRUE(rest.empty());
  }
}

TEST(SpoolCodec, RecordsOfARegistryTakeFewOctets) {
  SpoolWriter writer;
  std::string out;
  for (int i = 0; i < 1000; ++i) {
    const std::string owner =
        "\7name" + std::to_string(100 + i % 900) + std::string("\7example\0", 9);
    const auto line = static_cast<std::uint32_t>(3 * i + 1);
    writer.append({.type = 2, .place = place(0, line, 1, 16), .owner = owner, .new_owner = true},
                  out);
    writer.append({.type = 43, .place = place(0, line + 2, 1, 16), .owner = owner}, out);
  }
  EXPECT_LT(out.size(), 1000U * (16 + 7));
}

}  // namespace
}  // namespace hastls::zone
