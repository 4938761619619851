// SPDX-License-Identifier: BSD-2-Clause
#include <filesystem>
#include <string>
#include <sys/fsuid.h>
#include <unistd.h>

#include <gmock/gmock.h>

#include "support/fake_env.hpp"
#include "support/process.hpp"
#include "support/temporary_folder.hpp"

namespace hastls::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

constexpr const char* kTwoZones = R"(version: 1
zone: b.test
servers: [{host: www, applications: {http: SSB}}]
---
version: 1
zone: a.test
defaults: {ttl: 60}
servers: [{host: mx, applications: {smtp: {posture: SSO, accept: {strippable-upgrade: why}}}}]
)";
constexpr const char* kFragmentA =
    "; hastls fragment 1 zone a.test. rrtype 65443\n"
    "_smtp._tcp.mx.a.test. 60 IN TYPE65443 \\# 6 000000190000 ; HASTLS 0 25 0 ; hastls: ignore "
    "strippable-upgrade -- why\n";
constexpr const char* kFragmentB =
    "; hastls fragment 1 zone b.test. rrtype 65443\n"
    "_http._tcp.www.b.test. 3600 IN TYPE65443 \\# 6 005001bb0000 ; HASTLS 80 443 0\n";

class GenerateCommand : public ::testing::Test {
 protected:
  GenerateCommand() { folder_.write("two.yaml", kTwoZones); }
  int run(std::vector<std::string> args) {
    fake_.out.str("");
    fake_.err.str("");
    args.insert(args.begin(), "generate");
    return fake_.run(args);
  }
  std::string yaml() { return folder_.path("two.yaml"); }

  TemporaryFolder folder_;
  FakeEnv fake_;
};

TEST_F(GenerateCommand, PrintsTheFragmentsOfAllZones) {
  EXPECT_EQ(run({yaml()}), 0);
  EXPECT_EQ(fake_.out.str(), std::string(kFragmentA) + kFragmentB);
  EXPECT_THAT(fake_.err.str(), IsEmpty());
}

TEST_F(GenerateCommand, ReadsStandardInput) {
  fake_.standard_input = kTwoZones;
  EXPECT_EQ(run({"-"}), 0);
  EXPECT_EQ(fake_.out.str(), std::string(kFragmentA) + kFragmentB);
}

TEST_F(GenerateCommand, WritesOneFileOrAFilePerZone) {
  EXPECT_EQ(run({yaml(), "-o", folder_.path("all.hastls")}), 0);
  EXPECT_EQ(folder_.read("all.hastls"), std::string(kFragmentA) + kFragmentB);
  std::filesystem::create_directory(folder_.path("out"));
  EXPECT_EQ(run({"--output=" + folder_.path("out"), yaml()}), 0);
  EXPECT_EQ(folder_.read("out/a.test.hastls"), kFragmentA);
  EXPECT_EQ(folder_.read("out/b.test.hastls"), kFragmentB);
  EXPECT_THAT(fake_.out.str(), IsEmpty());
}

TEST_F(GenerateCommand, ReadsFoldersInAFixedOrderAndLeavesHiddenFilesOut) {
  std::filesystem::create_directories(folder_.path("in/.hidden"));
  std::filesystem::create_directories(folder_.path("in/sub"));
  folder_.write("in/sub/b.yml", "version: 1\nzone: z.test\n");
  folder_.write("in/a.yaml", "version: 1\nzone: y.test\n");
  folder_.write("in/notes.txt", "no posture");
  folder_.write("in/.a.yaml", "no posture");
  folder_.write("in/.hidden/a.yaml", "no posture");
  EXPECT_EQ(run({folder_.path("in")}), 0);
  EXPECT_EQ(fake_.out.str(),
            "; hastls fragment 1 zone y.test. rrtype 65443\n"
            "; hastls fragment 1 zone z.test. rrtype 65443\n");
  std::filesystem::create_directory(folder_.path("none"));
  EXPECT_EQ(run({folder_.path("none")}), 2);
  EXPECT_THAT(fake_.err.str(), HasSubstr("holds no .yaml or .yml file"));
}

