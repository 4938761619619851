// SPDX-License-Identifier: BSD-2-Clause
// SPEC.md Z1 to Z4 and Z6, clause by clause, each limit on both sides.
#include "hastls/zone/read.hpp"

#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "zone/describe.hpp"

namespace hastls::zone {
namespace {

const std::string kHead = "$ORIGIN example.com.\n$TTL 3600\n";

std::string syntax_of(const Zone& zone) {
  std::string out;
  for (const diag::Diagnostic& finding : zone.diagnostics()) {
    EXPECT_EQ(finding.rule, "syntax");
    EXPECT_FALSE(finding.help.empty()) << finding.message;
    out += fmt::format("{}:{}-{} ", finding.where.span.line, finding.where.span.column,
                       finding.where.span.end_column);
  }
  return out;
}

// Both ways, whole and in tiny blocks, which all say the same.
Zone read_all_ways(const std::string& text, ReadOptions with = {}) {
  const std::string fast = describe(read_text(text, with));
  for (const std::size_t block : {std::size_t{1}, std::size_t{7}, std::size_t{64}}) {
    with.block_size = block;
    with.exact = false;
    EXPECT_EQ(describe(read_text(text, with)), fast) << "block " << block;
    with.exact = true;
    EXPECT_EQ(describe(read_text(text, with)), fast) << "exact, block " << block;
  }
  return read_text(text, with);
}

struct Accepted {
  const char* text;
  const char* owner;
  std::uint32_t ttl;
};

TEST(Read, RecordsInEveryFormOfZ1) {
  const Accepted cases[] = {
      {"_a._tcp.w IN HASTLS 25 25 1\n", "_a._tcp.w.example.com.", 3600},
      {"_a._tcp.w 60 IN TYPE65443 \\# 6 001900190001\n", "_a._tcp.w.example.com.", 60},
      {"_a._tcp.w IN 60 type65443 \\# 6 001900190001\n", "_a._tcp.w.example.com.", 60},
      {"_a._tcp.w 60 hastls \\# 6 0019 0019 0001", "_a._tcp.w.example.com.", 60},
      {"_a._tcp.w\t1h30m\tTYPE65443\t\\#\t6\t001900190001\t;x\n", "_a._tcp.w.example.com.", 5400},
      {"_a._tcp.w ( 60\n IN ; c\n TYPE65443 \\# 6 (\n", "", 0},
      {"_a._tcp.w ( 60\r\n IN ; c\r\n TYPE65443) \\# 6 001900190001\r\n", "_a._tcp.w.example.com.",
       60},
      {"_A._TCP.W.Example.ORG. TYPE65443 \\# 6 001900190001\n", "_a._tcp.w.example.org.", 3600},
      {"\\095a._tcp.w TYPE65443 \\# 6 001900190001\n", "_a._tcp.w.example.com.", 3600},
      {"@ TYPE65443 \\# 6 001900190001\n", "example.com.", 3600},
      {". TYPE65443 \\# 6 001900190001\n", ".", 3600},
      {"IN 60 IN TYPE65443 \\# 6 001900190001\n", "in.example.com.", 60},
      {"60 60 TYPE65443 \\# 6 001900190001\n", "60.example.com.", 60},
      {"a A 192.0.2.1\n TYPE65443 \\# 6 001900190001\n", "a.example.com.", 3600},
      {"a A 192.0.2.1\n$ORIGIN x.\n TYPE65443 \\# 6 001900190001\n", "a.example.com.", 3600},
      {"$origin b\n$ttl 5\na TYPE65443 \\# 6 001900190001\n", "a.b.example.com.", 5},
  };
  for (const Accepted& good : cases) {
    const Zone zone = read_all_ways(kHead + good.text);
    if (*good.owner == '\0') {
      EXPECT_FALSE(zone.diagnostics().empty()) << good.text;
      continue;
    }
    EXPECT_EQ(syntax_of(zone), "") << good.text;
    ASSERT_EQ(zone.records().size(), 1U) << good.text;
    const HastlsRecord& record = zone.records()[0];
    EXPECT_EQ(zone.owner(record).to_string(), good.owner) << good.text;
    EXPECT_EQ(record.ttl, good.ttl) << good.text;
    EXPECT_EQ(record::to_text(record.rdata), "25 25 1") << good.text;
  }
}

struct Refused {
  std::string text;
  const char* where;  ///< line:column-end, by the file's own lines
};

TEST(Read, WhatIsNoZoneTextIsFoundWhereItStands) {
  using std::string_literals::operator""s;
  const std::string l63(63, 'a');
  const Refused cases[] = {
      {"a A 192.0.2.1 ; nul in a comment \0 is fine\n"s, ""},
      {"a\0b A 192.0.2.1\n"s, "3:2-3 "},
      {"a TXT \"x\0y\"\n"s, "3:9-10 "},
      {"a A 192.0.2.1\rb A 192.0.2.2\n", "3:14-15 "},
      {"a TXT \"x\ry\"\n", "3:9-10 "},
      {"a TXT \"open\nb A 192.0.2.1\n", "3:7-8 "},
      {"a TXT ( x\nb A 192.0.2.1\n", "3:7-8 "},
      {"a TXT ( x ( y ) )\n", "3:11-12 "},
      {"a TXT x )\n", "3:9-10 "},
      {"a TXT \\255\n", ""},
      {"a TXT \\256\n", "3:7-11 "},
      {"a TXT \\25\n", "3:7-10 "},
      {"a TXT x\\\n", "3:8-9 "},
      {l63 + " A 192.0.2.1\n", ""},
      {l63 + "a A 192.0.2.1\n", "3:1-65 "},
      {"a..b A 192.0.2.1\n", "3:1-5 "},
      {".a A 192.0.2.1\n", "3:1-3 "},
      {"a 4294967295 A 192.0.2.1\n", ""},
      {"a 4294967296 A 192.0.2.1\n", "3:3-13 "},
      {"a 7101w A 192.0.2.1\n", ""},
      {"a 7102w A 192.0.2.1\n", "3:3-8 "},
      {"a 1x A 192.0.2.1\n", "3:3-5 "},
      {"a -1 A 192.0.2.1\n", "3:3-5 "},
      {"a +1 A 192.0.2.1\n", "3:3-5 "},
      {"a 1.5 A 192.0.2.1\n", "3:3-6 "},
      {"a A 192.0.2.1\n  " + std::string(70, 'b') + "\n", "4:3-73 "},
      {"a\n", "3:2-2 "},
      {"a IN\n", "3:5-5 "},
      {"a IN A\n", "3:7-7 "},
      {"a IN A ; x\n", "3:7-7 "},
      {"a IN FOO x\n", "3:6-9 "},
      {"a IN IN A 192.0.2.1\n", "3:6-8 "},
      {"a 60 60 A 192.0.2.1\n", "3:6-8 "},
      {"a CLASS65536 A 192.0.2.1\n", "3:3-13 "},
      {"a NONE A 192.0.2.1\n", "3:3-7 "},
      {"a TYPE65536 \\# 0\n", "3:3-12 "},
      {"a OPT \\# 0\n", "3:3-6 "},
      {"a TYPE127 \\# 0\n", ""},
      {"a TYPE128 \\# 0\n", "3:3-10 "},
      {"a TYPE255 \\# 0\n", "3:3-10 "},
      {"a TYPE999 \\# 1 00\n", ""},
      {"a TYPE999 \\# 1 0\n", "3:16-17 "},
      {"a TYPE999 \\# 1 0000\n", "3:14-15 "},
      {"a TYPE999 \\# 1 0g\n", "3:17-18 "},
      {"a TYPE999 \\# -1 00\n", "3:14-16 "},
      {"a TYPE999 \\#\n", "3:13-13 "},
      {"a TYPE999 00\n", "3:11-13 "},
      {"$DATE 1\n", "3:1-6 "},
      {"$TTL\n", "3:5-5 "},
      {"$TTL x\n", "3:6-7 "},
      {"$TTL 1 2\n", "3:8-9 "},
      {"$ORIGIN\n", "3:8-8 "},
      {"$ORIGIN a b\n", "3:11-12 "},
      {"$ORIGIN a..b\n", "3:9-13 "},
      {"$INCLUDE\n", "3:9-9 "},
      {"$GENERATE 1-2 a$\n", "3:17-17 "},
      {"$GENERATE 2-1 a$ A 192.0.2.$\n", "3:11-14 "},
      {"$GENERATE 1-2 a${x} A 192.0.2.$\n", "3:15-20 "},
      {"$GENERATE 255-256 a$ 1x A 192.0.2.$\n", "3:19-21 "},
      {"\"a\" A 192.0.2.1\n", "3:1-4 "},
      {"a \"A\" 192.0.2.1\n", "3:3-6 "},
      {"@ SOA a b 1 2 3 4 x\n", "3:19-20 "},
  };
  for (const Refused& bad : cases) {
    const Zone zone = read_all_ways(kHead + bad.text);
    EXPECT_EQ(syntax_of(zone), bad.where) << bad.text << describe(zone);
  }
}

TEST(Read, ANameIsAtMost255Octets) {
  std::string most;  // 4 * 60 octets, and 13 of .example.com.
  for (int i = 0; i < 4; ++i) most += std::string(59, 'a') + ".";
  EXPECT_EQ(syntax_of(read_all_ways(kHead + most + "b TXT x\n")), "");
  EXPECT_EQ(syntax_of(read_all_ways(kHead + most + "bb TXT x\n")), "3:1-243 ");
}

TEST(Read, GoesOnBehindABrokenRecord) {
  const Zone zone = read_all_ways(kHead +
                                  "a A 192.0.2.1\nb FOO x\n HASTLS 1 1 1\n"
                                  "\\999 A 192.0.2.1\n HASTLS 2 2 1\nc HASTLS 3 3 1\n");
  ASSERT_EQ(zone.records().size(), 2U);
  EXPECT_EQ(zone.owner(zone.records()[0]).to_string(), "b.example.com.");
  // Whose 2 2 1 is cannot be said: its owner is the one that could not be read.
  EXPECT_EQ(zone.owner(zone.records()[1]).to_string(), "c.example.com.");
}

TEST(Read, AByteOrderMarkIsFoundAndReadOver) {
  const Zone zone = read_all_ways("\xef\xbb\xbf" + kHead + "a HASTLS 1 1 1\n");
  EXPECT_EQ(syntax_of(zone), "1:1-4 ");
  ASSERT_EQ(zone.records().size(), 1U);
  EXPECT_EQ(zone.owner(zone.records()[0]).to_string(), "a.example.com.");
  const Zone utf16 = read_all_ways(std::string({'\xff', '\xfe', '$', '\0', 'O', '\0'}));
  EXPECT_EQ(syntax_of(utf16), "1:1-3 ");
}

TEST(Read, TheOriginComesFromTheFirstThatKnowsIt) {
  const std::string record = "a HASTLS 1 1 1\n";
  const auto owner = [](const Zone& zone) {
    return zone.records().empty() ? "" : zone.owner(zone.records()[0]).to_string();
  };
  ReadOptions given;
  given.origin = *DomainName::parse_absolute("given.org.");
  EXPECT_EQ(owner(read_text(record + "x.org. SOA a b 1 2 3 4 5\n", given)), "a.given.org.");
  EXPECT_EQ(owner(read_text(record + "x.org. SOA a b 1 2 3 4 5\n")), "a.x.org.");
  EXPECT_EQ(owner(read_text(record + "$ORIGIN y.org.\n@ SOA a b 1 2 3 4 5\n")), "a.y.org.");
  EXPECT_EQ(owner(read_text(record + "$ORIGIN y.org.\nb HASTLS 1 1 1\n")), "a.y.org.");
  EXPECT_EQ(owner(read_text(record, {}, "folder/z.org.zone")), "a.z.org.");
  const Zone none = read_text(record + "b HASTLS 1 1 1\nc.org. HASTLS 1 1 1\n", {}, "org.zone");
  EXPECT_EQ(syntax_of(none), "1:1-2 ");  // once
  EXPECT_EQ(owner(none), "c.org.");
}

TEST(Read, OnlyAnSoaOrAGivenOriginMakesAnApex) {
  EXPECT_FALSE(read_text(kHead + "a HASTLS 1 1 1\n").apex());
  ReadOptions given;
  given.origin = *DomainName::parse_absolute("given.org.");
  EXPECT_EQ(read_text("a HASTLS 1 1 1\n", given).apex()->to_string(), "given.org.");
  const Zone zone = read_text(kHead + "@ SOA a b 1 2 3 4 5\n");
  EXPECT_FALSE(zone.is_fragment());
  EXPECT_EQ(zone.apex()->to_string(), "example.com.");
}

TEST(Read, TheTtlComesFromTheFirstThatKnowsIt) {
  const auto ttl = [](const std::string& text) {
    const Zone zone = read_all_ways("$ORIGIN e.\n" + text);
    return zone.records().empty() ? 0 : zone.records().back().ttl;
  };
  EXPECT_EQ(ttl("a 5 A 192.0.2.1\nb HASTLS 1 1 1\n"), 5U);
  EXPECT_EQ(ttl("$TTL 7\na 5 A 192.0.2.1\nb HASTLS 1 1 1\n"), 7U);
  EXPECT_EQ(ttl("@ SOA a b 1 2 3 4 9\nb HASTLS 1 1 1\n"), 9U);
  EXPECT_EQ(ttl("@ SOA a b 1 2 3 4 9\na 5 A 192.0.2.1\nb HASTLS 1 1 1\n"), 5U);
  EXPECT_EQ(ttl("b HASTLS 1 1 1\n"), 3600U);
}

TEST(Read, GenerateExpandsAsInBind) {
  const Zone zone = read_all_ways(
      kHead + "$GENERATE 17-18 _a._tcp.x${0,3}y 60 IN HASTLS ${-17} 443 1 ; c\n b TXT x\n");
  ASSERT_EQ(zone.records().size(), 2U);
  EXPECT_EQ(zone.owner(zone.records()[1]).to_string(), "_a._tcp.x018y.example.com.");
  EXPECT_EQ(record::to_text(zone.records()[1].rdata), "1 443 1");
  EXPECT_TRUE(zone.records()[1].spelling.generated);
  EXPECT_EQ(zone.records()[1].place.span, (diag::Span{3, 17, 33}));
  const Zone quoted = read_all_ways(kHead + "$GENERATE 1-2 a$ HASTLS \"$ 443 1\"\n");
  ASSERT_EQ(quoted.records().size(), 2U);
  EXPECT_EQ(record::to_text(quoted.records()[1].rdata), "2 443 1");
  const Layout layout = quoted.layout(quoted.records()[1]);
  ASSERT_EQ(layout.rdata.size(), 3U);
  EXPECT_EQ(layout.rdata[1].span, (diag::Span{3, 28, 31}));
}

TEST(Read, GenerateHasABound) {
  const auto steps = [](const std::string& range) {
    return read_text(kHead + "$GENERATE " + range + " a$ HASTLS 1 1 1\n");
  };
  EXPECT_EQ(steps("1-65536").records().size(), 65536U);
  const Zone over = steps("0-65536");
  EXPECT_TRUE(over.records().empty());
  EXPECT_EQ(syntax_of(over), "3:11-18 ");
  std::string many = kHead;
  for (int i = 0; i < 17; ++i) many += "$GENERATE 1-65536 a TXT x\n";
  EXPECT_EQ(syntax_of(read_text(many)), "19:11-18 ");  // 2^20 in all
}

TEST(Read, QuirksAreNotedOncePerKindAndFile) {
  const Zone zone = read_all_ways(
      "$ORIGIN example.com.\r\n$ORIGIN sub\r\n$TTL 2147483648\na IN 60 CLASS1 TXT x\n"
      "a IN 60 TXT x\nb IN 60 TXT x\nc CLASS1 TYPE999 \\# 2 0 000\n$GENERATE 1-2 $ TXT x\n"
      "d 2147483647 TXT x\n");
  std::string kinds;
  for (const QuirkAt& quirk : zone.quirks())
    kinds += fmt::format("{}@{} ", static_cast<int>(quirk.quirk), quirk.place.span.line);
  EXPECT_EQ(kinds, "0@1 2@2 7@3 6@5 3@7 4@7 5@7 1@8 ");
}

TEST(Read, AnEntryIsBoundedAndACommentIsNot) {
  const Zone comment =
      read_text(kHead + ";" + std::string((std::size_t{1} << 24) + 5, 'x') + "\na HASTLS 1 1 1\n");
  EXPECT_EQ(syntax_of(comment), "");
  EXPECT_EQ(comment.records().size(), 1U);
  const Zone open = read_text(kHead + "a TXT (\n" + std::string((std::size_t{1} << 24) + 5, '\n'));
  EXPECT_EQ(syntax_of(open), "3:7-8 ");
  const Zone line =
      read_text(kHead + "a TXT " + std::string(std::size_t{1} << 25, 'x') + "\nb HASTLS 1 1 1\n");
  ASSERT_EQ(syntax_of(line), "3:1-1 ");
  EXPECT_EQ(line.diagnostics()[0].message, "a line of more than 16777216 octets");
}

TEST(Read, ALineMayBeginWithAParenthesis) {
  const Zone zone = read_all_ways(kHead + "(a\n TXT x )\n(\n_a._tcp.b HASTLS 1 1 1)\n");
  EXPECT_EQ(syntax_of(zone), "");
  ASSERT_EQ(zone.records().size(), 1U);
  EXPECT_EQ(zone.records()[0].place.span.line, 6U);
}

TEST(Read, QuotesTheLineOfAnEntryThatIsAtFault) {
  const Zone zone = read_all_ways(kHead + "a TXT ( x\n \\256\n )\n");
  ASSERT_EQ(syntax_of(zone), "4:2-6 ");
  EXPECT_EQ(zone.diagnostics()[0].source, " \\256");
}

TEST(Read, TheMinimumOfAGenericSoaIsATtl) {
  const std::string soa = "e. IN TYPE6 \\# 22 0000 00000001 00000002 00000003 00000004 0000012c\n";
  const Zone zone = read_all_ways(soa + "_a._tcp.e. IN HASTLS 1 1 1\n");
  ASSERT_EQ(zone.records().size(), 1U);
  EXPECT_EQ(zone.records()[0].ttl, 300U);
}

}  // namespace
}  // namespace hastls::zone
