// SPDX-License-Identifier: BSD-2-Clause
// What --fix may change: the HASTLS records that a rule is about, and nothing that a server would
// read in any other record.
#include <algorithm>
#include <filesystem>
#include <map>
#include <random>
#include <set>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hastls/zone/dump.hpp"
#include "support/fake_env.hpp"

#include "zone/corpus.hpp"

namespace hastls::testing {
namespace {

// The records of a zone as a server would read them.
struct Meaning {
  std::vector<std::string> others;  // every other record, in order, with its TTL
  std::map<std::string, std::multiset<std::string>> hastls;  // RDATA by owner and class ...
  std::map<std::string, std::set<std::uint32_t>> ttls;       // ... and TTLs
};

Meaning meaning_of(const std::string& path) {
  Meaning out;
  auto input = io::Input::open(path);
  if (!input) return out;
  zone::ReadOptions options;
  options.origin = *DomainName::parse_absolute("example.com");
  const auto line = [&](std::string_view text) {
    std::vector<std::string> fields;
    std::istringstream in{std::string(text)};
    for (std::string field; std::getline(in, field, '\t');) fields.push_back(field);
    if (fields.at(3) != "TYPE65443") {
      out.others.emplace_back(text);
      return;
    }
    const std::string set = fields[0] + ' ' + fields[2];
    out.hastls[set].insert(fields[4]);
    out.ttls[set].insert(static_cast<std::uint32_t>(std::stoul(fields[1])));
  };
  EXPECT_TRUE(zone::dump(*input, options, line).has_value());
  return out;
}

std::map<std::string, std::set<std::string>> without_copies(const Meaning& meaning) {
  std::map<std::string, std::set<std::string>> out;
  for (const auto& [owner, rdata] : meaning.hastls) out[owner] = {rdata.begin(), rdata.end()};
  return out;
}

int lint(std::vector<std::string> args, std::string* said = nullptr) {
  FakeEnv env;
  args.insert(args.begin(), {"lint", "--origin", "example.com"});
  const int code = env.run(args);
  if (said != nullptr) *said = env.out.str() + env.err.str();
  return code;
}

std::string text_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Mends a file, and holds what it says against what it said.
void expect_kept(const std::string& path) {
  const std::string before_text = text_of(path);
  const Meaning before = meaning_of(path);
  std::string said;
  lint({"--fix", path}, &said);
  const Meaning after = meaning_of(path);
  const std::string shown = before_text + "\n---- became\n" + text_of(path) + said;
  ASSERT_EQ(after.others, before.others) << shown;
  ASSERT_EQ(without_copies(after), without_copies(before)) << shown;
  for (const auto& [set, ttls] : after.ttls) {
    const auto& was = before.ttls.at(set);
    for (const std::uint32_t ttl : ttls) ASSERT_TRUE(was.contains(ttl)) << set << '\n' << shown;
  }
  const std::string mended = text_of(path);
  ASSERT_EQ(lint({"--diff", path}), 0) << shown;
  lint({"--fix", path});
  ASSERT_EQ(text_of(path), mended);
}

/// Writes zones in which owners and TTLs are inherited from HASTLS records in every way there is.
class ZoneMaker {
 public:
  explicit ZoneMaker(unsigned seed) : random_(seed) {}

  std::string zone() {
    std::string out;
    if (one_in(2)) out += "$TTL 700\n";
    out += "@ ";
    out += one_in(2) ? "800 " : "";
    out += "IN SOA ns1 host 1 2 3 4 5\n@ NS ns1\nns1 A 192.0.2.1\n";
    const std::size_t lines = 3 + random_() % 25;
    for (std::size_t i = 0; i < lines; ++i) out += line();
    if (one_in(4)) out.pop_back();
    return out;
  }

 private:
  bool one_in(unsigned n) { return random_() % n == 0; }
  template <std::size_t N>
  std::string one_of(const std::array<const char*, N>& all) {
    return all[random_() % N];
  }