TEST_F(GenerateCommand, WritesNothingWhereAnythingIsWrong) {
  folder_.write("bad.yaml", "version: 1\nzone: c.test\nservers: [{host: a}]\n");
  EXPECT_EQ(run({yaml(), folder_.path("bad.yaml"), "-o", folder_.path("all.hastls")}), 2);
  EXPECT_FALSE(std::filesystem::exists(folder_.path("all.hastls")));
  EXPECT_THAT(fake_.err.str(), HasSubstr("bad.yaml:3:11"));
  EXPECT_THAT(fake_.err.str(), HasSubstr("servers: [{host: a}]"));
  EXPECT_THAT(fake_.out.str(), IsEmpty());
}

TEST_F(GenerateCommand, ReportsTheOtherFilesBesideOneThatCannotBeRead) {
  folder_.write("bad.yaml", "version: 1\n");
  EXPECT_EQ(run({folder_.path("missing.yaml"), folder_.path("bad.yaml"), yaml()}), 2);
  EXPECT_THAT(fake_.err.str(), HasSubstr("missing.yaml: No such file"));
  EXPECT_THAT(fake_.err.str(), HasSubstr("this document has no zone"));
  EXPECT_THAT(fake_.out.str(), IsEmpty());
}

TEST_F(GenerateCommand, CheckOnlyCompares) {
  const std::string target = folder_.path("all.hastls");
  EXPECT_EQ(run({"--check", "-o", target, yaml()}), 1);
  EXPECT_THAT(fake_.err.str(), HasSubstr("does not exist"));
  EXPECT_FALSE(std::filesystem::exists(target));
  EXPECT_EQ(run({"-o", target, yaml()}), 0);
  EXPECT_EQ(run({"--check", "-o", target, yaml()}), 0);
  folder_.write("all.hastls", "something else\n");
  EXPECT_EQ(run({"--check", "-o", target, yaml()}), 1);
  EXPECT_THAT(fake_.err.str(), HasSubstr("differs"));
  EXPECT_EQ(folder_.read("all.hastls"), "something else\n");
  EXPECT_EQ(run({"--check", yaml()}), 2);
}

TEST_F(GenerateCommand, LeavesWhatDoesNotChangeUntouched) {
  const std::string target = folder_.path("all.hastls");
  ASSERT_EQ(run({"-o", target, yaml()}), 0);
  const auto long_ago = std::filesystem::last_write_time(target) - std::chrono::hours(1);
  std::filesystem::last_write_time(target, long_ago);
  ASSERT_EQ(run({"-o", target, yaml()}), 0);
  EXPECT_EQ(std::filesystem::last_write_time(target), long_ago);
}

TEST_F(GenerateCommand, WarnsOfStaleFragmentsAndPrunesThemOnRequest) {
  const std::string out = folder_.path("out");
  std::filesystem::create_directory(out);
  folder_.write("out/old.test.hastls", "; hastls fragment 1 zone old.test. rrtype 65443\n");
  folder_.write("out/other.hastls", "; by hand\n");
  EXPECT_EQ(run({"-o", out, yaml()}), 0);
  EXPECT_THAT(fake_.err.str(), HasSubstr("old.test.hastls is stale"));
  EXPECT_THAT(fake_.err.str(), Not(HasSubstr("other.hastls")));
  EXPECT_EQ(run({"--check", "-o", out, yaml()}), 1);
  EXPECT_EQ(run({"--check", "--prune", "-o", out, yaml()}), 1);
  EXPECT_TRUE(std::filesystem::exists(out + "/old.test.hastls"));
  EXPECT_EQ(run({"--prune", "-o", out, yaml()}), 0);
  EXPECT_FALSE(std::filesystem::exists(out + "/old.test.hastls"));
  EXPECT_TRUE(std::filesystem::exists(out + "/other.hastls"));
  EXPECT_EQ(run({"--check", "-o", out, yaml()}), 0);
  EXPECT_EQ(run({"--prune", yaml()}), 2);
}

TEST_F(GenerateCommand, TakesTheTypeCodeOfTheCommandLineFirst) {
  folder_.write("typed.yaml", "version: 1\nzone: t.test\nrrtype: 65500\n");
  EXPECT_EQ(run({folder_.path("typed.yaml")}), 0);
  EXPECT_EQ(fake_.out.str(), "; hastls fragment 1 zone t.test. rrtype 65500\n");
  EXPECT_EQ(run({"--rrtype", "TYPE65501", folder_.path("typed.yaml")}), 0);
  EXPECT_EQ(fake_.out.str(), "; hastls fragment 1 zone t.test. rrtype 65501\n");
  EXPECT_EQ(run({"--rrtype", "65400", yaml()}), 0);
  EXPECT_THAT(fake_.err.str(), HasSubstr("used by PowerDNS"));
  EXPECT_EQ(run({"--rrtype", "1", yaml()}), 2);
}

