// SPDX-License-Identifier: BSD-2-Clause
#include <atomic>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <poll.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hastls/lint/rule.hpp"
#include "support/fake_env.hpp"
#include "support/written.hpp"

namespace hastls::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

const std::string kZone(lint::kSnippetZone);

class LintFix : public ::testing::Test {
 protected:
  int lint(std::vector<std::string> args) {
    args.insert(args.begin(), "lint");
    env_ = std::make_unique<FakeEnv>();
    return env_->run(args);
  }
  // What --fix makes of lines behind the snippet zone.
  std::string mended(const std::string& lines, std::vector<std::string> args = {"--fix"}) {
    args.push_back(written(folder_, "a.zone", kZone + lines));
    lint(args);
    const std::string text = folder_.read("a.zone");
    EXPECT_THAT(text, StartsWith(kZone));
    EXPECT_EQ(lint({"--diff", folder_.path("a.zone")}), 0) << out();
    return text.substr(std::min(kZone.size(), text.size()));
  }
  [[nodiscard]] std::string out() const { return env_->out.str(); }
  [[nodiscard]] std::string err() const { return env_->err.str(); }

  std::unique_ptr<FakeEnv> env_;
  TemporaryFolder folder_;
};

TEST_F(LintFix, WritesMnemonicsInGenericForm) {
  EXPECT_EQ(mended("_smtp._tcp.ns1 IN\tHASTLS 25  25 1\n  1h HASTLS 0 465 0 ; x\r\n"),
            "_smtp._tcp.ns1 IN\tTYPE65443 \\# 6 001900190001 ; HASTLS 25 25 1\n"
            "  1h TYPE65443 \\# 6 000001d10000 ; HASTLS 0 465 0 ; x\r\n");
}

TEST_F(LintFix, RemovesTheSecondCopy) {
  EXPECT_EQ(mended("_a._tcp.ns1 TYPE65443 \\# 6 001900190001\n"
                   "_a._tcp.ns1 TYPE65443 \\# 6 ( ; x\n 0019\n 00190001 )\n"
                   "ns2 A 192.0.2.2\n"),
            "_a._tcp.ns1 TYPE65443 \\# 6 001900190001\nns2 A 192.0.2.2\n");
}

TEST_F(LintFix, MendsTheLastLineWithoutANewline) {
  EXPECT_EQ(mended("_a._tcp.ns1 TYPE65443 \\# 6 001900190001\n TYPE65443 \\# 6 001900190001"),
            "_a._tcp.ns1 TYPE65443 \\# 6 001900190001\n");
  EXPECT_EQ(mended("_a._tcp.ns1 HASTLS 25 25 1"),
            "_a._tcp.ns1 TYPE65443 \\# 6 001900190001 ; HASTLS 25 25 1");
}

TEST_F(LintFix, GivesItsOwnerToWhoInheritedBehindWhatCannotBeRead) {
  const std::string twice = "_a._tcp.ns1 TYPE65443 \\# 6 001900190001\n";
  EXPECT_THAT(mended(twice + "x A 192.0.2.2\n" + twice + " NOTYPE y\n$TTL z\n TXT \"t\"\n"),
              HasSubstr(twice + "x A 192.0.2.2\n NOTYPE y\n$TTL z\n_a._tcp.ns1 TXT \"t\"\n"));
  EXPECT_THAT(mended(twice + "x A 192.0.2.2\n" + twice + "y NOTYPE y\n TXT \"t\"\n"),
              HasSubstr(twice + "x A 192.0.2.2\ny NOTYPE y\n TXT \"t\"\n"));
}

TEST_F(LintFix, GivesWhoInheritedFromARemovedRecordItsOwner) {
  EXPECT_EQ(mended("_a._tcp.ns1 TYPE65443 \\# 6 001900190001\n"
                   "x A 192.0.2.2\n"
                   "_A._tcp.NS1 TYPE65443 \\# 6 001900190001\n"
                   "; between\n"
                   "  TXT \"y\"\n  TXT z\n"),
            "_a._tcp.ns1 TYPE65443 \\# 6 001900190001\n"
            "x A 192.0.2.2\n"
            "; between\n"
            "_A._tcp.NS1  TXT \"y\"\n  TXT z\n");
}

