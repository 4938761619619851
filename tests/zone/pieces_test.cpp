// SPDX-License-Identifier: BSD-2-Clause
// Files that are read in pieces on several threads give what one thread gives, wherever the cuts
// fall.
#include <array>
#include <string>

#include <gtest/gtest.h>

#include "hastls/zone/read.hpp"
#include "support/temporary_folder.hpp"

#include "zone/corpus.hpp"
#include "zone/damage.hpp"
#include "zone/describe.hpp"
#include "zone/kinds_of_hosts.hpp"

namespace hastls::zone {
namespace {

using testing::TemporaryFolder;

constexpr std::array<std::size_t, 6> kSizes{16, 40, 100, 333, 1501, 4096};

void expect_the_same(const std::string& path, ReadOptions options = {}) {
  const std::string whole = describe(zone_of_file(path, options));
  for (const std::size_t size : kSizes) {
    options.piece_size = size;
    options.jobs = 2 + size % 3;
    options.block_size = size % 2 == 0 ? 64 : 4096;
    ASSERT_EQ(describe(zone_of_file(path, options)), whole) << path << " in pieces of " << size;
  }
}

class Pieces : public ::testing::Test {
 protected:
  void expect_same(const std::string& text) {
    folder_.write("zone", text);
    expect_the_same(folder_.path("zone"));
  }
  [[nodiscard]] static std::string times(std::size_t count, const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += text;
    return out;
  }

  TemporaryFolder folder_;
  const std::string head_ = "$ORIGIN example.com.\n$TTL 300\n@ SOA a b 1 2 3 4 5\n";
  const std::string set_ =
      "www A 192.0.2.1\n_http._tcp.www TYPE65443 \\# 6 005001bb0000\n"
      "_imap._tcp.www TYPE65443 \\# 6 000003e10001 ; hastls: ignore posture\n";
};

TEST_F(Pieces, MayBeginAnywhere) {
  std::string text = head_;
  for (int i = 0; i < 40; ++i)
    text +=
        fmt::format("h{0} A 192.0.2.1\n_http._tcp.h{0} 60 HASTLS 80 443 0\n\tHASTLS 80 444 0\n", i);
  expect_same(text);
  text.pop_back();
  expect_same(text);
}

TEST_F(Pieces, MayBeCutWithinQuotesAndParentheses) {
  expect_same(head_ + times(9, set_) + "q TXT \"begins\n" + times(9, set_) + "ends\"\n" + set_);
  expect_same(head_ + times(9, set_) + "p TXT ( begins\n" + times(9, set_) + "ends )\n" + set_);
  expect_same(head_ + times(9, set_) + "p TXT ( \"begins\n" + times(9, set_));
}

TEST_F(Pieces, FollowDirectivesOfThePiecesBefore) {
  const std::string relative = "_http._tcp.h HASTLS 80 443 0\n";
  expect_same(head_ + times(9, relative) + "$ORIGIN other.example.com.\n" + times(30, relative) +
              "$ORIGIN sub\n" + times(30, relative) + "$TTL 77\n" + times(30, relative));
  expect_same(head_ + times(30, relative + "$GENERATE 1-3 d$ HASTLS 80 443 0\n"));
  folder_.write("other", relative);
  expect_same(head_ + times(30, relative + "$INCLUDE other\n"));
  expect_same(head_ + times(30, "$ORIGIN a\n" + relative));
}

TEST_F(Pieces, FollowTheTtlOfThePiecesBefore) {
  const std::string none = "_http._tcp.h HASTLS 80 443 0\n";
  expect_same("@ 99 SOA a.test. b.test. 1 2 3 4 5\n" + times(20, none));
  expect_same("$ORIGIN test.\n@ SOA a b 1 2 3 4 55\n" + times(20, none) + "x 66 A 192.0.2.1\n" +
              times(20, none) + "_x._tcp.h 67 HASTLS 1 2 0\n" + times(20, none));
}

TEST_F(Pieces, ReportWhatIsWrongInThem) {
  expect_same(head_ + times(20, set_ + "wrong A 1 2 3\nx NOTYPE y\n$NOTHING\n"));
  expect_same(head_ + times(20, set_) + "_http._tcp.bad TYPE65443 \\# 6 00\n" + times(5, set_));
  expect_same(head_ + times(20, set_ + "www IN 5 A 192.0.2.1\r\n\tCLASS1 MX 1 .\n") +
              "@ SOA x y 1 2 3 4 6\n" + set_);
  // A piece with an include is read in order, and has something that those before it had not.
  folder_.write("other", set_);
  expect_same(head_ + times(20, set_ + "w 5 A 192.0.2.1\r\n") + "$INCLUDE other\n" +
              times(20, "www IN 5 A 192.0.2.1\n"));
  expect_same("\xef\xbb\xbf" + head_ + times(20, set_));
  expect_same("\xff\xfe" + head_ + times(20, set_));
  expect_same("relative A 192.0.2.1\n" + times(20, set_));
}

TEST_F(Pieces, SayWhatTheZoneHoldsBesides) {
  std::string text = head_ + "*.w MX 5 mx\n\tA 192.0.2.7\n";
  for (int i = 0; i < 30; ++i)
    text += fmt::format(
        "d{0} MX 10 h{0}\nh{0} AAAA ::1\n_25._tcp.h{0} TLSA 3 1 1 0011\n_smtp._tcp.h{0} HASTLS 25 "
        "0 0\n"
        "*.d{0} A 192.0.2.9\n_http._tcp.x.d{0} HASTLS 80 443 0\nx.d{0} HTTPS 1 .\n"
        "_smtp._tcp SRV 0 0 25 h{0}\n_mta-sts.d{0} TXT \"v=STSv1;\"\n",
        i);
  expect_same(text + "_http._tcp.y.w HASTLS 80 443 0\n");
}

TEST_F(Pieces, OfDamagedZones) {
  Numbers numbers;
  for (int i = 0; i < 300; ++i) expect_same(walked_over(numbers) + walked_over(numbers));
}

TEST_F(Pieces, OfHostsOfAFewKinds) {
  Numbers numbers;
  for (int i = 0; i < 200; ++i) expect_same(hosts_of_kinds(numbers));
}

TEST_F(Pieces, OfTheTrickyCorpus) {
  const TrickyCorpus corpus;
  for (const auto& row : corpus.index()) {
    const std::string path = corpus.path(row[0]);
    if (std::filesystem::is_regular_file(path)) expect_the_same(path);
  }
}

TEST_F(Pieces, OfTheZonesThatComeAlong) {
  namespace fs = std::filesystem;
  std::size_t read = 0;
  for (const auto& entry :
       fs::recursive_directory_iterator(fs::path(HASTLS_SOURCE_DIR) / "zones")) {
    if (!entry.is_regular_file() || entry.path().extension() != ".zone") continue;
    ++read;
    ReadOptions options;
    const std::string whole = describe(zone_of_file(entry.path().string(), options));
    options.jobs = 3;
    for (const std::size_t size : {std::size_t{512}, std::size_t{5000}}) {
      options.piece_size = size;
      EXPECT_EQ(describe(zone_of_file(entry.path().string(), options)), whole)
          << entry.path() << size;
    }
  }
  EXPECT_GT(read, 10U);
}

}  // namespace
}  // namespace hastls::zone
