// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/io/output.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/child.hpp"
#include "support/temporary_folder.hpp"

namespace hastls::io {
namespace {

using hastls::testing::in_child;
using hastls::testing::TemporaryFolder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr uid_t kNobody = 65534;

struct Written {
  std::vector<Change> changes;
  std::string error;
};

Written commit(const std::vector<std::pair<std::string, std::string>>& files) {
  OutputSet set;
  for (const auto& [path, text] : files) {
    if (auto added = set.add(path, text); !added) return {{}, added.error().message};
  }
  const auto done = set.commit();
  if (!done) return {{}, done.error().message};
  Written out;
  for (const Outcome& outcome : *done) out.changes.push_back(outcome.change);
  return out;
}

struct stat status_of(const std::string& path) {
  struct stat status {};
  EXPECT_EQ(::lstat(path.c_str(), &status), 0) << path;
  return status;
}

mode_t mode_of(const std::string& path) {
  return status_of(path).st_mode & 07777;
}

TEST(OutputSet, WritesNewFilesAndReplacesOldOnes) {
  const TemporaryFolder folder;
  folder.write("b", "old");
  EXPECT_THAT(commit({{folder.path("a"), "one"}, {folder.path("b"), ""}}).changes,
              ElementsAre(Change::Created, Change::Replaced));
  EXPECT_EQ(folder.read("a"), "one");
  EXPECT_EQ(folder.read("b"), "");
  EXPECT_THAT(folder.names(), ElementsAre("a", "b"));
}

TEST(OutputSet, LeavesUnchangedContentAndItsFolderUntouched) {
  const TemporaryFolder folder;
  folder.write("a", "same");
  const timespec old[] = {{1000, 0}, {1000, 0}};
  ASSERT_EQ(::utimensat(AT_FDCWD, folder.path("a").c_str(), old, 0), 0);
  ASSERT_EQ(::utimensat(AT_FDCWD, folder.path().c_str(), old, 0), 0);
  const auto before = status_of(folder.path("a"));
  EXPECT_THAT(commit({{folder.path("a"), "same"}}).changes, ElementsAre(Change::Unchanged));
  EXPECT_EQ(status_of(folder.path("a")).st_ino, before.st_ino);
  EXPECT_EQ(status_of(folder.path("a")).st_mtim.tv_sec, 1000);
  EXPECT_EQ(status_of(folder.path()).st_mtim.tv_sec, 1000);
  EXPECT_THAT(commit({{folder.path("a"), "sane"}}).changes, ElementsAre(Change::Replaced));
  EXPECT_THAT(commit({{folder.path("a"), "sane\n"}}).changes, ElementsAre(Change::Replaced));
}

TEST(OutputSet, KeepsTheModeAndObeysTheUmask) {
  const TemporaryFolder folder;
  folder.write("old", "x");
  ASSERT_EQ(::chmod(folder.path("old").c_str(), 0604), 0);
  EXPECT_EQ(
      in_child([&] {
        ::umask(027);
        return commit({{folder.path("old"), "y"}, {folder.path("new"), "y"}}).changes.size() == 2
                   ? 0
                   : 1;
      }),
      0);
  EXPECT_EQ(mode_of(folder.path("old")), 0604U);
  EXPECT_EQ(mode_of(folder.path("new")), 0640U);
}

TEST(OutputSet, KeepsOwnerAndGroup) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root can give files away";
  const TemporaryFolder folder;
  folder.write("a", "x");
  ASSERT_EQ(::chown(folder.path("a").c_str(), kNobody, 12345), 0);
  EXPECT_EQ(commit({{folder.path("a"), "y"}}).error, "");
  EXPECT_EQ(status_of(folder.path("a")).st_uid, kNobody);
  EXPECT_EQ(status_of(folder.path("a")).st_gid, 12345U);
}

TEST(OutputSet, RefusesBeforeAnyRenameWhereTheOwnerCannotBeKept) {
  if (::geteuid() != 0) GTEST_SKIP() << "needs files of two owners";
  const TemporaryFolder folder;
  folder.write("foreign", "x");
  ASSERT_EQ(::chmod(folder.path().c_str(), 0777), 0);
  EXPECT_EQ(in_child([&] {
              if (::setgid(kNobody) != 0 || ::setuid(kNobody) != 0) return 2;
              const auto got = commit({{folder.path("mine"), "y"}, {folder.path("foreign"), "y"}});
              return got.error.starts_with("cannot keep the owner and group of") ? 0 : 1;
            }),
            0);
  EXPECT_THAT(folder.names(), ElementsAre("foreign"));
  EXPECT_EQ(folder.read("foreign"), "x");
}

TEST(OutputSet, FollowsLinksAndReplacesWhatTheyLeadTo) {
  const TemporaryFolder folder;
  const TemporaryFolder other;
  other.write("real", "x");
  ASSERT_EQ(::symlink(other.path("real").c_str(), folder.path("second").c_str()), 0);
  ASSERT_EQ(::symlink("second", folder.path("first").c_str()), 0);
  EXPECT_THAT(commit({{folder.path("first"), "y"}}).changes, ElementsAre(Change::Replaced));
  EXPECT_TRUE(S_ISLNK(status_of(folder.path("first")).st_mode));
  EXPECT_TRUE(S_ISLNK(status_of(folder.path("second")).st_mode));
  EXPECT_TRUE(S_ISREG(status_of(other.path("real")).st_mode));
  EXPECT_EQ(other.read("real"), "y");
}

TEST(OutputSet, ADanglingLinkCreatesItsTarget) {
  const TemporaryFolder folder;
  ASSERT_EQ(::symlink("target", folder.path("link").c_str()), 0);
  EXPECT_THAT(commit({{folder.path("link"), "y"}}).changes, ElementsAre(Change::Created));
  EXPECT_EQ(folder.read("target"), "y");
  EXPECT_THAT(folder.names(), ElementsAre("link", "target"));
  ASSERT_EQ(::symlink("none/target", folder.path("far").c_str()), 0);
  EXPECT_THAT(commit({{folder.path("far"), "y"}}).error, HasSubstr("No such file"));
}

TEST(OutputSet, RefusesBeforeAnythingIsWritten) {
  const TemporaryFolder folder;
  const std::string good = folder.path("good");
  ASSERT_EQ(::symlink("loop", folder.path("loop").c_str()), 0);
  const std::vector<std::pair<std::string, const char*>> cases{
      {folder.path(), "Is a directory"},
      {folder.path("new/"), "No such file"},
      {folder.path("none/a"), "No such file"},
      {folder.path("good/a"), "Not a directory"},
      {folder.path("loop"), "Too many levels"},
      {folder.path(std::string(256, 'n')), "File name too long"},
      {"", "No such file"}};
  ASSERT_EQ(commit({{good, "before"}}).error, "");
  for (const auto& [path, reason] : cases) {
    const std::string error = commit({{good, "after"}, {path, "x"}}).error;
    EXPECT_THAT(error, HasSubstr(reason)) << path;
    EXPECT_THAT(error, HasSubstr(path)) << path;
  }
  EXPECT_EQ(folder.read("good"), "before");
  EXPECT_THAT(folder.names(), ElementsAre("good", "loop"));
  EXPECT_EQ(commit({{folder.path(std::string(255, 'n')), "x"}}).error, "");
}

TEST(OutputSet, RefusesTwoTextsForOneFile) {
  const TemporaryFolder folder;
  folder.write("a", "x");
  ASSERT_EQ(::symlink("a", folder.path("b").c_str()), 0);
  EXPECT_THAT(commit({{folder.path("a"), "1"}, {folder.path("b"), "2"}}).error,
              HasSubstr("are the same file"));
  EXPECT_THAT(commit({{folder.path("c"), "1"}, {folder.path("./c"), "2"}}).error,
              HasSubstr("are the same file"));
  EXPECT_EQ(folder.read("a"), "x");
}

TEST(OutputSet, AFileOverTheLimitLeavesEverythingAsItWas) {
  const TemporaryFolder folder;
  folder.write("a", "before");
  EXPECT_EQ(in_child([&] {
              const rlimit limit{1000, 1000};
              ::signal(SIGXFSZ, SIG_IGN);
              if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) return 2;
              const auto got =
                  commit({{folder.path("a"), "after"}, {folder.path("b"), std::string(1001, 'b')}});
              const bool told = got.error.ends_with("/b: File too large");
              return told ? 0 : 1;
            }),
            0);
  EXPECT_EQ(folder.read("a"), "before");
  EXPECT_THAT(folder.names(), ElementsAre("a"));
}

