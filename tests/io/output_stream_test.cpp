// SPDX-License-Identifier: BSD-2-Clause
// Outputs that are made while they are written, and those that replace what was read.
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hastls/io/output.hpp"
#include "support/written.hpp"

namespace hastls::io {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::TemporaryFolder;
using testing::written;

Produce pieces(std::vector<std::string> all) {
  return [all = std::move(all)](const Write& write) -> Status {
    for (const std::string& piece : all) {
      if (auto done = write(piece); !done) return done;
    }
    return Done{};
  };
}

Result<std::vector<Outcome>> streamed(const std::string& path, Produce produce) {
  OutputSet outputs;
  EXPECT_TRUE(outputs.stream(path, std::move(produce)).has_value());
  return outputs.commit();
}

class Streamed : public ::testing::Test {
 protected:
  TemporaryFolder folder_;
};

TEST_F(Streamed, BecomesTheFile) {
  const auto done = streamed(folder_.path("a"), pieces({"1\n", "", "2\n"}));
  ASSERT_TRUE(done.has_value());
  EXPECT_EQ((*done)[0].change, Change::Created);
  EXPECT_EQ(folder_.read("a"), "1\n2\n");
  EXPECT_THAT(folder_.names(), ElementsAre("a"));
}

TEST_F(Streamed, LeavesAFileOfTheSameContentUntouched) {
  const std::string long_text(200000, 'x');
  const std::string path = written(folder_, "a", long_text + "y");
  const auto inode = [&] { return io::Input::open(path)->state()->inode; };
  const auto before = inode();
  auto done = streamed(path, pieces({long_text, "y"}));
  ASSERT_TRUE(done.has_value());
  EXPECT_EQ((*done)[0].change, Change::Unchanged);
  EXPECT_EQ(inode(), before);
  for (const char* end : {"z", "", "yy"}) {
    folder_.write("a", long_text + "y");
    done = streamed(path, pieces({long_text, end}));
    ASSERT_TRUE(done.has_value());
    EXPECT_EQ((*done)[0].change, Change::Replaced) << end;
    EXPECT_EQ(folder_.read("a"), long_text + end);
  }
  EXPECT_THAT(folder_.names(), ElementsAre("a"));
}

TEST_F(Streamed, WritesNothingWhereTheTextCannotBeMade) {
  const std::string path = written(folder_, "a", "before");
  const auto done = streamed(path, [](const Write& write) -> Status {
    EXPECT_TRUE(write("half").has_value());
    return Error{ErrorCode::Io, "no more", {}};
  });
  ASSERT_FALSE(done.has_value());
  EXPECT_EQ(done.error().message, "no more");
  EXPECT_EQ(folder_.read("a"), "before");
  EXPECT_THAT(folder_.names(), ElementsAre("a"));
}

TEST_F(Streamed, ReadsTheFileThatItReplaces) {
  const std::string path = written(folder_, "a", "before");
  const auto done = streamed(path, [&](const Write& write) -> Status {
    auto input = Input::open(path);
    return write(*read_all(*input) + " and after");
  });
  ASSERT_TRUE(done.has_value());
  EXPECT_EQ(folder_.read("a"), "before and after");
}

class Replaced : public ::testing::Test {
 protected:
  TemporaryFolder folder_;
  const std::string path_ = written(folder_, "a", "before");
  const FileState state_ = *Input::open(path_)->state();

  Result<std::vector<Outcome>> replace() {
    OutputSet outputs;
    EXPECT_TRUE(outputs.add(folder_.path("b"), "other").has_value());
    EXPECT_TRUE(outputs.replace(path_, "after", state_).has_value());
    return outputs.commit();
  }
};

TEST_F(Replaced, IsWrittenWhereNobodyElseHasBeenThere) {
  EXPECT_TRUE(replace().has_value());
  EXPECT_EQ(folder_.read("a"), "after");
}

TEST_F(Replaced, IsLeftWhereSomebodyElseHasWritten) {
  folder_.write("a", "begone");
  const auto done = replace();
  ASSERT_FALSE(done.has_value());
  EXPECT_THAT(done.error().message, HasSubstr("changed by somebody else"));
  EXPECT_EQ(folder_.read("a"), "begone");
  EXPECT_THAT(folder_.names(), ElementsAre("a"));
}

TEST_F(Replaced, IsLeftWhereAnotherFileHasTakenItsPlace) {
  folder_.write("c", "before");
  std::filesystem::rename(folder_.path("c"), path_);
  EXPECT_FALSE(replace().has_value());
  std::filesystem::remove(path_);
  EXPECT_FALSE(replace().has_value());
  EXPECT_THAT(folder_.names(), ::testing::IsEmpty());
}

TEST(InputState, IsOfRegularFilesOnly) {
  EXPECT_TRUE(Input::open("/proc/self/exe")->state().has_value());
  EXPECT_FALSE(Input::open("/dev/null")->state().has_value());
  EXPECT_FALSE(Input::from_text("x", "x").state().has_value());
}

}  // namespace
}  // namespace hastls::io
