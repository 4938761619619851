// SPDX-License-Identifier: BSD-2-Clause
// The fast way and the exact way on zones that somebody's cat has walked over.
#include <cstddef>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "hastls/zone/read.hpp"

#include "zone/damage.hpp"
#include "zone/describe.hpp"
#include "zone/kinds_of_hosts.hpp"

namespace hastls::zone {
namespace {

void expect_agreement(const std::string& text) {
  ReadOptions with;
  const std::string fast = describe(read_text(text, with));
  for (const std::size_t size : {64U, 300U, 1000U}) {
    with.block_size = size;
    ASSERT_EQ(describe(read_text(text, with)), fast) << size << ' ' << text;
  }
  with.exact = true;
  ASSERT_EQ(describe(read_text(text, with)), fast) << text;
  ASSERT_EQ(describe(read_piped(text)), fast) << text;
}

// Hosts that are alike: what stands behind an owner has stood there before.
std::string alike() {
  std::string out = "$ORIGIN example.com.\n$TTL 3600\n@ SOA a b 1 2 3 4 5\n";
  for (const std::string_view host : {"a", "bb.example.com.", "c.c", "mail", "E", "f"}) {
    const auto add = [&](std::string_view labels, std::string_view rest) {
      ((out += labels) += host) += rest;
    };
    add("", " 60 IN A 192.0.2.1\n");
    add("", " 60 IN AAAA 2001:db8::1\n");
    add("", " 60 IN MX 10 mail\n");
    add("_http._tcp.", " 60 IN TYPE65443 \\# 6 005001bb0001 ; HASTLS 80 443 1\n");
    add("_imap._tcp.", " IN TYPE65443 \\# 6 008f03E10001\n");
    add("_smtp._tcp.", "\tTYPE65443 \\# 6 001900000000 ; hastls: ignore insecure-only -- old\n");
  }
  return out;
}

// What is a word to hastls in a comment is none in an owner.
TEST(Agreement, OfBothWaysOnWhatIsSaidToHastls) {
  const std::string head = "$ORIGIN example.com.\n$TTL 3600\n@ SOA a b 1 2 3 4 5\n";
  for (const std::string_view lines :
       {"_hastls:x._tcp.a TYPE65443 \\# 6 005001bb0001 ; HASTLS 80 443 1\n",
        "_x._tcp.a TYPE65443 \\# 6 005001bb0001 ; hastls: ignore x\n",
        "_hastls:x._tcp.a TYPE65443 ( ; HASTLS\n \\# 6 005001bb0001 )\n",
        "_x._tcp.a TYPE65443 ( ; hastls: ignore x\n \\# 6 005001bb0001 ) ; HASTLS 80 443 1\n"}) {
    SCOPED_TRACE(lines);
    const std::string text = head + std::string(lines);
    ASSERT_NO_FATAL_FAILURE(expect_agreement(text));
    const Zone zone = read_text(text, {});
    ASSERT_EQ(zone.records().size(), 1U);
    EXPECT_EQ(zone.records().front().spelling.addressed,
              lines.find("; hastls:") != std::string_view::npos);
  }
}

TEST(Agreement, OfBothWaysOnDamagedZones) {
  Numbers numbers;
  for (int i = 0; i < 2000; ++i) ASSERT_NO_FATAL_FAILURE(expect_agreement(walked_over(numbers)));
}

TEST(Agreement, OfBothWaysOnDamagedZonesOfHostsThatAreAlike) {
  const std::string whole = alike();
  ASSERT_NO_FATAL_FAILURE(expect_agreement(whole));
  Numbers numbers;
  for (int i = 0; i < 1000; ++i)
    ASSERT_NO_FATAL_FAILURE(expect_agreement(walked_over(whole, numbers)));
}

TEST(Agreement, OfBothWaysOnHostsOfAFewKinds) {
  Numbers numbers;
  for (int i = 0; i < 1500; ++i) ASSERT_NO_FATAL_FAILURE(expect_agreement(hosts_of_kinds(numbers)));
}

}  // namespace
}  // namespace hastls::zone
