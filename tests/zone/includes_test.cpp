// SPDX-License-Identifier: BSD-2-Clause
// SPEC.md Z5: what $INCLUDE may read, and what goes on behind it.
#include <filesystem>
#include <fstream>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "hastls/zone/read.hpp"
#include "support/temporary_folder.hpp"

#include "zone/describe.hpp"

namespace hastls::zone {
namespace {

namespace fs = std::filesystem;

class Include : public ::testing::Test {
 protected:
  Include() { fs::create_directories(root_ / "zone/sub"); }

  void write(const std::string& path, const std::string& text) const {
    std::ofstream(root_ / path) << text;
  }
  [[nodiscard]] Zone read_zone(const std::string& text, ReadOptions with = {}) const {
    write("zone/top", "$ORIGIN e.\n" + text);
    auto input = io::Input::open((root_ / "zone/top").string());
    auto zone = read(*input, with);
    with.exact = true;
    with.block_size = 3;
    auto again = io::Input::open((root_ / "zone/top").string());
    EXPECT_EQ(describe(*zone), describe(*read(*again, with)));
    return *std::move(zone);
  }
  static void expect_refused(const Zone& zone, const std::string& part) {
    ASSERT_EQ(zone.diagnostics().size(), 1U) << describe(zone);
    const diag::Diagnostic& finding = zone.diagnostics()[0];
    EXPECT_EQ(finding.rule, "include-refused");
    EXPECT_NE(finding.message.find(part), std::string::npos) << finding.message;
    EXPECT_FALSE(finding.help.empty());
  }