TEST_F(LintFix, SpellsTheOwnerOutWhereTheOriginIsAnother) {
  EXPECT_EQ(mended("_a._tcp.ns1 TYPE65443 \\# 6 001900190001\n"
                   "x A 192.0.2.2\n"
                   "_a._tcp.ns1 TYPE65443 \\# 6 001900190001\n"
                   "$ORIGIN sub.example.com.\n\tTXT y\n"),
            "_a._tcp.ns1 TYPE65443 \\# 6 001900190001\n"
            "x A 192.0.2.2\n"
            "$ORIGIN sub.example.com.\n_a._tcp.ns1.example.com.\tTXT y\n");
}

TEST_F(LintFix, GivesTheLowestTtlToAllOfASet) {
  EXPECT_EQ(mended("_a._tcp.ns1  600 TYPE65443 \\# 6 001900190001\n"
                   "             TYPE65443 \\# 6 001a001a0001\n"
                   "         1h  TYPE65443 \\# 6 001b001b0001\n"),
            "_a._tcp.ns1  600 TYPE65443 \\# 6 001900190001\n"
            "             600 TYPE65443 \\# 6 001a001a0001\n"
            "         600  TYPE65443 \\# 6 001b001b0001\n");
}

// Without $TTL a record takes the TTL that was stated last.
TEST_F(LintFix, GivesWhoInheritedFromAMendedRecordItsTtl) {
  const std::string zone = "@ 9 IN SOA a.example. b.example. 1 2 3 4 5\n@ 9 NS a.example.\n";
  written(folder_, "example.com.zone",
          zone +
              "_a._tcp.h 600 TYPE65443 \\# 6 001900190001\nh A 192.0.2.1\n"
              "_a._tcp.h IN 300 TYPE65443 \\# 6 001a001a0001\nh AAAA 2001:db8::1\n"
              "_a._tcp.h 50 TYPE65443 \\# 6 001a001a0001\nh TXT x\n TXT y\n");
  lint({"--fix", folder_.path("example.com.zone")});
  EXPECT_EQ(folder_.read("example.com.zone"),
            zone +
                "_a._tcp.h 50 TYPE65443 \\# 6 001900190001\nh 600 A 192.0.2.1\n"
                "_a._tcp.h IN 50 TYPE65443 \\# 6 001a001a0001\nh 300 AAAA 2001:db8::1\n"
                "h 50 TXT x\n TXT y\n");
  EXPECT_EQ(lint({"--diff", folder_.path("example.com.zone")}), 0);
}

TEST_F(LintFix, JoinsSplitPairsOnRequestOnly) {
  const std::string lines =
      "_http._tcp.ns1 TYPE65443 \\# 6 005000000000 ; HASTLS 80 0 0 ; x\n"
      "_http._tcp.ns1 TYPE65443 \\# 6 000001bb0000\n";
  EXPECT_EQ(mended(lines), lines);
  EXPECT_EQ(mended(lines, {"--fix-also", "split-pair"}),
            "_http._tcp.ns1 TYPE65443 \\# 6 005001bb0000 ; HASTLS 80 443 0 ; x\n");
}

TEST_F(LintFix, LeavesWhatAnIgnoreCommentSilences) {
  const std::string lines =
      "_smtp._tcp.ns1 IN HASTLS 25 25 1 ; hastls: ignore mnemonic -- for the manual\n";
  EXPECT_EQ(mended(lines), lines);
  const std::string file = written(folder_, "a.zone", kZone + "_a._tcp.ns1 HASTLS 25 25 1\n");
  EXPECT_EQ(lint({"--diff", "--rule=mnemonic=off", file}), 0);
  EXPECT_EQ(lint({"--diff", "--rule=mnemonic=info", file}), 1);
}

TEST_F(LintFix, LeavesWhatGenerateMakesAndSaysSo) {
  const std::string lines = "$GENERATE 1-2 _a$._tcp.ns1 HASTLS 25 25 1\n";
  EXPECT_EQ(mended(lines), lines);
  EXPECT_EQ(lint({"--fix", folder_.path("a.zone")}), 1);
  EXPECT_THAT(out(), HasSubstr("--fix leaves what $GENERATE makes"));
}