TEST(OutputSet, AFolderThatCannotBeWrittenIsAnError) {
  const TemporaryFolder folder;
  folder.write("a", "before");
  ASSERT_EQ(::chmod(folder.path().c_str(), 0555), 0);
  EXPECT_EQ(in_child([&] {
              if (::geteuid() == 0 && ::setuid(kNobody) != 0) return 2;
              const auto changed = commit({{folder.path("a"), "after"}});
              const auto same = commit({{folder.path("a"), "before"}});
              const bool right = changed.error.ends_with("Permission denied") &&
                                 same.changes == std::vector{Change::Unchanged};
              return right ? 0 : 1;
            }),
            0);
  ASSERT_EQ(::chmod(folder.path().c_str(), 0755), 0);
  EXPECT_EQ(folder.read("a"), "before");
  EXPECT_THAT(folder.names(), ElementsAre("a"));
}

TEST(OutputSet, WritesMoreFilesThanThereAreDescriptors) {
  const TemporaryFolder folder;
  EXPECT_EQ(in_child([&] {
              const rlimit limit{32, 32};
              if (::setrlimit(RLIMIT_NOFILE, &limit) != 0) return 2;
              std::vector<std::pair<std::string, std::string>> files;
              files.reserve(200);
              for (int i = 0; i < 200; ++i) files.emplace_back(folder.path(std::to_string(i)), "x");
              return commit(files).changes.size() == 200 ? 0 : 1;
            }),
            0);
  EXPECT_EQ(folder.names().size(), 200U);
}

