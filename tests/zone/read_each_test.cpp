// SPDX-License-Identifier: BSD-2-Clause
// The short way of reading fragments back: where it reads a text at all, it reads what the zone
// reader reads.
#include "hastls/zone/read_each.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "zone/damage.hpp"

namespace hastls::zone {
namespace {

std::string fragment(std::size_t hosts) {
  std::string out = "; hastls fragment 1 zone example.com. rrtype 65443\n";
  for (std::size_t i = 0; i < hosts; ++i)
    out += fmt::format(
        "_http._tcp.w{0}.example.com. 3600 IN TYPE65443 \\# 6 005001bb0000 ; HASTLS 80 443 0\n"
        "_sip._tcp.w{0}.example.com. {1} IN TYPE65443 \\# 6 13c413c50001 ; HASTLS 5060 5061 1\n",
        i, 60 + i % 3);
  return out;
}

std::string described(const RecordOnTheWay& record) {
  return fmt::format("{} {} {} {} {}", record.line, record.owner, record.ttl, record.rr_class,
                     record.rdata ? record::to_text(*record.rdata) : "unread");
}

struct ReadText {
  std::vector<std::string> records;
  bool plain = false;
};

ReadText read_shortly(std::string_view text) {
  ReadText out;
  out.plain = read_plain(text, RrType{}, [&](const RecordOnTheWay& record) {
    out.records.push_back(described(record));
    return true;
  });
  return out;
}

std::vector<std::string> read_fully(std::string_view text) {
  std::vector<std::string> out;
  auto input = io::Input::over(text, "test.zone");
  ReadOptions options;
  options.origin = *DomainName::parse_absolute("relative.invalid.");
  const auto beside = read_each(
      input, options, [&](const RecordOnTheWay& record) { out.push_back(described(record)); });
  EXPECT_TRUE(beside && !beside->finding && beside->others == 0) << text;
  return out;
}

TEST(ReadPlain, ReadsAFragmentOfManyBlocks) {
  const std::string text = fragment(1000);
  const ReadText read = read_shortly(text);
  EXPECT_TRUE(read.plain);
  EXPECT_EQ(read.records.size(), 2000U);
  EXPECT_EQ(read.records, read_fully(text));
}

TEST(ReadPlain, LeavesEveryOtherTextAlone) {
  const std::string good = fragment(2);
  EXPECT_TRUE(read_shortly(good).plain);
  for (const char* line :
       {"www.example.com. 60 IN A 192.0.2.1\n",
        "_http._tcp.www 60 IN TYPE65443 \\# 6 005001bb0000\n",
        "_http._tcp.w. IN TYPE65443 \\# 6 005001bb0000\n",
        "_http._tcp.w. 60 TYPE65443 \\# 6 005001bb0000\n", " 60 IN TYPE65443 \\# 6 005001bb0000\n",
        "_http._tcp.w. 60 IN HASTLS 80 443 0\n", "_http._tcp.w. 60 IN TYPE65443 \\# 5 005001bb00\n",
        "$TTL 60\n", "(\n", "\"\n", "\r\n", "x"})
    EXPECT_FALSE(read_shortly(good + line).plain) << line;
}

TEST(ReadPlain, StopsWhereItIsTold) {
  std::size_t taken = 0;
  EXPECT_FALSE(
      read_plain(fragment(9), RrType{}, [&](const RecordOnTheWay&) { return ++taken < 3; }));
  EXPECT_EQ(taken, 3U);
}

TEST(ReadPlain, AgreesWithTheZoneReaderOnDamagedFragments) {
  constexpr std::string_view kOctets(
      " \t\n\r.;\"()\\$@\0\xff"
      "a0Z_",
      18);
  Numbers numbers(11);
  std::size_t plain = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string text = fragment(6);
    for (std::size_t i = 1 + numbers.below(2); i > 0; --i) {
      const std::size_t at = numbers.below(text.size());
      const char octet = kOctets[numbers.below(kOctets.size())];
      switch (numbers.below(3)) {
        case 0: text.erase(at, 1 + numbers.below(3)); break;
        case 1: text[at] = octet; break;
        default: text.insert(at, 1, octet);
      }
    }
    const ReadText read = read_shortly(text);
    if (!read.plain) continue;
    ++plain;
    ASSERT_EQ(read.records, read_fully(text)) << text;
  }
  EXPECT_GT(plain, 300U);
}

}  // namespace
}  // namespace hastls::zone