TEST_F(GenerateCommand, TakesTheSitesConfigurationFromAbove) {
  std::filesystem::create_directories(folder_.path("site/sub"));
  folder_.write("site/.hastls.yaml",
                "rrtype: 65501\napplications:\n  gopher: {cleartext: 70, tls-only: 7070, in-band: "
                "\"no\", source: ours}\n");
  folder_.write("site/sub/a.yaml",
                "version: 1\nzone: a.test\nservers: [{host: g, applications: {gopher: SSB}}]\n");
  EXPECT_EQ(run({folder_.path("site/sub/a.yaml")}), 0) << fake_.err.str();
  EXPECT_THAT(fake_.out.str(), HasSubstr("TYPE65501 \\# 6 00461b9e0000 ; HASTLS 70 7070 0"));
  folder_.write("site/.hastls.yaml", "aplications:\n  http: {cleartext: 70}\n");
  EXPECT_EQ(run({folder_.path("site/sub/a.yaml")}), 2);
  EXPECT_THAT(fake_.err.str(), HasSubstr("did you mean 'applications'?"));
}

TEST_F(GenerateCommand, RefusesSitesOfDifferentTypeCodes) {
  for (const char* site : {"one", "other"}) std::filesystem::create_directory(folder_.path(site));
  folder_.write("one/.hastls.yaml", "rrtype: 65500\n");
  folder_.write("other/.hastls.yaml", "rrtype: 65501\n");
  for (const char* file : {"one/a.yaml", "other/b.yaml"})
    folder_.write(file, "version: 1\nzone: a.test\n");
  const std::string a = folder_.path("one/a.yaml");
  const std::string b = folder_.path("other/b.yaml");
  EXPECT_EQ(run({a, b}), 2);
  EXPECT_THAT(fake_.err.str(),
              HasSubstr("the configurations of " + a + " and " + b +
                        " have different type codes, 65500 and 65501; say --rrtype\n"));
  EXPECT_EQ(run({"--rrtype", "65500", a, b}), 0);
}

TEST_F(GenerateCommand, WantsAFolderThatIsThere) {
  EXPECT_EQ(run({yaml(), "-o", folder_.path("none/")}), 2);
  EXPECT_THAT(fake_.err.str(),
              HasSubstr("there is no folder " + folder_.path("none/") + "; make it first\n"));
}

TEST_F(GenerateCommand, RefusesAFileNameThatIsTooLong) {
  const auto zone_of = [](std::size_t octets) {
    std::string name;
    while (name.size() + 50 < octets) name += std::string(49, 'a') + '.';
    return name + std::string(octets - name.size() - 1, 'b') + '.';
  };
  const auto generate = [&](const std::string& zone) {
    fake_.standard_input = "version: 1\nzone: " + zone + "\n";
    return run({"-", "-o", folder_.path()});
  };
  EXPECT_EQ(generate(zone_of(249)), 0) << fake_.err.str();
  EXPECT_EQ(generate(zone_of(250)), 2);
  EXPECT_THAT(fake_.err.str(),
              HasSubstr("the zone " + zone_of(250) +
                        " is too long for a file's name: 256 octets, and 255 is the most; give it "
                        "a file of its own with -o FILE\n"));
}

// Root may read any folder, but not with another user's rights to files.
TEST_F(GenerateCommand, SaysWhichFolderCannotBeRead) {
  const std::string closed = folder_.path("closed");
  std::filesystem::create_directory(closed);
  std::filesystem::permissions(closed, std::filesystem::perms::owner_exec);
  std::filesystem::permissions(folder_.path(), std::filesystem::perms::all);
  const auto run_without_rights = [this](const std::vector<std::string>& args) {
    constexpr uid_t kNobody = 65534;
    const auto before = static_cast<uid_t>(::setfsuid(::geteuid() == 0 ? kNobody : ::geteuid()));
    const int status = run(args);
    ::setfsuid(before);
    return status;
  };
  const std::string said = "hastls: cannot read the folder " + closed + ": Permission denied\n";
  EXPECT_EQ(run_without_rights({closed}), 2);
  EXPECT_EQ(fake_.err.str(), said);
  fake_.standard_input = kTwoZones;
  EXPECT_EQ(run_without_rights({"-", "-o", closed}), 2);
  EXPECT_EQ(fake_.err.str(), said);
}

