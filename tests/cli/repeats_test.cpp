// SPDX-License-Identifier: BSD-2-Clause
// Lines that repeat others are not read again. What is wrong with them is found as if they were.
#include "cli/repeats.hpp"

#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>

namespace hastls::cli {
namespace {

using ::testing::SizeIs;

const std::vector<std::string> kHosts{"www", "mx1", "a-1.b", "x", "r1", "r2", "r3"};

void add_records(MeantRecords& meant, const std::string& ending) {
  meant.add({"_http._tcp" + ending, 60, {80, 443, 0}, {}, true});
  meant.add({"_http._tcp" + ending, 60, {8080, 8443, 0}, {}, false});
  meant.add({"_imap._tcp" + ending, 60, {0, 993, 0}, {}, true});
}

// The hosts behind the first repeat it, or have the same records of their own.
MeantRecords meant(bool repeats) {
  MeantRecords out;
  for (const std::string& host : kHosts) {
    const std::string ending = "." + host + ".test.";
    if (repeats && host != kHosts.front()) {
      out.repeat(0, ending);
    } else {
      out.begin_host(ending);
      add_records(out, ending);
    }
  }
  return out;
}

std::string lines_of(const std::string& host) {
  return "_http._tcp." + host + ".test. 60 IN TYPE65443 \\# 6 005001bb0000 ; HASTLS 80 443 0\n" +
         "_http._tcp." + host + ".test. 60 IN TYPE65443 \\# 6 1f9020fb0000 ; HASTLS 8080 8443 0\n" +
         "_imap._tcp." + host + ".test. 60 IN TYPE65443 \\# 6 000003e10000 ; HASTLS 0 993 0\n";
}

std::string text() {
  std::string out = "; hastls fragment 1 zone test. rrtype 65443\n";
  for (const std::string& host : kHosts) out += lines_of(host);
  return out;
}

std::string difference(const std::string& text, bool repeats) {
  const auto same = read_back(text, meant(repeats), RrType{});
  return same ? "" : same.error().message;
}

TEST(Repeats, AreTakenOut) {
  const auto rest = without_repeats(text(), meant(true));
  ASSERT_TRUE(rest);
  EXPECT_EQ(rest->text, text().substr(0, text().find("_http._tcp.mx1")));
  EXPECT_THAT(rest->hosts, SizeIs(1));
  EXPECT_EQ(difference(text(), true), "");
}

TEST(Repeats, AreReadWhereTheirNamesAreNotPlain) {
  for (const char* host : {"a\\.b", "a..b", "*", "", "@", "a b", "\xc3\xbc"}) {
    MeantRecords meant;
    meant.begin_host(".www.test.");
    add_records(meant, ".www.test.");
    meant.repeat(0, std::string(".") + host + ".test.");
    const auto rest = without_repeats(lines_of("www") + lines_of(host), meant);
    ASSERT_TRUE(rest) << host;
    EXPECT_THAT(rest->hosts, SizeIs(2)) << host;
  }
}

TEST(Repeats, AreReadWhereTheirNamesAreTooLong) {
  // In front of the last label stand 192 octets, around the name 16 and the root's.
  const std::string front =
      std::string(63, 'a') + "." + std::string(63, 'b') + "." + std::string(63, 'c') + ".";
  const auto reads = [](const std::string& host) {
    MeantRecords meant;
    meant.begin_host(".www.test.");
    add_records(meant, ".www.test.");
    meant.repeat(0, "." + host + ".test.");
    return read_back(lines_of("www") + lines_of(host), meant, RrType{}).has_value();
  };
  EXPECT_TRUE(reads(std::string(63, 'a')));
  EXPECT_FALSE(reads(std::string(64, 'a')));
  EXPECT_TRUE(reads(front + std::string(45, 'd')));
  EXPECT_FALSE(reads(front + std::string(46, 'd')));
}

TEST(Repeats, AreNothingWhereALineIsAboutAnotherOwner) {
  std::string changed = text();
  changed.insert(changed.find("_imap"), "; in between\n");
  EXPECT_FALSE(without_repeats(changed, meant(true)));
  EXPECT_EQ(difference(changed, true), "");
}

TEST(Repeats, ChangedTextIsFoundAsIfEachLineWereRead) {
  constexpr std::string_view kInserted = " ;\n\t.\\()\"0a_w\r@$";
  std::mt19937 random(20261122);  // the same changes every time
  const std::string base = text();
  int wrong = 0;
  for (int round = 0; round < 4000; ++round) {
    std::string changed = base;
    const std::size_t at = random() % changed.size();
    switch (random() % 4) {
      case 0: changed.erase(at, 1 + random() % 3); break;
      case 1: changed.insert(at, 1, kInserted[random() % kInserted.size()]); break;
      case 2: changed[at] = kInserted[random() % kInserted.size()]; break;
      default: {                                               // a line elsewhere
        const std::size_t from = changed.rfind('\n', at) + 1;  // npos + 1 is 0
        const std::string line = changed.substr(from, changed.find('\n', from) + 1 - from);
        if (random() % 2 == 0) changed.erase(from, line.size());
        changed.insert(changed.find('\n', random() % changed.size() / 2) + 1, line);
      }
    }
    const std::string expected = difference(changed, false);
    ASSERT_EQ(difference(changed, true), expected) << changed;
    wrong += expected.empty() ? 0 : 1;
  }
  EXPECT_GT(wrong, 2000);
}

}  // namespace
}  // namespace hastls::cli
