// SPDX-License-Identifier: BSD-2-Clause
// hastls lint on posture YAML: which files count as such, how runs end, and what is said where.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "hastls/lint/rule.hpp"
#include "support/fake_env.hpp"
#include "support/process.hpp"
#include "support/written.hpp"

namespace hastls::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const std::string kHead = "version: 1\nzone: example.com\n";
const std::string kBadZone =
    std::string(lint::kSnippetZone) + "_smtp._tcp.ns1 IN TYPE65443 \\# 6 000000000001\n";

// A document with one server; the application is line 6, from column 7 on.
std::string server(const std::string& application, const std::string& host = "h") {
  return kHead + "servers:\n  - host: " + host + "\n    applications:\n      " + application + "\n";
}

const std::string kGood = server("smtp: {posture: SSB, prefer-secure: true}");
const std::string kWarned = server("smtp: SSB");
const std::string kWrong = server("smtp: {posture: SIO, secure-port: 25}");
const std::string kNoYaml = server("smtp: &a SSB");

class LintOfPosture : public ::testing::Test {
 protected:
  int lint(std::vector<std::string> args) {
    args.insert(args.begin(), "lint");
    env_.out.str("");
    env_.err.str("");
    return env_.run(args);
  }
  [[nodiscard]] std::string out() const { return env_.out.str(); }
  [[nodiscard]] std::string err() const { return env_.err.str(); }
  std::string yaml(const std::string& name, const std::string& text) {
    return written(folder_, name, text);
  }
  // What is found, as "NAME:LINE:COLUMN rule", without the folder.
  std::vector<std::string> found(std::vector<std::string> args) {
    args.insert(args.begin(), {"--format=json", "--fail-on=never"});
    EXPECT_NE(lint(args), 1);
    std::vector<std::string> all;
    report_ = nlohmann::json::parse(out(), nullptr, false);
    for (const auto& finding : report_["findings"]) {
      const auto file = finding["file"].get<std::string>();
      all.push_back(file.substr(file.rfind('/') + 1) + ":" + finding["line"].dump() + ":" +
                    finding["column"].dump() + " " + finding["rule"].get<std::string>());
    }
    return all;
  }

  FakeEnv env_;
  TemporaryFolder folder_;
  nlohmann::json report_;
};

TEST_F(LintOfPosture, EndsWith0WhereNothingIsFound) {
  EXPECT_EQ(lint({yaml("good.yaml", kGood)}), 0);
  EXPECT_EQ(err(), "");
}

TEST_F(LintOfPosture, FailsOnTheSeverityThatIsAskedFor) {
  const std::string warned = yaml("warned.yml", kWarned);
  EXPECT_EQ(lint({warned}), 0);
  EXPECT_EQ(lint({"--fail-on=warning", warned}), 1);
  const std::string wrong = yaml("wrong.yaml", kWrong);
  EXPECT_EQ(lint({wrong}), 1);
  EXPECT_THAT(out(), HasSubstr("wrong.yaml:6:41: error[posture]"));
  EXPECT_EQ(lint({"--fail-on=never", wrong}), 0);
}

TEST_F(LintOfPosture, EndsWith2WhereItIsNoYaml) {
  const std::string broken = yaml("broken.yaml", kNoYaml);
  EXPECT_EQ(lint({"--fail-on=never", broken, yaml("wrong.yaml", kWrong)}), 2);
  EXPECT_THAT(out(), HasSubstr("broken.yaml:6:13: error[yaml]"));
  EXPECT_THAT(out(), HasSubstr("wrong.yaml:6:41: error[posture]"));
  EXPECT_EQ(err(), "") << "it is a finding, and said there";
}

TEST_F(LintOfPosture, EndsWith2WhereAFileCannotBeReadAndReportsTheOthers) {
  EXPECT_EQ(lint({folder_.path("missing.yaml"), yaml("wrong.yaml", kWrong)}), 2);
  EXPECT_THAT(out(), HasSubstr("wrong.yaml:6:41"));
  EXPECT_THAT(err(), HasSubstr("missing.yaml"));
}