  std::string line() {
    switch (random_() % 16) {
      case 0: return "; _a._tcp HASTLS 1 1 1\n";
      case 1: return "\n";
      case 2: return one_of(std::array{"$ORIGIN example.com.\n", "$ORIGIN sub.example.com.\n"});
      case 3: return one_in(4) ? "$TTL 600\n" : "b TXT (\n x\n\t\"y ;\" )\n";
      case 4: return one_in(4) ? "broken A\n" : "  TXT z\n";
      case 5:
      case 6:
      case 7: return owner(std::array{"x", "y.example.com.", "@"}) + ttl() + "TXT t\n";
      default:
        return owner(std::array{"_a._tcp.h", "_A._tcp.h.example.com.", "_b._tcp.h"}) + ttl() +
               hastls();
    }
  }

  std::string owner(const std::array<const char*, 3>& names) {
    return one_in(2) ? one_of(std::array{" ", "\t", "   "}) : one_of(names) + ' ';
  }
  std::string ttl() {
    switch (random_() % 8) {
      case 0: return "IN ";
      case 1: return "300 ";
      case 2: return "500 IN ";
      case 3: return "IN 1h ";
      default: return "";
    }
  }
  std::string hastls() {
    const std::string number = std::to_string(1 + random_() % 3);
    const std::string hex = "000" + number;
    switch (random_() % 7) {
      case 0: return "HASTLS 1 " + number + " 1\n";
      case 1: return "HASTLS ( 1 ; a )\n\t" + number + "\n 1 ) ; b\n";
      case 2: return "HASTLS \\# 6 0001" + hex + "0001;c\r\n";
      case 3: return "TYPE65443 \\# 6 ( 0001" + hex + " 0001 )\n";
      case 4: return "TYPE65443 \\# 5 0001" + hex + "00\n";
      default: return "TYPE65443 \\# 6 0001" + hex + "0001 ; HASTLS 1 " + number + " 1\n";
    }
  }

  std::mt19937 random_;
};

TEST(FixProperty, KeepsTheMeaningOfEveryOtherRecord) {
  const TemporaryFolder folder;
  for (unsigned seed = 0; seed < 250; ++seed) {
    folder.write("a.zone", ZoneMaker(seed).zone());
    ASSERT_NO_FATAL_FAILURE(expect_kept(folder.path("a.zone"))) << "seed " << seed;
  }
}

// The same, spread over files that hand TTLs and origins to each other.
TEST(FixProperty, KeepsItAcrossIncludes) {
  const TemporaryFolder folder;
  for (unsigned seed = 0; seed < 120; ++seed) {
    ZoneMaker maker(seed);
    folder.write("b.inc", maker.zone().substr(maker.zone().size() % 2 == 0 ? 0 : 10));
    const std::string include =
        seed % 3 == 0 ? "$INCLUDE b.inc\n" : "$INCLUDE b.inc sub.example.com.\n";
    const std::string again = seed % 5 == 0 ? include : "";
    folder.write("a.zone",
                 fmt::format("{}\n{}{}_a._tcp.h TXT x\n TXT y\n", maker.zone(), include, again));
    ASSERT_NO_FATAL_FAILURE(expect_kept(folder.path("a.zone"))) << "seed " << seed;
  }
}

TEST(FixProperty, KeepsTheTrickyZones) {
  const zone::TrickyCorpus corpus;
  for (const auto& row : corpus.index())
    ASSERT_NO_FATAL_FAILURE(expect_kept(corpus.path(row.at(0)))) << row.at(0);
}

TEST(FixProperty, LeavesTheExampleZonesAsTheyAre) {
  namespace fs = std::filesystem;
  const TemporaryFolder folder;
  fs::copy(fs::path(HASTLS_SOURCE_DIR) / "zones", folder.path("zones"),
           fs::copy_options::recursive);
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(folder.path("zones"))) {
    if (entry.path().extension() != ".zone") continue;
    const std::string before = text_of(entry.path());
    lint({"--fix", entry.path()});
    EXPECT_EQ(text_of(entry.path()), before) << entry.path();
    ++files;
  }
  EXPECT_GE(files, 2U);
}

}  // namespace
}  // namespace hastls::testing