TEST_F(GenerateCommand, WritesMnemonicsJsonAndUpdates) {
  EXPECT_EQ(run({"--format", "hastls", yaml()}), 0);
  EXPECT_THAT(fake_.out.str(), HasSubstr("_http._tcp.www.b.test. 3600 IN HASTLS 80 443 0\n"));
  EXPECT_EQ(run({"--format=json", yaml()}), 0);
  EXPECT_THAT(fake_.out.str(), HasSubstr("\"owner\": \"_http._tcp.www.b.test.\""));
  EXPECT_EQ(run({"--format=nsupdate", yaml()}), 0);
  EXPECT_EQ(fake_.out.str(),
            "; hastls update 1 zone a.test. rrtype 65443\nzone a.test.\n"
            "update delete _smtp._tcp.mx.a.test. IN TYPE65443\n"
            "update add _smtp._tcp.mx.a.test. 60 IN TYPE65443 \\# 6 000000190000\nsend\n"
            "; hastls update 1 zone b.test. rrtype 65443\nzone b.test.\n"
            "update delete _http._tcp.www.b.test. IN TYPE65443\n"
            "update add _http._tcp.www.b.test. 3600 IN TYPE65443 \\# 6 005001bb0000\nsend\n");
  EXPECT_EQ(run({"--format=zone", yaml()}), 2);
}

TEST_F(GenerateCommand, DeletesWhatAnEarlierFragmentHad) {
  folder_.write("old.hastls",
                "; hastls fragment 1 zone b.test. rrtype 65443\n"
                "_http._tcp.www.b.test. 3600 IN TYPE65443 \\# 6 005000000000 ; HASTLS 80 0 0\n"
                "_http._tcp.gone.b.test. 3600 IN TYPE65443 \\# 6 005000000000 ; HASTLS 80 0 0\n");
  EXPECT_EQ(run({"--format=nsupdate", "--previous", folder_.path("old.hastls"), yaml()}), 0);
  EXPECT_THAT(fake_.out.str(),
              HasSubstr("zone b.test.\nupdate delete _http._tcp.gone.b.test. IN TYPE65443\n"
                        "update delete _http._tcp.www.b.test. IN TYPE65443\nupdate add"));
  EXPECT_EQ(run({"--format=nsupdate", "--previous", yaml(), yaml()}), 2);
  folder_.write("stray.hastls",
                "; hastls fragment 1 zone b.test. rrtype 65443\n"
                "_http._tcp.www.c.test. 60 IN TYPE65443 \\# 6 005000000000\n");
  EXPECT_EQ(run({"--format=nsupdate", "--previous", folder_.path("stray.hastls"), yaml()}), 2);
  EXPECT_THAT(fake_.err.str(), HasSubstr("_http._tcp.www.c.test. is outside its zones"));
  EXPECT_EQ(run({"--previous", folder_.path("old.hastls"), yaml()}), 2);
}

TEST_F(GenerateCommand, GivesTheSameBytesWithAnyNumberOfJobs) {
  std::vector<std::string> args{"--jobs", "1"};
  for (int i = 0; i < 20; ++i) {
    const std::string name = "f" + std::to_string(i) + ".yaml";
    folder_.write(name, "version: 1\nzone: z" + std::to_string(i % 7) +
                            ".test\nservers: [{host: h" + std::to_string(i) +
                            ", applications: {http: SSB, imap: SSO}}]\n");
    args.push_back(folder_.path(name));
  }
  ASSERT_EQ(run(args), 0);
  const std::string alone = fake_.out.str();
  args[1] = "8";
  ASSERT_EQ(run(args), 0);
  EXPECT_EQ(fake_.out.str(), alone);
}

TEST_F(GenerateCommand, RunsAsAProcess) {
  const auto shown = run_program("generate " + yaml());
  EXPECT_EQ(shown.status, 0);
  EXPECT_THAT(shown.output, StartsWith(kFragmentA));
  EXPECT_EQ(run_program("generate " + yaml() + " >/dev/full 2>/dev/null").status, 2);
  EXPECT_EQ(run_program("generate --check -o - " + yaml() + " 2>/dev/null").status, 2);
  EXPECT_EQ(run_program("generate 2>/dev/null").status, 2);
}

}  // namespace
}  // namespace hastls::testing