  testing::TemporaryFolder folder_;
  const fs::path root_ = folder_.path();
};

TEST_F(Include, OriginAndOwnerComeBackAndTheTtlGoesOn) {
  write("zone/a", "$ORIGIN x.\n$TTL 77\nb HASTLS 1 1 1\n");
  const Zone zone = read_zone("own A 192.0.2.1\n$INCLUDE a y.e.\n HASTLS 2 2 1\nz HASTLS 3 3 1\n");
  EXPECT_TRUE(zone.diagnostics().empty());
  ASSERT_EQ(zone.records().size(), 3U);
  EXPECT_EQ(zone.owner(zone.records()[0]).to_string(), "b.x.");
  EXPECT_EQ(zone.owner(zone.records()[1]).to_string(), "own.e.");
  EXPECT_EQ(zone.owner(zone.records()[2]).to_string(), "z.e.");
  EXPECT_EQ(zone.records()[2].ttl, 77U);
  const auto chain = zone.included_from(zone.records()[0].place.file);
  ASSERT_EQ(chain.size(), 1U);
  EXPECT_EQ(chain[0].file, (root_ / "zone/top").string());
  EXPECT_EQ(chain[0].span, (diag::Span{3, 10, 11}));
  EXPECT_EQ(zone.location(zone.records()[0].place).file, (root_ / "zone/a").string());
}

TEST_F(Include, AFileStartsWithoutAnOwner) {
  write("zone/a", " HASTLS 1 1 1\n");
  const Zone zone = read_zone("own A 192.0.2.1\n$INCLUDE a\n");
  ASSERT_EQ(zone.diagnostics().size(), 1U);
  EXPECT_EQ(zone.diagnostics()[0].rule, "syntax");
  ASSERT_EQ(zone.diagnostics()[0].included_from.size(), 1U);
  EXPECT_TRUE(zone.records().empty());
}

TEST_F(Include, IsRelativeToTheIncludingFile) {
  write("zone/sub/a", "$INCLUDE b\n$INCLUDE ../c\n");
  write("zone/sub/b", "b HASTLS 1 1 1\n");
  write("zone/c", "c HASTLS 1 1 1\n");
  EXPECT_EQ(read_zone("$INCLUDE sub/a\n").records().size(), 2U);
}

TEST_F(Include, StaysBelowTheRoot) {
  write("outside", "secret HASTLS 1 1 1\n");
  write("zone/inside", "b HASTLS 1 1 1\n");
  fs::create_symlink("../outside", root_ / "zone/out");
  fs::create_symlink("../inside", root_ / "zone/sub/in");
  fs::create_directory(root_ / "zone-2");
  write("zone-2/a", "b HASTLS 1 1 1\n");
  expect_refused(read_zone("$INCLUDE ../outside\n"), "outside the folder");
  expect_refused(read_zone("$INCLUDE out\n"), "outside the folder");
  expect_refused(read_zone("$INCLUDE ../zone-2/a\n"), "outside the folder");
  expect_refused(read_zone("$INCLUDE /etc/passwd\n"), "outside the folder");
  EXPECT_EQ(read_zone("$INCLUDE sub/in\n").records().size(), 1U);
  EXPECT_EQ(read_zone("$INCLUDE sub/../inside\n").records().size(), 1U);
  ReadOptions wider;
  wider.include_root = root_.string();
  EXPECT_EQ(read_zone("$INCLUDE ../outside\n", wider).records().size(), 1U);
}

TEST_F(Include, IsARegularFile) {
  ASSERT_EQ(::mkfifo((root_ / "zone/fifo").c_str(), 0600), 0);
  fs::create_symlink("loop", root_ / "zone/loop");
  expect_refused(read_zone("$INCLUDE fifo\n"), "no regular file");
  expect_refused(read_zone("$INCLUDE sub\n"), "no regular file");
  expect_refused(read_zone("$INCLUDE loop\n"), "cannot be opened");
  expect_refused(read_zone("$INCLUDE missing\n"), "cannot be opened");
}

// It is a regular file by what stat() says, and its first octet cannot be read.
TEST_F(Include, ThatCannotBeReadIsRefusedWhereItStands) {
  ReadOptions wider;
  wider.include_root = "/";
  const Zone zone = read_zone("a A 192.0.2.1\n$INCLUDE /proc/self/mem\nb HASTLS 1 1 1\n", wider);
  expect_refused(zone, "cannot read /proc/self/mem: Input/output error");
  EXPECT_EQ(zone.diagnostics()[0].where.span.line, 3U);
  EXPECT_EQ(zone.diagnostics()[0].help, "check the file");
  EXPECT_EQ(zone.records().size(), 1U);
}

TEST_F(Include, NeverIncludesItself) {
  write("zone/a", "$INCLUDE top\n");
  expect_refused(read_zone("$INCLUDE top\n"), "includes itself");
  expect_refused(read_zone("$INCLUDE a\n"), "includes itself");
  write("zone/b", "b HASTLS 1 1 1\n");
  EXPECT_EQ(read_zone("$INCLUDE b\n$INCLUDE b\n").records().size(), 2U);
}

TEST_F(Include, NestsTenDeep) {
  for (int i = 1; i < 11; ++i)
    write(fmt::format("zone/{}", i), fmt::format("$INCLUDE {}\n", i + 1));
  write("zone/10", "b HASTLS 1 1 1\n");
  EXPECT_EQ(read_zone("$INCLUDE 1\n").records().size(), 1U);
  write("zone/10", "$INCLUDE 11\n");
  write("zone/11", "b HASTLS 1 1 1\n");
  const Zone zone = read_zone("$INCLUDE 1\n");
  expect_refused(zone, "more than 10 deep");
  EXPECT_EQ(zone.diagnostics()[0].included_from.size(), 10U);
}

TEST_F(Include, ReadsAThousandFiles) {
  std::string text;
  for (int i = 1; i < 1000; ++i) {
    write(fmt::format("zone/sub/{}", i), fmt::format("h{} HASTLS 1 1 1\n", i));
    text += fmt::format("$INCLUDE sub/{}\n", i);
  }
  EXPECT_EQ(read_zone(text).records().size(), 999U);  // and the zone file itself
  write("zone/sub/1000", "");
  expect_refused(read_zone(text + "$INCLUDE sub/1000\n"), "more than 1000 files");
}

TEST_F(Include, QuotesNothingOfWhatItRefuses) {
  write("outside", "secret\n");
  const Zone zone = read_zone("$INCLUDE ../outside ; mine\n");
  EXPECT_EQ(zone.diagnostics()[0].source, "$INCLUDE ../outside ; mine");
  EXPECT_EQ(describe(zone).find("secret"), std::string::npos);
}

}  // namespace
}  // namespace hastls::zone
