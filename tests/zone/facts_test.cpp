// SPDX-License-Identifier: BSD-2-Clause
// What a Zone says about the names in question, and where things stand.
#include <string>

#include <gtest/gtest.h>

#include "hastls/zone/read.hpp"
#include "hastls/zone/type_code.hpp"
#include "support/temporary_folder.hpp"

#include "zone/describe.hpp"

namespace hastls::zone {
namespace {

const std::string kZone =
    "$ORIGIN example.com.\n"                               // 1
    "$TTL 3600\n"                                          // 2
    "@ SOA a b 1 2 3 4 5\n"                                // 3
    "*.wild A 192.0.2.1\n"                                 // 4
    " AAAA 2001:db8::1\n"                                  // 5
    "_imap._tcp.host.wild HASTLS 143 993 1 ; hastls: x\n"  // 6
    "_443._tcp.host.wild TLSA 3 1 1 00\n"                  // 7
    "_imap._tcp.www HASTLS 143 993 1\n"                    // 8
    "www.example.com. A 192.0.2.2\n"                       // 9
    "WWW MX 10 @\n"                                        // 10
    "x.y.cut NS ns.example.net.\n"                         // 11
    "_imap._tcp.a.cut HASTLS 143 993 1\n"                  // 12
    "_imap._tcp.a.cut RRSIG x\n";                          // 13

NameId id(const Zone& zone, const std::string& name) {
  const auto found = zone.names().find(*DomainName::parse_absolute(name));
  EXPECT_TRUE(found) << name;
  return found.value_or(NameId{});
}

void check(const Zone& zone) {
  const NameTree& names = zone.names();
  const NameId host = id(zone, "host.wild.example.com.");
  EXPECT_FALSE(names.has_records(host));
  EXPECT_TRUE(names.has_descendants(host)) << "the TLSA record";
  EXPECT_FALSE(names.has_plain_descendants(host));
  const NameId wild = *names.parent(host);
  EXPECT_TRUE(names.has_plain_descendants(wild)) << "its wildcard";
  const auto star = names.wildcard(wild);
  ASSERT_TRUE(star);
  ASSERT_NE(names.fact(*star, types::kA), nullptr);
  EXPECT_EQ(names.fact(*star, types::kA)->place.span, (diag::Span{4, 1, 7}));
  EXPECT_EQ(names.fact(*star, types::kAaaa)->place.span, (diag::Span{5, 2, 6}));
  EXPECT_FALSE(names.wildcard(host));

  const NameId www = id(zone, "www.example.com.");
  EXPECT_TRUE(names.has_address(www));
  EXPECT_TRUE(names.has_records(www));
  EXPECT_FALSE(names.has(www, types::kCname));
  EXPECT_FALSE(names.has_descendants(www)) << "HASTLS records are no facts";

  const NameId cut = id(zone, "cut.example.com.");
  EXPECT_TRUE(names.has_plain_descendants(cut));
  EXPECT_FALSE(names.find(*DomainName::parse_absolute("y.cut.example.com.")));
  const NameId owner = id(zone, "_imap._tcp.a.cut.example.com.");
  EXPECT_FALSE(names.has_address(owner));
  EXPECT_FALSE(names.has_records(owner));
  EXPECT_FALSE(names.has_descendants(id(zone, "a.cut.example.com."))) << "signatures alone";
}

TEST(Facts, AreThoseOfTheNamesInQuestion) {
  for (const bool exact : {false, true}) {
    ReadOptions with;
    with.exact = exact;
    check(read_text(kZone, with));
  }
}

TEST(Facts, AreTheSameFromAPipe) {
  const Zone zone = read_piped(kZone);
  check(zone);
  EXPECT_EQ(describe(zone), describe(read_text(kZone)));
}

TEST(Facts, ManyUnderscoreNamesAtOneHostAreAllFound) {
  std::string text = "$ORIGIN e.\n";
  for (int i = 0; i < 100; ++i) text += fmt::format("_a{}._tcp.h HASTLS 1 1 1\n", i);
  for (int i = 0; i < 100; ++i) text += fmt::format("_a{}._tcp.h CNAME x\n", i);
  const Zone zone = read_text(text);
  ASSERT_EQ(zone.sets().size(), 100U);
  EXPECT_EQ(zone.names().size(), 104U);
  for (const HastlsSet& set : zone.sets()) EXPECT_TRUE(zone.names().has(set.owner, types::kCname));
}

TEST(Sets, GroupAnOwnersRecordsWhereverTheyStand) {
  const Zone zone =
      read_text("$ORIGIN e.\na HASTLS 1 1 1\nb HASTLS 2 2 1\na HASTLS 3 3 1\nA.E. HASTLS 4 4 1\n");
  ASSERT_EQ(zone.sets().size(), 2U);
  ASSERT_EQ(zone.sets()[0].records.size(), 3U);
  EXPECT_EQ(zone.sets()[0].records[1].place.span.line, 4U);
  EXPECT_EQ(zone.sets()[0].records[2].rdata.ins_port, 4U);
}

TEST(Layout, KnowsWhereEveryFieldStands) {
  const Zone zone =
      read_text("$ORIGIN e.\n_a._tcp.h (\n  60 IN ; one\n TYPE65443 \\# 6 0019 00190001 ) ; two\n");
  ASSERT_EQ(zone.records().size(), 1U);
  const HastlsRecord& record = zone.records()[0];
  const Layout layout = zone.layout(record);
  EXPECT_EQ(layout.owner, (diag::Span{2, 1, 10}));
  EXPECT_EQ(layout.ttl, (diag::Span{3, 3, 5}));
  EXPECT_EQ(layout.rr_class, (diag::Span{3, 6, 8}));
  EXPECT_EQ(layout.type, (diag::Span{4, 2, 11}));
  ASSERT_EQ(layout.rdata.size(), 4U);
  EXPECT_EQ(layout.rdata[3].span, (diag::Span{4, 22, 30}));
  EXPECT_EQ(layout.span_of_field(0), (diag::Span{4, 17, 21}));
  EXPECT_EQ(layout.span_of_field(1), (diag::Span{4, 22, 30}));
  ASSERT_EQ(layout.comments.size(), 2U);
  EXPECT_EQ(layout.comments[1].text, " two");
  EXPECT_TRUE(record.spelling.split_hex);
  EXPECT_FALSE(record.spelling.odd_hex);
  diag::Diagnostic finding;
  zone.locate(finding, record, layout.rdata[3].span);
  EXPECT_EQ(finding.source, " TYPE65443 \\# 6 0019 00190001 ) ; two");
  EXPECT_EQ(finding.owner, "_a._tcp.h.e.");
}

// It is what the record would be written as.
TEST(Layout, OfAFileThatHasBeenChangedIsThatOfTheRecord) {
  const testing::TemporaryFolder folder;
  folder.write("zone", "$ORIGIN e.\n_a._tcp.h 60 IN TYPE65443 \\# 6 001900190001\n");
  auto input = io::Input::open(folder.path("zone"));
  ASSERT_TRUE(input) << input.error().message;
  const Result<Zone> zone = read(*input, {});
  ASSERT_TRUE(zone) << zone.error().message;
  folder.write("zone", "nothing of all that");
  const HastlsRecord& record = zone->records().front();
  EXPECT_EQ(zone->text(record), "");
  const Layout layout = zone->layout(record);
  EXPECT_EQ(layout.owner, (diag::Span{2, 1, 13}));
  ASSERT_EQ(layout.rdata.size(), 3U);
  EXPECT_EQ(layout.rdata[2].text, "1");
}

TEST(Layout, OfALineThatIsTooLongToBeReadAgain) {
  const testing::TemporaryFolder folder;
  const std::string comment = " hastls: ignore " + std::string(100'000, 'r');
  folder.write("zone",
               "$ORIGIN e.\n_a._tcp.h 60 IN TYPE65443 \\# 6 001900190001 ;" + comment + "\n");
  auto input = io::Input::open(folder.path("zone"));
  ASSERT_TRUE(input) << input.error().message;
  const Result<Zone> zone = read(*input, {});
  ASSERT_TRUE(zone) << zone.error().message;
  const Layout layout = zone->layout(zone->records().front());
  ASSERT_EQ(layout.comments.size(), 1U);
  EXPECT_EQ(layout.comments[0].text, comment);
}

// Where a fault is stands in two fields of 16 bits.
TEST(Zone, KnowsTheFaultOfEachOfManyRecords) {
  constexpr std::size_t kPairs = 33'000;
  std::string text = "$ORIGIN e.\n";
  for (std::size_t i = 0; i < kPairs; ++i)
    text += "b HASTLS 25 x 1\nb HASTLS 25 25\nb HASTLS 25 25 1\n";
  const Zone zone = read_text(text);
  ASSERT_EQ(zone.records().size(), 3 * kPairs);
  std::size_t differ = 0;
  for (std::size_t i = 0; i < 3 * kPairs; i += 3) {
    const record::Fault* const bad = zone.fault(zone.records()[i]);
    const record::Fault* const missing = zone.fault(zone.records()[i + 1]);
    ASSERT_TRUE(bad != nullptr && missing != nullptr) << i;
    differ += bad->word == 1 && missing->word == 2 ? 0 : 1;
    ASSERT_EQ(zone.fault(zone.records()[i + 2]), nullptr) << i;
    ASSERT_EQ(zone.records()[i + 2].rdata, (record::Hastls{25, 25, 1}));
  }
  EXPECT_EQ(differ, 0U);
}

TEST(Layout, PointsAtTheWordAtFault) {
  const Zone zone = read_text("$ORIGIN e.\n a HASTLS 1\nb HASTLS 25 x 1\nc HASTLS 25\n");
  ASSERT_EQ(zone.records().size(), 2U);
  EXPECT_EQ(zone.layout(zone.records()[0]).span_of(*zone.fault(zone.records()[0])),
            (diag::Span{3, 13, 14}));
  EXPECT_EQ(zone.layout(zone.records()[1]).span_of(*zone.fault(zone.records()[1])),
            (diag::Span{4, 12, 12}));
}

}  // namespace
}  // namespace hastls::zone
