// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/zone/convert.hpp"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zone/corpus.hpp"
#include "zone/describe.hpp"

namespace hastls::zone {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Output {
  std::string text;
  Converted converted;
};

Output converted(const std::string& text, Form form, RrType type = RrType{}) {
  io::Input input = io::Input::from_text(text, "a.zone");
  Output out;
  auto done = convert(input, type, form, [&](std::string_view piece) -> Status {
    EXPECT_FALSE(piece.empty());
    out.text += piece;
    return Done{};
  });
  EXPECT_TRUE(done.has_value());
  if (done) out.converted = *std::move(done);
  return out;
}

std::vector<std::string> findings(const std::string& text) {
  std::vector<std::string> out;
  for (const diag::Diagnostic& each : converted(text, Form::Rfc3597).converted.findings)
    out.push_back(fmt::format("{} {}:{}", each.rule, each.where.span.line, each.where.span.column));
  return out;
}

struct Row {
  const char* name;
  std::string generic;
  std::string mnemonic;
  std::string hex;
};

std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.name;
}

// In standard form: each of the three becomes each of the others.
class StandardForm : public ::testing::TestWithParam<Row> {};

TEST_P(StandardForm, GoesThereAndBack) {
  const Row& row = GetParam();
  for (const std::string* from : {&row.generic, &row.mnemonic, &row.hex}) {
    EXPECT_EQ(converted(*from, Form::Rfc3597).text, row.generic);
    EXPECT_EQ(converted(*from, Form::Mnemonic).text, row.mnemonic);
    EXPECT_EQ(converted(*from, Form::Hex).text, row.hex);
    EXPECT_EQ(converted(*from, Form::Hex).converted.records, 1U);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Rows, StandardForm,
    ::testing::Values(
        Row{"line", "a 1 IN TYPE65443 \\# 6 001900190001 ; HASTLS 25 25 1\n",
            "a 1 IN HASTLS 25 25 1\n", "a 1 IN TYPE65443 001900190001\n"},
        Row{"remark", "a TYPE65443 \\# 6 001900190000 ; HASTLS 25 25 0 ; hastls: ignore x -- y\n",
            "a HASTLS 25 25 0 ; hastls: ignore x -- y\n",
            "a TYPE65443 001900190000 ; hastls: ignore x -- y\n"},
        Row{"no_newline", "\t\tTYPE65443 \\# 6 ffffffffffff ; HASTLS 65535 65535 65535",
            "\t\tHASTLS 65535 65535 65535", "\t\tTYPE65443 ffffffffffff"},
        Row{"crlf", "a  IN   1\tTYPE65443 \\# 6 000001bb0001 ; HASTLS 0 443 1\r\n",
            "a  IN   1\tHASTLS 0 443 1\r\n", "a  IN   1\tTYPE65443 000001bb0001\r\n"},
        Row{"among_others",
            "; x\n\n$TTL 1h\na A 1.2.3.4 ;y\n TYPE65443 \\# 6 000001bb0001 ; HASTLS 0 443 1\n;z",
            "; x\n\n$TTL 1h\na A 1.2.3.4 ;y\n HASTLS 0 443 1\n;z",
            "; x\n\n$TTL 1h\na A 1.2.3.4 ;y\n TYPE65443 000001bb0001\n;z"}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(Convert, ReadsWhatDigPrints) {
  const std::string dig =
      ";; QUESTION SECTION:\n;a.example.\tIN\tTYPE65443\n\n;; ANSWER SECTION:\n"
      "a.example.\t3600\tIN\tTYPE65443 \\# 6 005001BB0001\n"
      "a.example.\t3600\tIN\tRRSIG\tTYPE65443 8 3 3600 20260101000000 20250101000000 1 example. "
      "AAAA\n\n;; Query time: 0 msec\n";
  EXPECT_EQ(converted(dig, Form::Mnemonic).text,
            ";; QUESTION SECTION:\n;a.example.\tIN\tTYPE65443\n\n;; ANSWER SECTION:\n"
            "a.example.\t3600\tIN\tHASTLS 80 443 1\n"
            "a.example.\t3600\tIN\tRRSIG\tTYPE65443 8 3 3600 20260101000000 20250101000000 1 "
            "example. AAAA\n\n;; Query time: 0 msec\n");
  EXPECT_EQ(converted("a. 1 IN TYPE65443 \\# 6 ( 005001BB0001 )\n", Form::Mnemonic).text,
            "a. 1 IN HASTLS 80 443 1\n");
  EXPECT_EQ(converted("\\# 6 005001BB0001\n", Form::Mnemonic).converted.records, 0U);
}

TEST(Convert, ReadsEverySpelling) {
  const std::string standard = "a TYPE65443 \\# 6 001900190001 ; HASTLS 25 25 1\n";
  for (const char* line :
       {"a hastls 25 25 1\n", "a type65443 \\# 6 001900190001\n", "a HASTLS \\# 6 0019 0019 0001\n",
        "a TYPE65443 \\#  6\t00190 0190001\n", "a HASTLS 25\t25 1\n"})
    EXPECT_EQ(converted(line, Form::Rfc3597).text, standard) << line;
}

TEST(Convert, AddsNoCommentThatIsThereAlready) {
  for (const char* line : {"a TYPE65443 \\# 6 001900190001;HASTLS 25 25 1\n",
                           "a TYPE65443 \\# 6 001900190001  ;  HASTLS  25 25 1 ;x\n"})
    EXPECT_EQ(converted(line, Form::Rfc3597).text, line);
  EXPECT_EQ(converted("a HASTLS 25 25 1 ; HASTLS 25 25 11\n", Form::Rfc3597).text,
            "a TYPE65443 \\# 6 001900190001 ; HASTLS 25 25 1 ; HASTLS 25 25 11\n");
  EXPECT_EQ(converted("a HASTLS 25 25 1;x\n", Form::Rfc3597).text,
            "a TYPE65443 \\# 6 001900190001 ; HASTLS 25 25 1;x\n");
}

// A comment within parentheses would swallow the closing one.
TEST(Convert, LeavesParenthesesAndWhatStandsInThem) {
  EXPECT_EQ(converted("a ( HASTLS 25 25 1 )\n", Form::Rfc3597).text,
            "a ( TYPE65443 \\# 6 001900190001 )\n");
  EXPECT_EQ(
      converted("a HASTLS ( 25 ; ins\n  25 ; sec\r\n  1 ) ; x\nb A 1.2.3.4\n", Form::Rfc3597).text,
      "a TYPE65443 ( \\# 6 001900190001 ; ins\n   ; sec\r\n   ) ; x\nb A 1.2.3.4\n");
  EXPECT_EQ(converted("(a) HASTLS 25 25 1\n", Form::Rfc3597).text,
            "(a) TYPE65443 \\# 6 001900190001 ; HASTLS 25 25 1\n");
  EXPECT_EQ(converted("a TYPE65443 \\# (6 0019\n0019 0001)\n", Form::Mnemonic).text,
            "a HASTLS 25 25 1 ( \n )\n");
}

TEST(Convert, KnowsTheTypeByTheCodeThatIsGiven) {
  const std::string text = "a TYPE65444 \\# 6 001900190001\na TYPE65443 \\# 6 001900190001\n";
  EXPECT_EQ(converted(text, Form::Mnemonic, RrType{65444}).text,
            "a HASTLS 25 25 1\na TYPE65443 \\# 6 001900190001\n");
}

TEST(Convert, LeavesOtherRecordsAlone) {
  for (const char* text : {"HASTLS A 1.2.3.4\n", "a TXT HASTLS 25 25 1\n", "a NSEC b A TYPE65443\n",
                           "HASTLS\n", "a NULL \\# 6 001900190001\n", "$INCLUDE HASTLS\n",
                           "; HASTLS 25 25 1\n", "a TXT \"x\n HASTLS\"\n"})
    EXPECT_EQ(converted(text, Form::Rfc3597).text, text);
}

TEST(Convert, ReportsBrokenRecordsAndLeavesThem) {
  EXPECT_THAT(findings("a HASTLS 25 25 1\na HASTLS 25 25\n"), ElementsAre("bad-rdata 2:3"));
  EXPECT_THAT(findings("\na TYPE65443 25 25 1\n"), ElementsAre("bad-rdata 2:13"));
  EXPECT_THAT(findings("a TYPE65443 00190019000\n"), ElementsAre("bad-rdata 1:13"));
  EXPECT_THAT(findings("a HASTLS 001900190001\n"), ElementsAre("bad-rdata 1:10"));
  EXPECT_THAT(findings("a HASTLS \"25\" 25 1\n"), ElementsAre("bad-rdata 1:10"));
  EXPECT_THAT(findings("a 99999999999 HASTLS 25 25 1\n"), ElementsAre("syntax 1:3"));
  EXPECT_THAT(findings("x\na HASTLS ( 25\n25 1\n"), ElementsAre("syntax 2:10"));
  EXPECT_THAT(findings("$GENERATE 1-2 a$ HASTLS 25 25 1\n"), ElementsAre("convert 1:1"));
  EXPECT_THAT(findings("a HASTLS 25 25 1\nb A\nc\n"), IsEmpty());
  const std::string text = "a HASTLS 25 25\nb HASTLS 25 25 1";
  EXPECT_EQ(converted(text, Form::Rfc3597).text,
            "a HASTLS 25 25\nb TYPE65443 \\# 6 001900190001 ; HASTLS 25 25 1");
}

TEST(Convert, QuotesTheLineAtFault) {
  const auto out = converted("b HASTLS 1 1 1\na HASTLS ( 25\n  x 1 )\n", Form::Mnemonic).converted;
  ASSERT_EQ(out.findings.size(), 1U);
  EXPECT_EQ(out.findings[0].source, "  x 1 )");
}

TEST(Convert, PassesOverCommentsOfAnySize) {
  const std::string comment = "; " + std::string(std::size_t{1} << 25, 'x');
  const std::string text = "a HASTLS 1 1 1\n" + comment + "\na HASTLS 1 1 1\n" + comment;
  const Output out = converted(text, Form::Hex);
  EXPECT_EQ(out.converted.records, 2U);
  EXPECT_EQ(out.text,
            "a TYPE65443 000100010001\n" + comment + "\na TYPE65443 000100010001\n" + comment);
}

// What is behind it was not looked at, so it is not passed on as if it had been.
TEST(Convert, FailsWhereARecordHasNoEnd) {
  const std::string text =
      "a HASTLS 1 1 1\nb TXT ( " + std::string(std::size_t{1} << 25, 'x') + "\na HASTLS 1 1 1\n";
  io::Input input = io::Input::from_text(text, "a.zone");
  std::string out;
  const auto done = convert(input, RrType{}, Form::Hex, [&](std::string_view piece) -> Status {
    out += piece;
    return Done{};
  });
  ASSERT_FALSE(done.has_value());
  EXPECT_EQ(done.error().code, ErrorCode::Syntax);
  EXPECT_EQ(done.error().message, "a.zone:2: a line or a parenthesis of more than 16777216 octets");
  EXPECT_EQ(out, "a TYPE65443 000100010001\n");
}

// Every record of the corpus says the same in each form, and all other text stays.
TEST(Convert, ChangesNoMeaning) {
  const TrickyCorpus corpus;
  std::size_t records = 0;
  for (const auto& row : corpus.index()) {
    std::ifstream in(corpus.path(row.at(0)), std::ios::binary);
    if (!in) continue;
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    const auto rdata = [&](const std::string& of) {
      ReadOptions options;
      options.origin = *DomainName::parse_absolute("example.com");
      std::vector<std::string> out;
      const Zone zone = read_text(of, options, corpus.path(row.at(0)));
      for (const HastlsRecord& record : zone.records())
        out.push_back(zone.owner(record).to_string() + std::to_string(record.ttl) +
                      (record.faulty ? "faulty" : record::to_text(record.rdata)));
      return out;
    };
    const std::string generic = converted(text, Form::Rfc3597).text;
    const std::string mnemonic = converted(text, Form::Mnemonic).text;
    EXPECT_EQ(rdata(generic), rdata(text)) << row.at(0);
    EXPECT_EQ(rdata(mnemonic), rdata(text)) << row.at(0);
    EXPECT_EQ(converted(generic, Form::Rfc3597).text, generic) << row.at(0);
    if (converted(text, Form::Rfc3597).converted.records == 0) {
      EXPECT_EQ(generic, text);
    }
    records += rdata(text).size();
  }
  EXPECT_GT(records, 50U);
}

}  // namespace
}  // namespace hastls::zone