TEST(OutputSet, RemovesWithTheRest) {
  const TemporaryFolder folder;
  folder.write("stale", "x");
  folder.write("kept", "x");
  ASSERT_EQ(::symlink("kept", folder.path("link").c_str()), 0);
  OutputSet set;
  ASSERT_TRUE(set.remove(folder.path("stale")).has_value());
  ASSERT_TRUE(set.remove(folder.path("link")).has_value());
  ASSERT_TRUE(set.remove(folder.path("gone")).has_value());
  EXPECT_FALSE(set.remove(folder.path()).has_value());
  EXPECT_FALSE(set.add(folder.path("stale"), "y").has_value());
  const auto done = set.commit();
  ASSERT_TRUE(done.has_value());
  EXPECT_EQ(done->at(0).change, Change::Removed);
  EXPECT_EQ(done->at(2).change, Change::Unchanged);
  EXPECT_THAT(folder.names(), ElementsAre("kept"));
}

TEST(OutputSet, ComparesWithoutTouchingAnything) {
  const TemporaryFolder folder;
  folder.write("same", "x");
  folder.write("other", "x");
  folder.write(".hastls-abcdefgh.tmp", "");
  OutputSet set;
  ASSERT_TRUE(set.add(folder.path("same"), "x").has_value());
  ASSERT_TRUE(set.add(folder.path("other"), "y").has_value());
  ASSERT_TRUE(set.add(folder.path("new"), "").has_value());
  ASSERT_TRUE(set.remove(folder.path("same2")).has_value());
  const auto names = folder.names();
  const auto compared = set.compare();
  ASSERT_TRUE(compared.has_value());
  std::vector<Change> changes;
  for (const Outcome& outcome : *compared) changes.push_back(outcome.change);
  EXPECT_THAT(changes,
              ElementsAre(Change::Unchanged, Change::Replaced, Change::Created, Change::Unchanged));
  EXPECT_EQ(folder.names(), names);
  EXPECT_EQ(folder.read("other"), "x");
  OutputSet device;
  ASSERT_TRUE(device.add("/dev/null", "x").has_value());
  EXPECT_FALSE(device.compare().has_value());
}

}  // namespace
}  // namespace hastls::io