TEST_F(LintOfPosture, QuotesTheLineAndSpellsItsAdviceAsYaml) {
  EXPECT_EQ(lint({yaml("warned.yaml", kWarned)}), 0);
  EXPECT_THAT(out(), HasSubstr("  6 |       smtp: SSB\n    |             ^^^\n"));
  EXPECT_THAT(out(), HasSubstr("{posture: SSB, insecure-port: 25, secure-port: 25, "
                               "prefer-secure: true}"));
  EXPECT_THAT(out(), Not(HasSubstr("TYPE65443")));
}

TEST_F(LintOfPosture, IsMixedWithZonesInTheOrderGiven) {
  const std::string zone = yaml("bad.zone", kBadZone);
  EXPECT_THAT(found({yaml("2.yaml", kWrong), zone, yaml("1.yml", kWarned)}),
              ElementsAre("2.yaml:6:41 posture", "bad.zone:6:34 zero-ports",
                          "1.yml:6:13 strippable-upgrade"));
  EXPECT_EQ(report_["files"], 3);
  EXPECT_EQ(report_["records"], 2) << "one of the zone, one of 1.yml";
  EXPECT_EQ(report_["findings"][2]["owner"], "_smtp._tcp.h.example.com.");
  EXPECT_EQ(report_["findings"][2]["end_column"], 16);
}

TEST_F(LintOfPosture, GoesByTheNameUnlessKindSaysWhatItIs) {
  const std::string plain = yaml("posture", kWarned);
  EXPECT_THAT(found({"--kind", "posture", plain}), ElementsAre("posture:6:13 strippable-upgrade"));
  EXPECT_THAT(found({plain}), Not(IsEmpty()));
  EXPECT_THAT(out(), HasSubstr("syntax")) << "as a zone it is nothing";
  EXPECT_THAT(found({"--kind=zone", yaml("zone.yaml", kBadZone)}),
              ElementsAre("zone.yaml:6:34 zero-ports"));
  EXPECT_EQ(lint({"--kind=yaml", plain}), 2);
  EXPECT_THAT(err(), HasSubstr("--kind"));
}

TEST_F(LintOfPosture, ReadsStandardInput) {
  env_.standard_input = kWarned;
  EXPECT_EQ(lint({"--kind=posture", "--fail-on=warning", "-"}), 1);
  EXPECT_THAT(out(), HasSubstr("<stdin>:6:13: warning[strippable-upgrade]"));
  EXPECT_THAT(out(), HasSubstr("smtp: SSB\n")) << "the line is quoted";
  EXPECT_EQ(lint({"--stdin-filename", folder_.path("edited.yaml"), "--fail-on=warning", "-"}), 1);
  EXPECT_THAT(out(), HasSubstr("edited.yaml:6:13"));
  folder_.write(".hastls.yaml", "rules: {strippable-upgrade: off}\n");
  EXPECT_EQ(lint({"--stdin-filename", folder_.path("edited.yaml"), "--fail-on=warning", "-"}), 0);
}

TEST_F(LintOfPosture, TakesNoZone) {
  const std::string zone = yaml("example.com.zone", std::string(lint::kSnippetZone));
  EXPECT_EQ(lint({"--zone", zone, yaml("good.yaml", kGood)}), 2);
  EXPECT_THAT(err(), HasSubstr("--zone"));
}