TEST_F(LintFix, ReportsWhatIsLeft) {
  const std::string file =
      written(folder_, "a.zone", kZone + "_a._tcp.ns1 HASTLS 25 25 1\n_b._tcp.ns1 HASTLS 0 0 1\n");
  EXPECT_EQ(lint({"--fix", file}), 1);
  EXPECT_THAT(out(), HasSubstr("zero-ports"));
  EXPECT_THAT(out(), Not(HasSubstr("mnemonic")));
  EXPECT_THAT(err(), HasSubstr("1 finding mended in 1 file"));
  EXPECT_EQ(lint({"--fix", written(folder_, "b.zone", kZone + "_a._tcp.ns1 HASTLS 25 25 1\n")}), 0);
}

TEST_F(LintFix, ShowsTheDifferenceAndWritesNothing) {
  const std::string text = kZone + "_a._tcp.ns1 HASTLS 25 25 1\n";
  const std::string file = written(folder_, "a.zone", text);
  EXPECT_EQ(lint({"--diff", file}), 1);
  EXPECT_EQ(out(), "--- " + file + "\n+++ " + file +
                       "\n@@ -3,4 +3,4 @@\n @    IN SOA ns1 hostmaster 2026010101 7200 3600 "
                       "1209600 3600\n @    IN NS ns1\n ns1  IN A 192.0.2.1\n"
                       "-_a._tcp.ns1 HASTLS 25 25 1\n"
                       "+_a._tcp.ns1 TYPE65443 \\# 6 001900190001 ; HASTLS 25 25 1\n");
  EXPECT_EQ(folder_.read("a.zone"), text);
  EXPECT_THAT(folder_.names(), ::testing::ElementsAre("a.zone"));
}

TEST_F(LintFix, ShowsATerminalNothingThatDrivesIt) {
  const std::string file =
      written(folder_, "a.zone", kZone + "_a._tcp.ns1 HASTLS 25 25 1 ; \x1b[2J\n");
  env_ = std::make_unique<FakeEnv>();
  env_->env.out_is_terminal = true;
  EXPECT_EQ(env_->run({"lint", "--diff", file}), 1);
  EXPECT_THAT(out(), Not(HasSubstr("\x1b[2J")));
}

TEST_F(LintFix, MendsIncludedFilesInTheirOwnPlace) {
  folder_.write("b.inc", "_a._tcp.ns1 HASTLS 25 25 1\n");
  const std::string file = written(folder_, "a.zone", kZone + "$INCLUDE b.inc\n");
  EXPECT_EQ(lint({"--fix", file}), 0);
  EXPECT_EQ(folder_.read("a.zone"), kZone + "$INCLUDE b.inc\n");
  EXPECT_EQ(folder_.read("b.inc"), "_a._tcp.ns1 TYPE65443 \\# 6 001900190001 ; HASTLS 25 25 1\n");
}

TEST_F(LintFix, MendsAFileOfSeveralReadingsWhereAllAgree) {
  folder_.write("b.inc", "_a._tcp.h HASTLS 25 25 1\nh A 192.0.2.1\n");
  const std::string file = written(
      folder_, "a.zone", kZone + "$INCLUDE b.inc x.example.com.\n$INCLUDE b.inc y.example.com.\n");
  EXPECT_EQ(lint({"--fix", file}), 0);
  EXPECT_THAT(folder_.read("b.inc"), StartsWith("_a._tcp.h TYPE65443 "));
  EXPECT_THAT(err(), HasSubstr("1 file"));
}

// The second reading is a copy of the first: removing its lines would remove both.
TEST_F(LintFix, LeavesAFileWhoseReadingsDoNotAgree) {
  const std::string lines = "_a._tcp.h TYPE65443 \\# 6 001900190001\nh A 192.0.2.1\n";
  folder_.write("b.inc", lines);
  const std::string file = written(
      folder_, "a.zone", kZone + "$INCLUDE b.inc\n$INCLUDE b.inc\n_b._tcp.h HASTLS 9 9 1\n");
  lint({"--fix", file});
  EXPECT_EQ(folder_.read("b.inc"), lines);
  EXPECT_THAT(err(), HasSubstr("b.inc is not mended: it is read 2 times"));
  EXPECT_THAT(out(), HasSubstr("duplicate-record"));
  EXPECT_THAT(folder_.read("a.zone"), HasSubstr("_b._tcp.h TYPE65443 "));
}

