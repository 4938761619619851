// SPDX-License-Identifier: BSD-2-Clause
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "hastls/lint/rule.hpp"
#include "support/fake_env.hpp"
#include "support/process.hpp"
#include "support/written.hpp"

namespace hastls::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const std::string kZone(lint::kSnippetZone);
const std::string kGood = "_smtp._tcp.ns1 IN TYPE65443 \\# 6 001900190001\n";
const std::string kBad = "_smtp._tcp.ns1 IN TYPE65443 \\# 6 000000000001\n";
const std::string kWarned = "_smtp._tcp.ns1 IN TYPE65443 \\# 6 001900190000\n";
const std::string kNoted = "_smtp._tcp.ns1 IN TYPE65443 \\# 6 0019 0019 0001\n";

class LintCommand : public ::testing::Test {
 protected:
  // The exit code of `hastls lint` with these arguments.
  int lint(std::vector<std::string> args) {
    args.insert(args.begin(), "lint");
    return env_.run(args);
  }
  [[nodiscard]] std::string out() const { return env_.out.str(); }
  [[nodiscard]] std::string err() const { return env_.err.str(); }
  [[nodiscard]] nlohmann::json json() const { return nlohmann::json::parse(out()); }

  FakeEnv env_;
  TemporaryFolder folder_;
  const std::string good_ = written(folder_, "good.zone", kZone + kGood);
  const std::string bad_ = written(folder_, "bad.zone", kZone + kBad);
  const std::string warned_ = written(folder_, "warned.zone", kZone + kWarned);
  const std::string noted_ = written(folder_, "noted.zone", kZone + kNoted);
};

TEST_F(LintCommand, EndsWith0WhereNothingIsFound) {
  EXPECT_EQ(lint({good_}), 0);
  EXPECT_EQ(err(), "");
}

TEST_F(LintCommand, EndsWith1WhereSomethingIs) {
  EXPECT_EQ(lint({good_, bad_}), 1);
  EXPECT_THAT(out(), HasSubstr("bad.zone:6:34: error[zero-ports]"));
  EXPECT_EQ(err(), "");
}

TEST_F(LintCommand, EndsWith2WhereAFileCannotBeReadAndReportsTheOthers) {
  EXPECT_EQ(lint({folder_.path("missing.zone"), bad_}), 2);
  EXPECT_THAT(out(), HasSubstr("zero-ports"));
  EXPECT_THAT(err(), HasSubstr("missing.zone"));
}

struct Gate {
  const char* fail_on;
  int bad;
  int warned;
  int noted;
};

TEST_F(LintCommand, FailsOnTheSeverityThatIsAskedFor) {
  for (const Gate& gate : {Gate{"error", 1, 0, 0}, Gate{"warning", 1, 1, 0}, Gate{"info", 1, 1, 1},
                           Gate{"never", 0, 0, 0}}) {
    EXPECT_EQ(lint({"--fail-on", gate.fail_on, bad_}), gate.bad) << gate.fail_on;
    EXPECT_EQ(lint({"--fail-on", gate.fail_on, warned_}), gate.warned) << gate.fail_on;
    EXPECT_EQ(lint({"--fail-on", gate.fail_on, noted_}), gate.noted) << gate.fail_on;
  }
  EXPECT_EQ(lint({"--fail-on", "errors", bad_}), 2);
}

TEST_F(LintCommand, SetsTheSeverityOfARule) {
  EXPECT_EQ(lint({"--rule", "strippable-upgrade=error", warned_}), 1);
  EXPECT_EQ(lint({"--rule=strippable-upgrade=off", "--fail-on=warning", warned_}), 0);
}

TEST_F(LintCommand, RefusesToLowerANormativeRule) {
  EXPECT_EQ(lint({"--rule", "zero-ports=warning", bad_}), 2);
  EXPECT_EQ(out(), "");
  EXPECT_THAT(err(), HasSubstr("zero-ports"));
}

TEST_F(LintCommand, SuggestsTheRuleThatWasMeant) {
  EXPECT_EQ(lint({"--rule", "mnemnic=off", bad_}), 2);
  EXPECT_THAT(err(), HasSubstr("did you mean 'mnemonic'?"));
}

