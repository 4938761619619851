// SPDX-License-Identifier: BSD-2-Clause
// Zones from the test suites of other projects, which are not part of this one: read where
// HASTLS_REAL_CORPUS names them.
#include <array>
#include <cstdlib>
#include <map>
#include <set>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "hastls/zone/dump.hpp"
#include "hastls/zone/read.hpp"

#include "zone/corpus.hpp"
#include "zone/describe.hpp"
#include "zone/sha1.hpp"

namespace hastls::zone {
namespace {

enum Column : std::size_t { Project, Path, Verdict = 6, Origin = 7, Ref = 13, Agree = 14 };

// Where the reference is wrong.
const std::map<std::string, std::string> kWrongReferences{
    {"tpkg/rr-test.tdir/rr-test.nsap.int.zone",
     "ldns, which made the reference, writes the name of NSAP-PTR (RFC 1706 §6) as a string"},
};

class RealCorpus : public ::testing::Test {
 protected:
  void SetUp() override {
    const char* folder = std::getenv("HASTLS_REAL_CORPUS");
    if (folder == nullptr) GTEST_SKIP() << "HASTLS_REAL_CORPUS is not set";
    folder_ = folder;
    rows_ = table(folder_ / "INDEX.tsv");
    ASSERT_EQ(rows_.size(), 730U);
  }

  [[nodiscard]] std::string path(const std::vector<std::string>& row) const {
    return (folder_ / row[Project] / row[Path]).string();
  }
  [[nodiscard]] static ReadOptions options(const std::vector<std::string>& row) {
    ReadOptions out;
    if (const auto origin = DomainName::parse_absolute(row[Origin]); origin && row[Origin] != "-")
      out.origin = *origin;
    return out;
  }
  [[nodiscard]] Zone read_row(const std::vector<std::string>& row, const ReadOptions& with) const {
    auto input = io::Input::open(path(row));
    EXPECT_TRUE(input.has_value()) << path(row);
    if (!input) return {};
    auto zone = read(*input, with);
    EXPECT_TRUE(zone.has_value()) << path(row);
    return zone ? *std::move(zone) : Zone{};
  }

  std::filesystem::path folder_;
  std::vector<std::vector<std::string>> rows_;
};

TEST_F(RealCorpus, EveryValidZoneReadsWithoutAFinding) {
  std::size_t valid = 0;
  for (const auto& row : rows_) {
    ReadOptions all = options(row);
    all.check_every_rdata = true;
    const Zone zone = read_row(row, all);
    if (row[Verdict] != "valid") continue;
    ++valid;
    EXPECT_TRUE(zone.diagnostics().empty()) << path(row) << '\n' << describe(zone);
  }
  EXPECT_EQ(valid, 167U);
}

TEST_F(RealCorpus, BothWaysAgreeWithBlocksOfAnySize) {
  for (const auto& row : rows_) {
    ReadOptions with = options(row);
    const std::string fast = describe(read_row(row, with));
    with.exact = true;
    EXPECT_EQ(describe(read_row(row, with)), fast) << path(row);
    for (const std::size_t block : {std::size_t{64}, std::size_t{100}, std::size_t{4096}}) {
      with.block_size = block;
      with.exact = !with.exact;
      EXPECT_EQ(describe(read_row(row, with)), fast) << path(row) << ' ' << block;
    }
  }
}

TEST_F(RealCorpus, PiecesOfAnySizeGiveTheSame) {
  for (const auto& row : rows_) {
    ReadOptions with = options(row);
    const std::string whole = describe(read_row(row, with));
    with.jobs = 2;
    for (const std::size_t size : {std::size_t{32}, std::size_t{200}, std::size_t{1500}}) {
      with.piece_size = size;
      EXPECT_EQ(describe(read_row(row, with)), whole) << path(row) << ' ' << size;
    }
  }
}

// As ldns writes a name, which escapes less: none of `"`, `$` and `@`.
std::string as_ldns(std::string_view line) {
  std::string out;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const bool escapes = line[at] == '\\' && at + 1 < line.size();
    if (!escapes || std::string_view("\"$@").find(line[at + 1]) == std::string_view::npos)
      out += line[at];
    if (escapes) out += line[++at];
  }
  return out;
}

// Sorted, without duplicates, without the last newline: what the references are made of.
std::string dump_of(io::Input& input, const ReadOptions& with) {
  std::set<std::string> lines;
  const auto findings =
      dump(input, with, [&lines](std::string_view line) { lines.insert(as_ldns(line)); });
  EXPECT_TRUE(findings.has_value());
  std::string out;
  for (const std::string& line : lines) {
    if (!out.empty()) out += '\n';
    out += line;
  }
  return out;
}

TEST_F(RealCorpus, TheRecordsAreThoseOfBindAndLdns) {
  std::size_t compared = 0;
  for (const auto& row : rows_) {
    if (row[Ref] == "-" || row[Agree] != "yes") continue;
    ++compared;
    for (const bool exact : {false, true}) {
      ReadOptions with = options(row);
      with.exact = exact;
      auto input = io::Input::open(path(row));
      ASSERT_TRUE(input.has_value());
      EXPECT_EQ(sha1_hex(dump_of(*input, with)).substr(0, 12) == row[Ref],
                !kWrongReferences.contains(row[Path]))
          << path(row) << " exact " << exact;
    }
  }
  EXPECT_EQ(compared, 212U);
}

}  // namespace
}  // namespace hastls::zone
