// SPDX-License-Identifier: BSD-2-Clause
#include <array>
#include <chrono>
#include <fcntl.h>
#include <future>
#include <string>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hastls/io/output.hpp"
#include "support/child.hpp"
#include "support/temporary_folder.hpp"

namespace hastls::io {
namespace {

using hastls::testing::TemporaryFolder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string commit_error(OutputSet& set) {
  const auto done = set.commit();
  return done ? "" : done.error().message;
}

std::string read_to_end(int descriptor) {
  std::string out;
  std::array<char, 4096> block{};
  for (ssize_t count = 0; (count = ::read(descriptor, block.data(), block.size())) > 0;)
    out.append(block.data(), static_cast<std::size_t>(count));
  return out;
}

TEST(OutputSet, WritesIntoAFifoAndLeavesItThere) {
  const TemporaryFolder folder;
  ASSERT_EQ(::mkfifo(folder.path("fifo").c_str(), 0600), 0);
  std::string text;  // more than a pipe holds
  for (int i = 0; text.size() < 300000; ++i) text += std::to_string(i) + '\n';
  auto reader = std::async(std::launch::async, [&] {
    const int file = ::open(folder.path("fifo").c_str(), O_RDONLY);
    // Longer than the writer waits before it looks round.
    std::this_thread::sleep_for(std::chrono::milliseconds(120));
    std::string got = read_to_end(file);
    ::close(file);
    return got;
  });
  OutputSet set;
  ASSERT_TRUE(set.add(folder.path("fifo"), text).has_value());
  EXPECT_EQ(commit_error(set), "");
  EXPECT_TRUE(reader.get() == text);
  EXPECT_THAT(folder.names(), ElementsAre("fifo"));
}

TEST(OutputSet, WritesToDevicesAndNeverReplacesThem) {
  OutputSet set;
  ASSERT_TRUE(set.add("/dev/null", "x").has_value());
  const auto done = set.commit();
  ASSERT_TRUE(done.has_value());
  EXPECT_EQ(done->at(0).change, Change::Sent);
  struct stat status {};
  ASSERT_EQ(::stat("/dev/null", &status), 0);
  EXPECT_TRUE(S_ISCHR(status.st_mode));
}

TEST(OutputSet, AFullDeviceLeavesTheFilesAsTheyWere) {
  const TemporaryFolder folder;
  folder.write("a", "before");
  OutputSet set;
  ASSERT_TRUE(set.add(folder.path("a"), "after").has_value());
  ASSERT_TRUE(set.add("/dev/full", "x").has_value());
  EXPECT_THAT(commit_error(set), HasSubstr("/dev/full: No space left on device"));
  EXPECT_EQ(folder.read("a"), "before");
  EXPECT_THAT(folder.names(), ElementsAre("a"));
}

TEST(OutputSet, WritesThroughItsOwnDescriptors) {
  std::array<int, 2> ends{};
  ASSERT_EQ(::pipe(ends.data()), 0);
  OutputSet set;
  ASSERT_TRUE(set.add("/dev/fd/" + std::to_string(ends[1]), "hello").has_value());
  EXPECT_EQ(commit_error(set), "");
  ::close(ends[1]);
  EXPECT_EQ(read_to_end(ends[0]), "hello");
  ::close(ends[0]);
}

// As with `hastls ... -o /dev/stdout >> file`: not truncated, not replaced.
TEST(OutputSet, AppendsWhereItsDescriptorAppends) {
  const TemporaryFolder folder;
  folder.write("log", "first\n");
  const int file = ::open(folder.path("log").c_str(), O_WRONLY | O_APPEND);
  ASSERT_GE(file, 0);
  ASSERT_EQ(
      ::symlink(("/proc/self/fd/" + std::to_string(file)).c_str(), folder.path("stdout").c_str()),
      0);
  OutputSet set;
  ASSERT_TRUE(set.add(folder.path("stdout"), "second\n").has_value());
  EXPECT_EQ(commit_error(set), "");
  ::close(file);
  EXPECT_EQ(folder.read("log"), "first\nsecond\n");
}

}  // namespace
}  // namespace hastls::io