TEST_F(LintCommand, RefusesAWrongCommandLine) {
  for (const std::vector<std::string>& wrong :
       std::vector<std::vector<std::string>>{{},
                                             {"--origin", "a..b", good_},
                                             {"--rrtype", "1", good_},
                                             {"--rrtype", "HASTLS", good_},
                                             {"--include-base", "root", good_},
                                             {"--rdata", "some", good_},
                                             {"--format", "xml", good_},
                                             {"--jobs", "x", good_},
                                             {"--no-such-option", good_},
                                             {"-", "-"}}) {
    EXPECT_EQ(lint(wrong), 2) << (wrong.empty() ? "" : wrong[0]);
    EXPECT_EQ(out(), "");
  }
}

TEST_F(LintCommand, ReadsStandardInput) {
  env_.standard_input = kZone + kBad;
  EXPECT_EQ(lint({"-"}), 1);
  EXPECT_THAT(out(), HasSubstr("<stdin>:6:34"));
}

TEST_F(LintCommand, CallsStandardInputWhatItIsTold) {
  env_.standard_input = kZone + kBad;
  EXPECT_EQ(lint({"--stdin-filename", folder_.path("edited.zone"), "-"}), 1);
  EXPECT_THAT(out(), HasSubstr(folder_.path("edited.zone") + ":6:34"));
}

TEST_F(LintCommand, WritesOneObjectAsJson) {
  EXPECT_EQ(lint({"--format", "json", bad_, good_}), 1);
  const auto report = json();
  EXPECT_EQ(report["version"], 1);
  EXPECT_EQ(report["files"], 2);
  EXPECT_EQ(report["records"], 2);
  ASSERT_EQ(report["findings"].size(), 1U);
  const auto& finding = report["findings"][0];
  EXPECT_EQ(finding["rule"], "zero-ports");
  EXPECT_EQ(finding["severity"], "error");
  EXPECT_EQ(finding["file"], bad_);
  EXPECT_EQ(finding["line"], 6);
  EXPECT_EQ(finding["column"], 34);
  EXPECT_EQ(finding["end_column"], 46);
  EXPECT_EQ(finding["owner"], "_smtp._tcp.ns1.example.com.");
}

TEST_F(LintCommand, ReportsFilesInTheOrderGiven) {
  std::vector<std::string> args{"--format=gcc", "--jobs=4"};
  for (int i = 0; i < 40; ++i) {
    const std::string name = std::to_string(39 - i) + ".zone";
    args.push_back(written(folder_, name, kZone + kBad));
  }
  EXPECT_EQ(lint(args), 1);
  std::size_t at = 0;
  for (std::size_t i = 2; i < args.size(); ++i) {
    at = out().find(args[i] + ":6:34", at);
    ASSERT_NE(at, std::string::npos) << args[i];
  }
  const std::string parallel = out();
  env_.out.str("");
  args[1] = "--jobs=1";
  EXPECT_EQ(lint(args), 1);
  EXPECT_EQ(out(), parallel);
}

TEST_F(LintCommand, TakesAnotherTypeCode) {
  const std::string file =
      written(folder_, "other.zone", kZone + "_smtp._tcp.ns1 IN TYPE65500 \\# 6 000000000000\n");
  EXPECT_EQ(lint({file}), 0);
  EXPECT_EQ(lint({"--rrtype", "TYPE65500", file}), 1);
  EXPECT_EQ(lint({"--rrtype", "65500", file}), 1);
}

TEST_F(LintCommand, TakesTheOriginThatIsGiven) {
  const std::string file =
      written(folder_, "hosts", "_smtp._tcp.a 60 IN TYPE65443 \\# 6 001900190001\n");
  EXPECT_EQ(lint({file}), 1);
  EXPECT_THAT(out(), HasSubstr("[syntax]"));
  env_.out.str("");
  EXPECT_EQ(lint({"--origin", "example.net", file}), 0);
  EXPECT_THAT(out(), Not(HasSubstr("[syntax]")));
}

