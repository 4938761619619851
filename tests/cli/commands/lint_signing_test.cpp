// SPDX-License-Identifier: BSD-2-Clause
// --now, --verify and --require-signed.
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hastls/lint/rule.hpp"
#include "support/fake_env.hpp"
#include "support/process.hpp"
#include "support/written.hpp"

namespace hastls::testing {
namespace {

using ::testing::HasSubstr;

const std::string kSigned = HASTLS_SOURCE_DIR "/tests/data/signed/nsec.zone";

class LintSigning : public ::testing::Test {
 protected:
  LintSigning() {
    env_.env.clock = [] { return *Timestamp::parse("2026-11-22T00:00:00Z"); };
  }
  // The exit code of `hastls lint` with these arguments, by which warnings count.
  int lint(std::vector<std::string> args) {
    args.insert(args.begin(), {"lint", "--fail-on", "warning"});
    env_.out.str("");
    return env_.run(args);
  }
  [[nodiscard]] std::string out() const { return env_.out.str(); }
  [[nodiscard]] std::string err() const { return env_.err.str(); }
  [[nodiscard]] static std::string damaged() {
    std::ifstream in(kSigned);
    std::ostringstream text;
    text << in.rdbuf();
    std::string out = text.str();
    const std::string record = "000003E10001";
    return out.replace(out.find(record), record.size(), "008F03E10001");
  }

  FakeEnv env_;
  TemporaryFolder folder_;
};

TEST_F(LintSigning, NowIsTheClockUnlessItIsGiven) {
  EXPECT_EQ(lint({kSigned}), 0) << out();
  EXPECT_EQ(lint({"--now", "20360101000000", kSigned}), 0);
  EXPECT_EQ(lint({"--now", "2036-01-01T01:00:01+01:00", kSigned}), 1);
  EXPECT_THAT(out(), HasSubstr("it expired on 2036-01-01T00:00:00Z"));
  env_.env.clock = [] { return *Timestamp::parse("2025-12-31T23:59:59Z"); };
  EXPECT_EQ(lint({kSigned}), 1);
  EXPECT_THAT(out(), HasSubstr("it begins on 2026-01-01T00:00:00Z only"));
}

TEST_F(LintSigning, NowIsATimeInFull) {
  EXPECT_EQ(lint({"--now", "2026-11-22", kSigned}), 2);
  EXPECT_THAT(err(), HasSubstr("'2026-11-22' is no time"));
  EXPECT_THAT(err(), HasSubstr("add T00:00:00Z"));
  EXPECT_THAT(err(), HasSubstr("--now"));
  EXPECT_EQ(lint({"--now", "20261301000000", kSigned}), 2);
  EXPECT_EQ(lint({"--now", "", kSigned}), 2);
}

TEST_F(LintSigning, SignaturesAreVerifiedOnRequest) {
  const std::string file = written(folder_, "example.com.zone", damaged());
  EXPECT_EQ(lint({file}), 0) << out();
  EXPECT_EQ(lint({"--verify", file}), 1);
  EXPECT_THAT(out(), HasSubstr("does not verify with DNSKEY"));
  EXPECT_EQ(lint({"--verify", kSigned}), 0) << out();
}

TEST_F(LintSigning, APipeIsVerifiedTheSame) {
  env_.standard_input = damaged();
  EXPECT_EQ(lint({"--verify", "-"}), 1);
  EXPECT_THAT(out(), HasSubstr("does not verify with DNSKEY"));
}

TEST_F(LintSigning, AZoneHasToBeSignedOnRequest) {
  const std::string file =
      written(folder_, "example.com.zone",
              std::string(lint::kSnippetZone) + "_imap._tcp.ns1 IN TYPE65443 \\# 6 000003e10001\n");
  EXPECT_EQ(lint({file}), 0) << out();
  EXPECT_EQ(lint({"--verify", file}), 0) << out();
  EXPECT_EQ(lint({"--require-signed", file}), 1);
  EXPECT_THAT(out(), HasSubstr("the zone is not signed"));
  EXPECT_EQ(lint({"--require-signed", "--verify", kSigned}), 0) << out();
  const std::string none = written(folder_, "none.zone", std::string(lint::kSnippetZone));
  EXPECT_EQ(lint({"--require-signed", "--verify", none}), 0) << out();
}

TEST_F(LintSigning, WhatAFileIncludesIsVerifiedWithIt) {
  std::string text = damaged();
  const std::size_t at = text.find("_imap._tcp.mail.example.com. 3600 IN TYPE65443");
  const std::size_t end = text.find('\n', at) + 1;
  folder_.write("hastls.inc", text.substr(at, end - at));
  const std::string file =
      written(folder_, "example.com.zone", text.replace(at, end - at, "$INCLUDE hastls.inc\n"));
  EXPECT_EQ(lint({"--verify", file}), 1);
  EXPECT_THAT(out(), HasSubstr("hastls.inc:1:1"));
  EXPECT_THAT(out(), HasSubstr("does not verify with DNSKEY"));
}

TEST_F(LintSigning, TheRuleCanBeTurnedOff) {
  EXPECT_EQ(lint({"--rule", "unsigned=off", "--now", "20990101000000", kSigned}), 0) << out();
}

TEST_F(LintSigning, WorksOverARealPipe) {
  const std::string behind = " | " + std::string(HASTLS_PROGRAM) +
                             " lint --verify --require-signed --fail-on warning "
                             "--now 20261122000000 -";
  const auto good = run_shell("cat " + kSigned + behind);
  EXPECT_EQ(good.status, 0) << good.output;
  const auto bad = run_shell("sed s/000003E10001/008F03E10001/ " + kSigned + behind);
  EXPECT_EQ(bad.status, 1);
  EXPECT_THAT(bad.output, HasSubstr("does not verify with DNSKEY"));
}

}  // namespace
}  // namespace hastls::testing