TEST_F(LintOfPosture, FindsWhatContradictsAcrossFiles) {
  const std::string first = yaml("1.yaml", server("http: SSB"));
  const std::string again = yaml("2.yaml", server("http: {posture: SSB, prefer-secure: true}"));
  EXPECT_THAT(found({first, again}), ElementsAre("2.yaml:6:13 posture"));
  EXPECT_EQ(report_["findings"][0]["owner"], "_http._tcp.h.example.com.");
  EXPECT_EQ(report_["findings"][0]["related"][0]["file"], first);
  EXPECT_EQ(report_["findings"][0]["related"][0]["line"], 6);
  const std::string slow =
      yaml("3.yaml", server("http: {posture: SSB, secure-port: 8443, ttl: 5}"));
  EXPECT_THAT(found({slow, first}), ElementsAre("1.yaml:6:13 posture"));
  const std::string typed = yaml("4.yaml", "rrtype: 65500\n" + server("imap: SSO"));
  const std::string other = yaml("5.yaml", "rrtype: 65501\n" + server("pop3: SSO"));
  EXPECT_THAT(found({typed, other}), ElementsAre("5.yaml:1:9 posture"));
  EXPECT_THAT(found({first, typed}), IsEmpty());
}

TEST_F(LintOfPosture, PutsAnRrsetOfSeveralFilesTogether) {
  const std::string one = yaml("1.yaml", server("http: SSB"));
  const std::string two = yaml(
      "2.yaml",
      server("http: {posture: SSB, insecure-port: 81, secure-port: 444, prefer-secure: true}"));
  EXPECT_THAT(found({one, two}), ElementsAre("2.yaml:6:13 mixed-preference"));
  EXPECT_EQ(report_["findings"][0]["related"][0]["file"], one);
  EXPECT_THAT(found({one}), IsEmpty());
  EXPECT_THAT(found({two}), IsEmpty());
}

// What generate would make of a file with an error nobody knows.
TEST_F(LintOfPosture, JudgesNoRecordOfAFileWithAnError) {
  const std::string both =
      yaml("both.yaml", kWarned + "      http: {posture: SIO, secure-port: 1}\n");
  EXPECT_THAT(found({both}), ElementsAre("both.yaml:7:41 posture"));
  EXPECT_THAT(found({both, yaml("warned.yaml", server("smtp: SSB", "other"))}),
              ElementsAre("both.yaml:7:41 posture", "warned.yaml:6:13 strippable-upgrade"));
  EXPECT_THAT(found({both, yaml("same.yaml", server("smtp: {posture: SSB, insecure-port: 26}"))}),
              ElementsAre("both.yaml:7:41 posture"))
      << "an RRset of which a part is not known";
}

const std::string kProfile = kHead +
                             "profiles:\n"
                             "  mail:\n"
                             "    smtp: SSB\n"
                             "servers:\n"
                             "  - hosts: ['mx{1..20000}', other]\n"
                             "    profile: mail\n";

TEST_F(LintOfPosture, SaysOnceWhatManyHostsHave) {
  const std::string file = yaml("profile.yaml", kProfile);
  EXPECT_THAT(found({file}), ElementsAre("profile.yaml:5:11 strippable-upgrade"));
  const auto& finding = report_["findings"][0];
  EXPECT_THAT(finding["message"].get<std::string>(), HasSubstr("(at 20001 hosts)"));
  EXPECT_EQ(finding["owner"], "_smtp._tcp.mx1.example.com.") << "the first in canonical order";
  EXPECT_EQ(finding["related"][0]["line"], 7);
  EXPECT_EQ(finding["related"][0]["column"], 13);
  EXPECT_EQ(report_["records"], 20001);
}

TEST_F(LintOfPosture, SaysTheSameWithAnyNumberOfThreads) {
  std::vector<std::string> args{"--format=gcc", "--jobs=1", yaml("profile.yaml", kProfile)};
  for (int i = 0; i < 20; ++i) {
    const std::string name = "h" + std::to_string(i);
    args.push_back(yaml(name + ".yaml", server("imap: {posture: SSB, in-band: true}", name)));
  }
  EXPECT_EQ(lint(args), 0);
  const std::string alone = out();
  EXPECT_THAT(alone, HasSubstr("h19.yaml:6:13"));
  args[1] = "--jobs=4";
  EXPECT_EQ(lint(args), 0);
  EXPECT_EQ(out(), alone);
}