TEST_F(LintCommand, ChecksEveryRdataWhereAsked) {
  const std::string file = written(folder_, "tlsa.zone", kZone + "a SSHFP 1 1 zz\n");
  EXPECT_EQ(lint({file}), 0);
  EXPECT_EQ(lint({"--rdata", "all", file}), 1);
}

TEST_F(LintCommand, SaysOnceWhichRulesAFragmentSilences) {
  const std::string text = "_smtp._tcp.a.example. 60 IN TYPE65443 \\# 6 001900190001\n";
  const std::string one = written(folder_, "one.hastls", text);
  const std::string two = written(folder_, "two.hastls", text);
  EXPECT_EQ(lint({one, two}), 0);
  const std::size_t at = err().find("wildcard-shadowed");
  ASSERT_NE(at, std::string::npos);
  EXPECT_EQ(err().find("wildcard-shadowed", at + 1), std::string::npos);
  env_.err.str("");
  EXPECT_EQ(lint({"--quiet", one, two}), 0);
  EXPECT_EQ(err(), "");
}

class LintOfAFragment : public LintCommand {
 protected:
  const std::string zone_ = written(folder_, "example.com.zone", kZone + "* A 192.0.2.7\n");
  const std::string fragment_ =
      written(folder_, "part.hastls",
              "; a comment\n_imap._tcp.mail.example.com. 60 IN TYPE65443 \\# 6 000003e10001\n");
};

TEST_F(LintOfAFragment, JudgesItAsAPartOfItsZone) {
  EXPECT_EQ(lint({fragment_}), 0);
  EXPECT_EQ(lint({"--format=json", "--quiet", "--zone", zone_, fragment_}), 1);
  const std::string text = out();
  const auto report = nlohmann::json::parse(text.substr(text.find('{')));
  ASSERT_EQ(report["findings"].size(), 1U) << text;
  const auto& finding = report["findings"][0];
  EXPECT_EQ(finding["rule"], "wildcard-shadowed");
  EXPECT_EQ(finding["file"], fragment_);
  EXPECT_EQ(finding["line"], 2);
  EXPECT_EQ(report["records"], 1);
}

TEST_F(LintOfAFragment, CompletesItsNamesWithTheZones) {
  const std::string relative =
      written(folder_, "relative.hastls", "_imap._tcp.mail 60 IN TYPE65443 \\# 6 000003e10001\n");
  EXPECT_EQ(lint({"--format=gcc", "--zone", zone_, relative}), 1);
  EXPECT_THAT(out(), HasSubstr("relative.hastls:1:1"));
  EXPECT_THAT(out(), HasSubstr("wildcard-shadowed"));
}

TEST_F(LintOfAFragment, ReadsItFromStandardInputToo) {
  std::filesystem::current_path(folder_.path());
  env_.standard_input = "_imap._tcp.mail.example.com. 60 IN TYPE65443 \\# 6 000003e10001\n";
  EXPECT_EQ(lint({"--format=gcc", "--zone", "example.com.zone", "-"}), 1);
  EXPECT_THAT(out(), HasSubstr("<stdin>:1:1"));
  std::filesystem::current_path("/");
}

TEST_F(LintOfAFragment, ReadsItOnceWhereTheZoneIncludesIt) {
  const std::string whole =
      written(folder_, "whole.zone", kZone + "* A 192.0.2.7\n$INCLUDE part.hastls\n");
  EXPECT_EQ(lint({"--format=gcc", "--zone", whole, fragment_}), 1);
  EXPECT_THAT(out(), HasSubstr("wildcard-shadowed"));
  EXPECT_THAT(out(), Not(HasSubstr("duplicate-record")));
}

TEST_F(LintOfAFragment, SaysNothingOfTheZoneItself) {
  const std::string faulty = written(folder_, "faulty.zone", kZone + kBad + "broken A 1.2.3\n");
  const std::string right =
      written(folder_, "right.hastls", "_imap._tcp.ns1 60 IN TYPE65443 \\# 6 000003e10001\n");
  EXPECT_EQ(lint({"--zone", faulty, right}), 0);
  EXPECT_THAT(out(), Not(HasSubstr("faulty.zone")));
}

