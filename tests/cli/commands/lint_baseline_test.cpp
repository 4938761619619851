// SPDX-License-Identifier: BSD-2-Clause
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hastls/lint/rule.hpp"
#include "support/fake_env.hpp"
#include "support/written.hpp"

namespace hastls::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const std::string kZone(lint::kSnippetZone);
const std::string kWarned = "_smtp._tcp.ns1 IN TYPE65443 \\# 6 001900190000\n";
const std::string kBad = "_pop3._tcp.ns1 IN TYPE65443 \\# 6 000000000001\n";

class LintBaseline : public ::testing::Test {
 protected:
  int lint(std::vector<std::string> args) {
    args.insert(args.begin(), {"lint", "--fail-on=warning"});
    env_ = std::make_unique<FakeEnv>();
    return env_->run(args);
  }
  [[nodiscard]] std::string out() const { return env_->out.str(); }
  [[nodiscard]] std::string err() const { return env_->err.str(); }

  std::unique_ptr<FakeEnv> env_;
  TemporaryFolder folder_;
  const std::string known_ = folder_.path("known.txt");
  const std::string zone_ = written(folder_, "a.zone", kZone + kWarned);
};

TEST_F(LintBaseline, HoldsBackWhatWasWritten) {
  EXPECT_EQ(lint({zone_}), 1);
  EXPECT_EQ(lint({"--write-baseline", known_, zone_}), 0);
  EXPECT_THAT(out(), HasSubstr("no findings, 1 held back"));
  EXPECT_EQ(lint({"--baseline", known_, zone_}), 0);
  EXPECT_THAT(out(), HasSubstr("no findings, 1 held back"));
  EXPECT_EQ(err(), "");
}

TEST_F(LintBaseline, ReportsWhatIsNew) {
  lint({"--write-baseline", known_, zone_});
  folder_.write("a.zone",
                kZone + "; moved\n" + kWarned + "_x._tcp.ns1 IN TYPE65443 \\# 6 000900090000\n");
  EXPECT_EQ(lint({"--baseline", known_, zone_}), 1);
  EXPECT_THAT(out(), HasSubstr("a.zone:8:1: warning[strippable-upgrade]"));
  EXPECT_THAT(out(), Not(HasSubstr("a.zone:7")));
}

TEST_F(LintBaseline, ReportsWhatIsNormativeStill) {
  folder_.write("a.zone", kZone + kWarned + kBad);
  EXPECT_EQ(lint({"--write-baseline", known_, zone_}), 1);
  EXPECT_THAT(out(), HasSubstr("zero-ports"));
  EXPECT_THAT(err(), HasSubstr("1 finding is not in"));
  EXPECT_THAT(folder_.read("known.txt"), Not(HasSubstr("zero-ports")));
  EXPECT_EQ(lint({"--baseline", known_, zone_}), 1);
}

TEST_F(LintBaseline, TellsWhatIsUsedUpInTheZonesAtHand) {
  const std::string other = written(folder_, "b.zone",
                                    "$ORIGIN example.net.\n$TTL 1\n@ SOA a b 1 2 3 4 5\nns1 A "
                                    "192.0.2.1\n" +
                                        kWarned);
  lint({"--write-baseline", known_, zone_, other});
  EXPECT_EQ(lint({"--baseline", known_, zone_}), 0);
  EXPECT_EQ(err(), "");
  folder_.write("a.zone", kZone);
  EXPECT_EQ(lint({"--baseline", known_, zone_}), 0);
  EXPECT_THAT(err(), HasSubstr("known.txt:3: not found any more: strippable-upgrade at "
                               "_smtp._tcp.ns1.example.com. 25 25 0"));
  EXPECT_THAT(err(), HasSubstr("--write-baseline"));
  EXPECT_THAT(err(), Not(HasSubstr("example.net")));
  EXPECT_EQ(lint({"--quiet", "--baseline", known_, zone_}), 0);
  EXPECT_EQ(err(), "");
}