// Relative and absolute, the owner is the same in one zone and another in the other.
// The TTL that b.inc begins with follows from a.zone the first time, and from itself the second.
TEST_F(LintFix, LeavesAFileWhoseIncludesWouldHaveToChangeForOneReadingOnly) {
  const std::string text =
      "@ 800 IN SOA ns1 host 1 2 3 4 5\n"
      "_b._tcp.h 300 TYPE65443 \\# 6 000100010001\n"
      "_b._tcp.h 400 TYPE65443 \\# 6 000100020001\n"
      "$INCLUDE b.inc\n$INCLUDE b.inc\n";
  folder_.write("b.inc", "y TXT t\nx 900 TXT u\n");
  const std::string path = written(folder_, "a.zone", text);
  EXPECT_EQ(lint({"--fix", "--origin", "example.com", path}), 1);
  EXPECT_EQ(folder_.read("a.zone"), text);
  EXPECT_EQ(folder_.read("b.inc"), "y TXT t\nx 900 TXT u\n");
  EXPECT_THAT(err(), HasSubstr("b.inc is not mended: it is read 2 times"));
  EXPECT_THAT(err(), HasSubstr("a.zone is not mended: what it includes would have to be changed"));
}

TEST_F(LintFix, LeavesAFileThatMeansAnotherThingInAnotherZone) {
  const std::string lines =
      "_a._tcp.h TYPE65443 \\# 6 001900190001\n"
      "_a._tcp.h.example.com. TYPE65443 \\# 6 001900190001\n";
  folder_.write("b.inc", lines);
  const std::string one = written(folder_, "one.zone", kZone + "$INCLUDE b.inc\n");
  const std::string other = written(folder_, "other.zone",
                                    "$ORIGIN example.net.\n$TTL 1\n@ SOA a b 1 2 3 4 5\n$INCLUDE "
                                    "b.inc\n");
  lint({"--fix", one, other});
  EXPECT_EQ(folder_.read("b.inc"), lines);
  lint({"--fix", one});
  EXPECT_EQ(folder_.read("b.inc"), "_a._tcp.h TYPE65443 \\# 6 001900190001\n");
}

// Half of a fix would be worse than none.
TEST_F(LintFix, MakesAFixAsAWholeOrNotAtAll) {
  const std::string lines = "_a._tcp.h TYPE65443 \\# 6 001900000001\n";
  folder_.write("b.inc", lines);
  const std::string zone = kZone +
                           "$INCLUDE b.inc\n$INCLUDE b.inc x.example.com.\n"
                           "_a._tcp.h TYPE65443 \\# 6 0000001a0001\n";
  const std::string file = written(folder_, "a.zone", zone);
  lint({"--fix-also", "split-pair", file});
  EXPECT_EQ(folder_.read("b.inc"), lines);
  EXPECT_EQ(folder_.read("a.zone"), zone);
}

TEST_F(LintFix, LeavesTtlsThatGenerateWouldInherit) {
  const std::string zone =
      "@ 9 IN SOA a.example. b.example. 1 2 3 4 5\n@ 9 NS a.example.\n"
      "_a._tcp.h 60 TYPE65443 \\# 6 001900190001\n_a._tcp.h 600 TYPE65443 \\# 6 001a001a0001\n"
      "$GENERATE 1-2 h$ A 192.0.2.$\n";
  const std::string file = written(folder_, "example.com.zone", zone);
  lint({"--fix", file});
  EXPECT_EQ(folder_.read("example.com.zone"), zone);
  EXPECT_THAT(err(), HasSubstr("line 5"));
}

TEST_F(LintFix, FollowsLinksAndKeepsTheMode) {
  namespace fs = std::filesystem;
  const std::string file = written(folder_, "a.zone", kZone + "_a._tcp.ns1 HASTLS 25 25 1\n");
  fs::permissions(file, fs::perms{0640});
  fs::create_symlink("a.zone", folder_.path("link.zone"));
  EXPECT_EQ(lint({"--fix", folder_.path("link.zone"), file}), 0);
  EXPECT_TRUE(fs::is_symlink(folder_.path("link.zone")));
  EXPECT_EQ(fs::status(file).permissions(), fs::perms{0640});
  EXPECT_THAT(folder_.read("a.zone"), HasSubstr("TYPE65443"));
  EXPECT_THAT(folder_.names(), ::testing::ElementsAre("a.zone", "link.zone"));
}

