// SPDX-License-Identifier: BSD-2-Clause
// Hosts that are kept apart, and listed, are what they would have been among the records.
#include "hastls/zone/alike_hosts.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "hastls/zone/read.hpp"
#include "support/temporary_folder.hpp"

#include "zone/describe.hpp"
#include "zone/hosts_with_facts.hpp"
#include "zone/kinds_of_hosts.hpp"

namespace hastls::zone {
namespace {

// How many hosts were apart.
std::size_t list_all(Zone& zone) {
  const std::size_t hosts = zone.alike().size();
  std::vector<std::uint32_t> all(hosts);
  std::iota(all.begin(), all.end(), 0U);
  if (hosts != 0) zone.list(all);
  return hosts;
}

class AlikeHosts : public ::testing::Test {
 protected:
  // From the second block on hosts are known.
  static ReadOptions small_blocks() {
    ReadOptions out;
    out.block_size = 300;
    return out;
  }
  Zone read_apart(const std::string& text, ReadOptions options = small_blocks()) {
    folder_.write("zone", text);
    options.alike_apart = true;
    return zone_of_file(path_, options);
  }
  // How many hosts were apart.
  std::size_t expect_the_same(const std::string& text,
                              const ReadOptions& options = small_blocks()) {
    Zone zone = read_apart(text, options);
    const std::size_t hosts = list_all(zone);
    ReadOptions plain = options;
    plain.alike_apart = false;
    EXPECT_EQ(describe(zone), describe(zone_of_file(path_, plain))) << text;
    return hosts;
  }