TEST_F(LintBaseline, TellsHowManyOfThemAreUsedUp) {
  folder_.write("a.zone", kZone + kWarned + kWarned);
  lint({"--write-baseline", known_, zone_});
  folder_.write("a.zone", kZone + kWarned);
  lint({"--baseline", known_, zone_});
  EXPECT_THAT(err(), HasSubstr(", 1 of 2\n"));
}

TEST_F(LintBaseline, TellsTenOfThoseThatAreUsedUp) {
  std::string many;
  for (char app = 'a'; app <= 'k'; ++app)
    many += "_x" + std::string(1, app) + "._tcp.ns1 IN TYPE65443 \\# 6 000900090000\n";
  folder_.write("a.zone", kZone + many);
  EXPECT_EQ(lint({"--write-baseline", known_, zone_}), 0);
  folder_.write("a.zone", kZone);
  EXPECT_EQ(lint({"--baseline", known_, zone_}), 0);
  EXPECT_THAT(
      err(),
      HasSubstr("_xj._tcp.ns1.example.com. 9 9 0\nhastls: ... and 1 more\nhastls: lint with "));
  EXPECT_THAT(err(), Not(HasSubstr("_xk._tcp")));
}

TEST_F(LintBaseline, TellsWhatCannotBeWrittenIntoIt) {
  folder_.write("a.zone", kZone + kBad + "_imap._tcp.ns1 IN TYPE65443 \\# 6 000000000001\n");
  EXPECT_EQ(lint({"--write-baseline", known_, zone_}), 1);
  EXPECT_EQ(err(),
            "hastls: 2 findings are not in " + known_ + ": nothing silences what is normative\n");
}

TEST_F(LintBaseline, LeavesAFileUntouchedThatWouldNotChange) {
  lint({"--write-baseline", known_, zone_});
  const auto old = std::filesystem::file_time_type::clock::now() - std::chrono::hours(1);
  std::filesystem::last_write_time(known_, old);
  EXPECT_EQ(lint({"--write-baseline", known_, zone_}), 0);
  EXPECT_EQ(std::filesystem::last_write_time(known_), old);
}

TEST_F(LintBaseline, IsWrittenWholeOrNotAtAll) {
  EXPECT_EQ(lint({"--write-baseline", known_, zone_, folder_.path("none.zone")}), 2);
  EXPECT_FALSE(std::filesystem::exists(known_));
  EXPECT_EQ(lint({"--write-baseline", folder_.path("no/such/folder"), zone_}), 2);
}

TEST_F(LintBaseline, RefusesWhatIsNoBaseline) {
  for (const char* text : {"", "hastls baseline 9\n", "hastls baseline 1\nzero-ports a. 1 -\n",
                           "hastls baseline 1\nsplit-pair \x1b[2J 1 -\n"}) {
    written(folder_, "known.txt", text);
    EXPECT_EQ(lint({"--baseline", known_, zone_}), 2) << text;
    EXPECT_THAT(err(), HasSubstr("known.txt:"));
    EXPECT_THAT(err(), Not(HasSubstr("\x1b[2J")));
    EXPECT_EQ(out(), "");
  }
  EXPECT_EQ(lint({"--baseline", folder_.path("none"), zone_}), 2);
  EXPECT_EQ(lint({"--baseline", known_, "--write-baseline", known_, zone_}), 2);
  EXPECT_EQ(lint({"--diff", "--write-baseline", known_, zone_}), 2);
}

TEST_F(LintBaseline, HoldsBackWhatIsLeftWhereSomethingIsMended) {
  folder_.write("a.zone", kZone + kWarned + "_a._tcp.ns1 HASTLS 9 8 1\n");
  EXPECT_EQ(lint({"--fix", "--write-baseline", known_, zone_}), 0);
  EXPECT_THAT(folder_.read("known.txt"), Not(HasSubstr("mnemonic")));
  EXPECT_THAT(folder_.read("a.zone"), Not(HasSubstr("HASTLS 9 8 1\n_")));
  EXPECT_EQ(lint({"--baseline", known_, zone_}), 0);
}

}  // namespace
}  // namespace hastls::testing