TEST_F(LintOfAFragment, WantsAFolderForTheIncludesOfBoth) {
  EXPECT_EQ(lint({"--zone", zone_, "/dev/null"}), 2);
  EXPECT_THAT(err(), HasSubstr(" and /dev/null have no folder in common below which $INCLUDE might "
                               "read; name one with --include-root\n"));
  EXPECT_EQ(lint({"--zone", zone_, "--include-root", folder_.path(), "/dev/null"}), 0) << err();
}

TEST_F(LintOfAFragment, WantsAZoneWithSoa) {
  EXPECT_EQ(lint({"--zone", fragment_, fragment_}), 2);
  EXPECT_THAT(err(), HasSubstr("SOA"));
  EXPECT_EQ(lint({"--zone", folder_.path("missing.zone"), fragment_}), 2);
}

TEST_F(LintCommand, TakesTheNearestConfiguration) {
  folder_.write(".hastls.yaml", "rules: {strippable-upgrade: error}\n");
  EXPECT_EQ(lint({warned_}), 1);
  EXPECT_EQ(lint({"--rule", "strippable-upgrade=info", warned_}), 0) << "--rule wins";
  const std::string other = written(folder_, "other.yaml", "rules: {strippable-upgrade: off}\n");
  EXPECT_EQ(lint({"--config", other, "--fail-on=warning", warned_}), 0);
}

TEST_F(LintCommand, TakesWhatTheConfigurationSaysOfReading) {
  folder_.write(".hastls.yaml", "rrtype: 65500\norigin: example.net\n");
  const std::string file =
      written(folder_, "hosts", "_smtp._tcp.a 60 IN TYPE65500 \\# 6 000000000000\n");
  EXPECT_EQ(lint({"--format=gcc", file}), 1);
  EXPECT_THAT(out(), HasSubstr("zero-ports"));
  EXPECT_THAT(out(), Not(HasSubstr("syntax")));
  EXPECT_EQ(lint({"--rrtype=65443", file}), 0) << "the command line wins";
}

TEST_F(LintCommand, KnowsTheSitesOwnApplications) {
  const std::string file =
      written(folder_, "own.zone", kZone + "_gopher._tcp.ns1 IN TYPE65443 \\# 6 004600460000\n");
  EXPECT_EQ(lint({"--fail-on=warning", file}), 1);
  folder_.write(".hastls.yaml",
                "applications:\n"
                "  gopher: {cleartext: 70, tls-only: 71, in-band: \"no\", source: here}\n");
  env_.out.str("");
  EXPECT_EQ(lint({"--format=gcc", "--fail-on=warning", file}), 1);
  EXPECT_THAT(out(), HasSubstr("in-band-unsupported"));
  EXPECT_THAT(out(), Not(HasSubstr("strippable-upgrade")));
}

TEST_F(LintCommand, RefusesAConfigurationThatLowersANormativeRule) {
  folder_.write(".hastls.yaml", "rules: {zero-ports: warning}\n");
  EXPECT_EQ(lint({good_}), 2);
  EXPECT_EQ(out(), "");
  EXPECT_THAT(err(), HasSubstr(".hastls.yaml"));
  folder_.write(".hastls.yaml", "rules: {zero-prots: error}\n");
  EXPECT_EQ(lint({good_}), 2);
}

TEST_F(LintCommand, RunsAsAProcess) {
  const auto found = run_program("lint --format gcc " + bad_);
  EXPECT_EQ(found.status, 1);
  EXPECT_THAT(found.output, HasSubstr("zero-ports"));
  EXPECT_EQ(run_program("lint " + good_).status, 0);
  EXPECT_EQ(run_program("lint --rule zero-ports=off " + good_ + " 2>&1").status, 2);
  const auto piped = run_shell("cat " + bad_ + " | " + HASTLS_PROGRAM + " lint -");
  EXPECT_EQ(piped.status, 1);
}

}  // namespace
}  // namespace hastls::testing