  testing::TemporaryFolder folder_;
  const std::string path_ = folder_.path("zone");
};

// Whole files in blocks of any size, and in pieces.
TEST_F(AlikeHosts, AreAsTheyWouldBeAmongTheRecords) {
  Numbers numbers;
  std::size_t hosts = 0;
  for (int i = 0; i < 100 && !HasFailure(); ++i) {
    const std::string text = i % 2 == 0 ? hosts_of_kinds(numbers)
                                        : hosts_with_facts(numbers) + hosts_with_facts(numbers);
    ReadOptions options;
    for (const std::size_t size : {std::size_t{64}, std::size_t{300}, std::size_t{1} << 18}) {
      options.block_size = size;
      hosts += expect_the_same(text, options);
    }
    options.jobs = 3;
    options.piece_size = std::array{40U, 333U, 1501U}.at(static_cast<std::size_t>(i) % 3);
    hosts += expect_the_same(text, options);
  }
  EXPECT_GT(hosts, 500U);
}

// What people write among the lines of a host, or around its records, makes it no other kind.
TEST_F(AlikeHosts, MayBeInAnyDress) {
  static constexpr std::array<std::string_view, 6> kHosts{
      "{} A 192.0.2.1\n{} MX 10 {}\n_http._tcp.{} TYPE65443 \\# 6 005001bb0001\n"
      "_smtp._tcp.{} TYPE65443 \\# 6 001900190001\n",
      "{} A 192.0.2.1 ; by hand\n\n{} MX 10 {}\n_http._tcp.{} TYPE65443 \\# 6 005001bb0001 ; x\n"
      "; moved\n_smtp._tcp.{} TYPE65443 \\# 6 001900190001\n",
      "{} A ( 192.0.2.1\n)\n{} MX ( ; its own\n10\n {} )\n_http._tcp.{} TYPE65443 \\# 6 "
      "005001bb0001\n_smtp._tcp.{} TYPE65443 \\# 6 001900190001\n",
      "{} A 192.0.2.1\n{} TXT \"v=spf1 mx; (all)\"  \"\" ; x\n{} CAA 0 issue \"example.net\"\n"
      "{} MX 10 {}\n_http._tcp.{} TYPE65443 \\# 6 005001bb0001\n"
      "_smtp._tcp.{} TYPE65443 \\# 6 001900190001\n",
      "{} A 192.0.2.1\n{} MX 10 {}\n_http._tcp.{} TYPE65443 \\# 6 005001bb0001\n"
      "_http._tcp.{} TXT a\n_smtp._tcp.{} TYPE65443 \\# 6 001900190001\n_smtp._tcp.{} TXT b\n",
      "{} A\t192.0.2.1\n{} MX  10\t{} ; x\n_http._tcp.{} TYPE65443 \\# 6 005001bb0001\n"
      "_smtp._tcp.{} TYPE65443 \\# 6 001900190001\n"};
  std::string text = "$ORIGIN example.com.\n$TTL 60\n@ SOA a b 1 2 3 4 5\n";
  for (std::size_t i = 0; i < 1200; ++i)
    text += of_host(std::string(kHosts.at(i % kHosts.size())), fmt::format("h{}", i));
  ReadOptions options;
  options.block_size = 4096;
  const Zone zone = read_apart(text, options);
  EXPECT_EQ(zone.alike().kinds().size(), 2U) << "one of these without what is not read at first";
  EXPECT_GT(zone.alike().size(), 1000U);
  EXPECT_GT(expect_the_same(text, options), 1000U);
  options.jobs = 3;
  options.piece_size = 5000;
  EXPECT_GT(expect_the_same(text, options), 900U);
}

TEST_F(AlikeHosts, OfIncludedFilesAreAmongTheRecords) {
  std::string hosts;
  for (int i = 0; i < 400; ++i)
    hosts += fmt::format("h{0} A 192.0.2.1\n_http._tcp.h{0} TYPE65443 \\# 6 005001bb0001\n", i);
  folder_.write("hosts", hosts);
  const std::string text = "$ORIGIN example.com.\n$TTL 60\n" + hosts +
                           "$INCLUDE hosts b\n$ORIGIN c.example.com.\n" + hosts;
  EXPECT_GT(expect_the_same(text), 30U);
}

TEST_F(AlikeHosts, AreFoundByTheirNames) {
  std::string text = "$ORIGIN example.com.\n$TTL 60\n";
  for (int i = 0; i < 400; ++i)
    text += fmt::format("h{0} A 192.0.2.1\n_http._tcp.h{0} TYPE65443 \\# 6 005001bb0001\n", i);
  const Zone zone = read_apart(text);
  const auto& hosts = zone.alike();
  ASSERT_GT(hosts.size(), 5U);
  ASSERT_EQ(hosts.kinds().size(), 1U);
  const auto id = [&](const std::string& name) {
    return zone.names().find(*DomainName::parse_absolute(name)).value_or(NameId{});
  };
  for (std::size_t i = 0; i < hosts.size(); ++i) {
    const std::string name = zone.names().name(hosts.host(i)).to_string();
    EXPECT_EQ(hosts.find(id(name)), i);
    EXPECT_EQ(zone.names().came_with(id("_http._tcp." + name)), id(name));
  }
  EXPECT_FALSE(hosts.find(id("h0.example.com.")));
  EXPECT_EQ(zone.names().came_with(id("_http._tcp.h0.example.com.")),
            id("_http._tcp.h0.example.com."));
}

TEST_F(AlikeHosts, ThatAreNotWantedAreOnlyCounted) {
  std::string text = "$ORIGIN example.com.\n$TTL 60\n";
  for (int i = 0; i < 400; ++i)
    text += fmt::format(
        "h{0} A 192.0.2.1\n_http._tcp.h{0} TYPE65443 \\# 6 005001bb0001\n"
        "_imap._tcp.h{0} TYPE65443 \\# 6 000003e10001\n",
        i);
  Zone zone = read_apart(text);
  const std::size_t hosts = zone.alike().size();
  ASSERT_GT(hosts, 5U);
  const auto last = static_cast<std::uint32_t>(hosts - 1);
  zone.list(std::array{last - 1, last});
  EXPECT_TRUE(zone.alike().empty());
  EXPECT_EQ(zone.record_count(), 800U);
  const HastlsSets sets = zone.sets();
  ASSERT_EQ(sets.size(), 2 * (400 - hosts) + 4);
  std::string owners;
  for (std::size_t i = sets.size() - 4; i < sets.size(); ++i)
    owners += zone.names().name(sets[i].owner).to_string() + ' ';
  EXPECT_EQ(
      owners,
      "_http._tcp.h398.example.com. _imap._tcp.h398.example.com. _http._tcp.h399.example.com. "
      "_imap._tcp.h399.example.com. ");
}

// More than are known at once: the others are listed as ever.
TEST_F(AlikeHosts, MayBeOfManyKinds) {
  std::string text = "$ORIGIN example.com.\n$TTL 60\n";
  for (int kind = 0; kind < 400; ++kind) {
    for (int i = 0; i < 40; ++i)
      text += fmt::format(
          "k{0}-{1} A 192.0.2.1\n_app{0}._tcp.k{0}-{1} TYPE65443 \\# 6 005001bb0001\n", kind, i);
  }
  EXPECT_EQ(read_apart(text).alike().kinds().size(), 256U);
  const std::size_t hosts = expect_the_same(text);
  EXPECT_GT(hosts, 1000U);
  EXPECT_LT(hosts, 40 * 256U);
}

}  // namespace
}  // namespace hastls::zone