TEST_F(LintOfPosture, SetsTheSeverityOfARule) {
  const std::string file = yaml("warned.yaml", kWarned);
  EXPECT_EQ(lint({"--rule=strippable-upgrade=error", file}), 1);
  EXPECT_EQ(lint({"--rule=strippable-upgrade=off", "--fail-on=info", file}), 0);
  EXPECT_EQ(lint({"--rule=posture=warning", file}), 2);
  EXPECT_EQ(lint({"--rule=yaml=off", file}), 2);
  folder_.write(".hastls.yaml", "rules: {strippable-upgrade: error}\n");
  EXPECT_EQ(lint({file}), 1);
  EXPECT_EQ(lint({"--rule=strippable-upgrade=info", file}), 0) << "--rule wins";
}

// Files of one run may have configurations of their own.
TEST_F(LintOfPosture, GoesByTheConfigurationOfEachFile) {
  std::filesystem::create_directories(folder_.path("a"));
  std::filesystem::create_directories(folder_.path("b"));
  folder_.write("a/.hastls.yaml",
                "rules: {unknown-application: warning}\n"
                "applications: {gopher: {cleartext: 70, in-band: \"yes\"}}\n");
  folder_.write("b/.hastls.yaml", "rules: {unknown-application: error}\n");
  const std::string gopher = "gopher: {posture: SSO, secure-port: 70}";
  const std::string a = yaml("a/1.yaml", server(gopher, "a"));
  const std::string b = yaml("b/2.yaml", server(gopher, "b"));
  EXPECT_THAT(found({a}), IsEmpty()) << "the site has added it";
  EXPECT_THAT(found({b, a}), ElementsAre("2.yaml:6:15 unknown-application"));
  EXPECT_EQ(report_["findings"][0]["severity"], "error");
  EXPECT_THAT(found({yaml("c.yaml", server(gopher))}), IsEmpty()) << "off unless asked for";
}

TEST_F(LintOfPosture, PointsToTheTypeCodeThatIsTaken) {
  const std::string file = yaml("typed.yaml", "rrtype: 65401\n" + kGood);
  EXPECT_THAT(found({file}), ElementsAre("typed.yaml:1:9 type-collision"));
  EXPECT_THAT(found({"--rule=type-collision=off", file}), IsEmpty());
  EXPECT_EQ(lint({"--rule=type-collision=error", file}), 1);
  EXPECT_THAT(found({"--rrtype=65500", file}), IsEmpty()) << "the command line wins";
  EXPECT_THAT(found({yaml("free.yaml", "rrtype: 65500\n" + kGood)}), IsEmpty());
}

// Said by nobody in a file: once for each, at the first record as the file is read.
TEST_F(LintOfPosture, PointsToTheFirstRecordWhereTheTypeCodeComesFromElsewhere) {
  const std::string many = yaml("many.yaml", kHead +
                                                 "servers:\n"
                                                 "  - {host: z, applications: {http: SSB}}\n"
                                                 "  - {host: a, applications: {http: SSB}}\n");
  EXPECT_THAT(found({"--rrtype=65401", many, yaml("good.yaml", kGood)}),
              ElementsAre("many.yaml:4:36 type-collision", "good.yaml:6:13 type-collision"));
  folder_.write(".hastls.yaml", "rrtype: 65280\n");
  EXPECT_THAT(found({many}), ElementsAre("many.yaml:4:36 type-collision"));
}

TEST_F(LintOfPosture, RunsAsAProcess) {
  const std::string file = yaml("wrong.yaml", kWrong);
  const auto ran = run_program("lint --format gcc " + file);
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.output, HasSubstr("wrong.yaml:6:41"));
  const auto piped = run_shell("cat " + file + " | " + HASTLS_PROGRAM + " lint --kind posture -");
  EXPECT_EQ(piped.status, 1);
  EXPECT_THAT(piped.output, HasSubstr("<stdin>:6:41"));
  EXPECT_EQ(run_program("lint " + yaml("broken.yaml", kNoYaml)).status, 2);
}

}  // namespace
}  // namespace hastls::testing
