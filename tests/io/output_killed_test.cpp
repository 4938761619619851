// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>
#include <csignal>
#include <fcntl.h>
#include <list>
#include <poll.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hastls/io/output.hpp"
#include "support/child.hpp"
#include "support/temporary_folder.hpp"

namespace hastls::io {
namespace {

using hastls::testing::Child;
using hastls::testing::TemporaryFolder;
using ::testing::ElementsAre;

int commit(const std::vector<std::string>& paths, const std::string& text) {
  OutputSet set;
  for (const std::string& path : paths) {
    if (!set.add(path, text)) return 1;
  }
  return set.commit() ? 0 : 1;
}

// Until the temporary file is there, for at most ten seconds.
void wait_for_staging(const TemporaryFolder& folder) {
  const auto is_staged = [](const std::string& name) { return name.ends_with("-0.tmp"); };
  for (int i = 0; i < 1000; ++i) {
    if (std::ranges::any_of(folder.names(), is_staged)) return;
    ::poll(nullptr, 0, 10);
  }
  ADD_FAILURE() << "nothing was staged";
}

// A FIFO that nobody reads holds the run up between staging and renaming.
struct HeldUp {
  TemporaryFolder folder;
  HeldUp() {
    folder.write("a", "before");
    EXPECT_EQ(::mkfifo(folder.path("fifo").c_str(), 0600), 0);
  }
  int killed_by(int signal) {
    Child child([this, signal] {
      ::signal(signal, SIG_DFL);  // what nohup starts ignores SIGHUP
      return commit({folder.path("a"), folder.path("fifo")}, "after");
    });
    wait_for_staging(folder);
    ::kill(child.id(), signal);
    return child.wait();
  }
};

TEST(OutputSet, ARunThatIsInterruptedLeavesNothing) {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    HeldUp run;
    EXPECT_EQ(run.killed_by(signal), 128 + signal);
    EXPECT_THAT(run.folder.names(), ElementsAre("a", "fifo"));
    EXPECT_EQ(run.folder.read("a"), "before");
  }
}

void take_note(int /*signal*/) {}

TEST(OutputSet, ASignalThatComesWhileATextIsMadeEndsTheRun) {
  const TemporaryFolder folder;
  OutputSet set;
  ASSERT_TRUE(set.add(folder.path("a"), [](const Write& write) {
    ::raise(SIGTERM);
    return write("after");
  }));
  auto* const before = ::signal(SIGTERM, take_note);
  const auto done = set.commit();
  ::signal(SIGTERM, before);
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().message, "interrupted by a signal");
  EXPECT_TRUE(folder.names().empty());
}

TEST(OutputSet, WhatAKilledRunLeavesIsRemovedByTheNext) {
  HeldUp run;
  EXPECT_EQ(run.killed_by(SIGKILL), 128 + SIGKILL);
  EXPECT_EQ(run.folder.names().size(), 4U);
  EXPECT_EQ(commit({run.folder.path("a")}, "before"), 0);
  EXPECT_THAT(run.folder.names(), ElementsAre("a", "fifo"));
}

TEST(OutputSet, ALiveRunKeepsItsTemporaryFiles) {
  HeldUp run;
  Child child([&run] { return commit({run.folder.path("a"), run.folder.path("fifo")}, "after"); });
  wait_for_staging(run.folder);
  EXPECT_EQ(commit({run.folder.path("b")}, "x"), 0);
  EXPECT_EQ(run.folder.names().size(), 5U);
  const int reader = ::open(run.folder.path("fifo").c_str(), O_RDONLY | O_NONBLOCK);
  EXPECT_EQ(child.wait(), 0);
  ::close(reader);
  EXPECT_EQ(run.folder.read("a"), "after");
  EXPECT_THAT(run.folder.names(), ElementsAre("a", "b", "fifo"));
}

TEST(OutputSet, RemovesOnlyLitterOfItsOwn) {
  const TemporaryFolder folder;
  const std::vector<std::string> kept{".hastls-abc.tmp",        ".hastls-abcdefgh",
                                      ".hastls-abcdefgh-.tmp",  ".hastls-abcdefgh-x.tmp",
                                      ".hastls-ABCDEFGH.tmp",   "hastls-abcdefgh.tmp",
                                      ".hastls-abcdefgh.tmp.x", ".hastls-abcdefghi.tmp"};
  for (const std::string& name : kept) folder.write(name, "x");
  for (const char* name : {".hastls-abcdefgh.tmp", ".hastls-abcdefgh-0.tmp",
                           ".hastls-abcdefgh-17.tmp", ".hastls-22222222-0.tmp"})
    folder.write(name, "x");
  ASSERT_EQ(::mkdir(folder.path(".hastls-33333333.tmp").c_str(), 0700), 0);
  folder.write(".hastls-44444444.tmp", "");
  folder.write(".hastls-44444444-0.tmp", "alive");
  const int lock = ::open(folder.path(".hastls-44444444.tmp").c_str(), O_RDONLY);
  ASSERT_EQ(::flock(lock, LOCK_EX), 0);

  EXPECT_EQ(commit({folder.path("a")}, "x"), 0);

  auto expected = kept;
  for (const char* name :
       {"a", ".hastls-33333333.tmp", ".hastls-44444444.tmp", ".hastls-44444444-0.tmp"})
    expected.emplace_back(name);
  std::ranges::sort(expected);
  EXPECT_EQ(folder.names(), expected);
  ::close(lock);
}

TEST(OutputSet, WritersAtOnceNeverMix) {
  const TemporaryFolder folder;
  const std::vector<std::string> paths{folder.path("a"), folder.path("b")};
  std::list<Child> writers;
  for (char letter = 'a'; letter < 'i'; ++letter) {
    writers.emplace_back([&paths, letter] {
      int failed = 0;
      for (int i = 0; i < 25; ++i)
        failed += commit(paths, std::string(100000 + static_cast<std::size_t>(letter), letter));
      return failed;
    });
  }
  for (Child& writer : writers) EXPECT_EQ(writer.wait(), 0);
  for (const char* name : {"a", "b"}) {
    const std::string text = folder.read(name);
    ASSERT_FALSE(text.empty());
    EXPECT_EQ(text.size(), 100000U + static_cast<std::size_t>(text.front()));
    EXPECT_EQ(text.find_first_not_of(text.front()), std::string::npos);
  }
  EXPECT_THAT(folder.names(), ElementsAre("a", "b"));
}

}  // namespace
}  // namespace hastls::io
