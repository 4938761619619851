// SPDX-License-Identifier: BSD-2-Clause
#include "lint/ignores.hpp"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/linting.hpp"
#include "support/temporary_folder.hpp"

namespace hastls::lint {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::lint_lines;
using testing::LintText;
using testing::only;

TEST(Ignores, NameRulesAndGiveAReason) {
  const auto ignore = read_ignore(" hastls: ignore mnemonic, split-pair  zero-ports -- a reason ");
  ASSERT_TRUE(ignore.has_value());
  EXPECT_THAT(ignore->rules, ElementsAre("mnemonic", "split-pair", "zero-ports"));
  EXPECT_EQ(ignore->reason, "a reason");
}

TEST(Ignores, StandAtTheEndOfAnotherComment) {
  const auto ignore = read_ignore(" HASTLS 25 25 0 ; hastls: ignore strippable-upgrade -- a; b");
  ASSERT_TRUE(ignore.has_value());
  EXPECT_THAT(ignore->rules, ElementsAre("strippable-upgrade"));
  EXPECT_EQ(ignore->reason, "a; b");
}

TEST(Ignores, AreNothingElse) {
  for (const char* text : {"", " hastls:", " hastls: ignored x", " hastls ignore x",
                           " see hastls: ignore x", " hastls:ignore x"})
    EXPECT_FALSE(read_ignore(text).has_value()) << text;
  EXPECT_THAT(read_ignore(" hastls: ignore")->rules, IsEmpty());
}

const std::string kHost = "www A 192.0.2.1\n";
const std::string kLine = "_smtp._tcp.www IN HASTLS 25 25 1";

TEST(Ignores, SilenceWhatIsNotNormativeOnTheirRecord) {
  const auto with = [](const std::string& end) {
    return only("mnemonic", lint_lines(kHost + kLine + end + "\n"));
  };
  EXPECT_THAT(with(""), ElementsAre("mnemonic 2:19"));
  EXPECT_THAT(with(" ; hastls: ignore mnemonic -- test"), IsEmpty());
  EXPECT_THAT(with(" ; hastls: ignore split-pair -- test"), ElementsAre("mnemonic 2:19"));
  EXPECT_THAT(with("\n; hastls: ignore mnemonic -- below"), ElementsAre("mnemonic 2:19"));
}

TEST(Ignores, StandOnAnyLineOfTheRecord) {
  EXPECT_THAT(only("mnemonic", lint_lines(kHost + "_smtp._tcp.www IN HASTLS ( 25\n"
                                                  "   25 ; hastls: ignore mnemonic -- test\n"
                                                  "   1 )\n")),
              IsEmpty());
}

// What is silenced is no idle comment, though a record of another file stands on the same line of
// it.
TEST(Ignores, BelongToTheRecordOfTheirFile) {
  const auto lines = static_cast<std::size_t>(std::ranges::count(kSnippetZone, '\n'));
  const testing::TemporaryFolder folder;
  folder.write("part", std::string(lines, '\n') + kHost +
                           "_smtp._tcp.www TYPE65443 \\# 6 "
                           "001900190001\n");
  const LintText zone{.text = std::string(kSnippetZone) +
                              "$INCLUDE part\n_imap._tcp.www IN 60 TYPE65443 \\# 6 000003e10001 ; "
                              "hastls: ignore portability -- all servers here read it\n",
                      .name = folder.path("zone")};
  EXPECT_THAT(testing::summaries(testing::lint_whole(zone).findings), IsEmpty());
}

// What is silenced on the same line of another file, or on the next one, is none of their record's.
TEST(Ignores, AreIdleBesideALineThatHasWhatTheyName) {
  const auto record = [](const std::string& app) {
    return app +
           "._tcp.ns1 60 IN TYPE65443 \\# 6 001900190001 ; hastls: ignore portability -- no\n";
  };
  const std::string silenced = "x 4294967295 IN TXT y ; hastls: ignore portability -- old\n";
  const testing::TemporaryFolder folder;
  folder.write("same", "\n\n\n\n\n" + silenced);
  folder.write("next", record("_imap") + silenced);
  const LintText zone{
      .text = std::string(kSnippetZone) + record("_smtp") + "$INCLUDE same\n$INCLUDE next\n",
      .name = folder.path("zone")};
  EXPECT_THAT(only("unused-ignore", testing::lint_whole(zone).findings),
              ElementsAre("unused-ignore 1:1", "unused-ignore 6:1"));
}

TEST(Ignores, SilenceNoNormativeRule) {
  EXPECT_THAT(only("zero-ports", lint_lines(kHost + "_smtp._tcp.www IN TYPE65443 \\# 6 000000000000"
                                                    " ; hastls: ignore zero-ports -- no\n")),
              ElementsAre("zero-ports 2:34"));
}

std::vector<std::string> unused(const std::string& comment) {
  return only("unused-ignore", lint_lines(kHost + "_smtp._tcp.www TYPE65443 \\# 6 001900190000 ; " +
                                          comment + "\n"));
}

TEST(UnusedIgnore, IsOneThatSilencedNothing) {
  EXPECT_THAT(unused("hastls: ignore strippable-upgrade -- MX"), IsEmpty());
  EXPECT_THAT(unused("hastls: ignore mnemonic -- x"), ElementsAre("unused-ignore 2:1"));
  EXPECT_THAT(unused("hastls: ignore mnemonic, strippable-upgrade -- x"),
              ElementsAre("unused-ignore 2:1"));
  EXPECT_THAT(unused("hastls: ignore zero-ports -- x"), ElementsAre("unused-ignore 2:1"));
  EXPECT_THAT(unused("hastls: ignore strippable -- x"), ElementsAre("unused-ignore 2:1"));
  EXPECT_THAT(unused("hastls: ignore insecure-only -- off, so nobody can tell"), IsEmpty());
  EXPECT_THAT(unused("hastls: ignore unused-ignore mnemonic -- itself"), IsEmpty());
}

TEST(UnusedIgnore, CountsPortabilityOnTheLineOfTheRecord) {
  EXPECT_THAT(lint_lines(kHost + "_smtp._tcp.www TYPE65443 \\# 6 0019 0019 0001"
                                 " ; hastls: ignore portability -- BIND only\n"),
              IsEmpty());
}

TEST(UnusedIgnore, CountsPortabilityForTheRecordOfThatLineOnly) {
  const std::string above = "_imap._tcp.www TYPE65443 \\# 6 000003e10001\n";
  const std::string split = "_smtp._tcp.www TYPE65443 \\# 6 0019 0019 0001";
  EXPECT_THAT(lint_lines(kHost + above + split + " ; hastls: ignore portability -- BIND only\n"),
              IsEmpty());
  EXPECT_THAT(only("unused-ignore", lint_lines(kHost +
                                               "_imap._tcp.www TYPE65443 \\# 6 000003e10001"
                                               " ; hastls: ignore portability -- x\n" +
                                               split + "\n")),
              ElementsAre("unused-ignore 2:1"));
}

TEST(UnexplainedIgnore, IsOneWithoutAReason) {
  const auto unexplained = [](const std::string& comment) {
    return only(
        "unexplained-ignore",
        lint_lines(kHost + "_smtp._tcp.www TYPE65443 \\# 6 001900190000 ; " + comment + "\n"));
  };
  EXPECT_THAT(unexplained("hastls: ignore strippable-upgrade"),
              ElementsAre("unexplained-ignore 2:1"));
  EXPECT_THAT(unexplained("hastls: ignore strippable-upgrade --"),
              ElementsAre("unexplained-ignore 2:1"));
  EXPECT_THAT(unexplained("hastls: ignore strippable-upgrade -- MX"), IsEmpty());
}

}  // namespace
}  // namespace hastls::lint