TEST_F(LintFix, LeavesFilesUntouchedThatNeedNothing) {
  const std::string file =
      written(folder_, "a.zone", kZone + "_a._tcp.ns1 TYPE65443 \\# 6 001900190001\n");
  const auto old = std::filesystem::file_time_type::clock::now() - std::chrono::hours(1);
  std::filesystem::last_write_time(file, old);
  EXPECT_EQ(lint({"--fix", file}), 0);
  EXPECT_EQ(std::filesystem::last_write_time(file), old);
  EXPECT_EQ(err(), "");
}

TEST_F(LintFix, MendsTheOthersWhereOneCannotBeRead) {
  const std::string file = written(folder_, "a.zone", kZone + "_a._tcp.ns1 HASTLS 25 25 1\n");
  EXPECT_EQ(lint({"--diff", folder_.path("none.zone"), file}), 2);
  EXPECT_EQ(lint({"--fix", folder_.path("none.zone"), file}), 2);
  EXPECT_THAT(folder_.read("a.zone"), HasSubstr("TYPE65443"));
}

TEST_F(LintFix, RefusesWhatCannotBeMended) {
  const std::string file = written(folder_, "a.zone", kZone + "_a._tcp.ns1 HASTLS 25 25 1\n");
  EXPECT_EQ(lint({"--fix", "-"}), 2);
  EXPECT_EQ(lint({"--diff", "-", file}), 2);
  EXPECT_EQ(lint({"--fix", "--zone", file, file}), 2);
  EXPECT_EQ(lint({"--fix", file, "axfr://127.0.0.1/example.com"}), 2);
  EXPECT_EQ(err(),
            "hastls: a zone by transfer cannot be mended: name its file\n"
            "try 'hastls lint --help'\n");
  EXPECT_EQ(lint({"--fix-also", "zero-ports", file}), 2);
  EXPECT_THAT(err(), HasSubstr("zero-ports"));
  EXPECT_EQ(lint({"--fix-also", "split-pear", file}), 2);
  EXPECT_THAT(err(), HasSubstr("did you mean 'split-pair'?"));
  EXPECT_THAT(folder_.read("a.zone"), HasSubstr("HASTLS 25 25 1"));
}

// It is read to be linted, and once more to be mended.
TEST_F(LintFix, RefusesAFifo) {
  const std::string fifo = folder_.path("fifo");
  ASSERT_EQ(::mkfifo(fifo.c_str(), 0600), 0);
  std::atomic<bool> done = false;
  std::thread writer([&] {
    std::ofstream(fifo) << kZone << "_a._tcp.ns1 HASTLS 25 25 1\n";
    for (; !done; ::poll(nullptr, 0, 1)) ::close(::open(fifo.c_str(), O_WRONLY | O_NONBLOCK));
  });
  EXPECT_EQ(lint({"--fix", fifo}), 2);
  done = true;
  writer.join();
  EXPECT_EQ(err(), "hastls: cannot mend " + fifo +
                       ": it is no regular file\n"
                       "try 'hastls lint --help'\n");
}

TEST_F(LintFix, WritesNothingWhereOneFileCannotBeWritten) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may write everywhere";
  const std::string a = written(folder_, "a.zone", kZone + "_a._tcp.ns1 HASTLS 25 25 1\n");
  std::filesystem::create_directory(folder_.path("d"));
  const std::string b = written(folder_, "d/b.zone", kZone + "_a._tcp.ns1 HASTLS 25 25 1\n");
  std::filesystem::permissions(folder_.path("d"), std::filesystem::perms{0555});
  EXPECT_EQ(lint({"--fix", a, b}), 2);
  EXPECT_THAT(folder_.read("a.zone"), HasSubstr("HASTLS 25 25 1"));
  std::filesystem::permissions(folder_.path("d"), std::filesystem::perms{0755});
}

// Every rule that says so mends the wrong example of its page.
TEST_F(LintFix, MendsTheWrongExamples) {
  std::size_t rules = 0;
  for (const lint::Rule* rule : lint::all_rules()) {
    if (rule->fixing == lint::Fixing::Never) continue;
    ++rules;
    const std::string file = written(folder_, "a.zone", kZone + std::string(rule->wrong));
    EXPECT_EQ(lint({"--fix", "--fix-also", std::string(rule->id), "--fail-on", "info", file}), 0)
        << rule->id << out();
  }
  EXPECT_GE(rules, 4U);
}

}  // namespace
}  // namespace hastls::testing
