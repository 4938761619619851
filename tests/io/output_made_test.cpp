// SPDX-License-Identifier: BSD-2-Clause
// Texts that are made while they are compared or written.
#include <string>
#include <sys/stat.h>
#include <vector>

#include <gmock/gmock.h>

#include "hastls/io/output.hpp"
#include "support/temporary_folder.hpp"

namespace hastls::io {
namespace {

using hastls::testing::TemporaryFolder;
using ::testing::ElementsAre;

// Gives its stretches, and counts how often it was asked for each.
struct Stretches {
  std::vector<std::string> texts;
  std::vector<int> asked = std::vector<int>(texts.size(), 0);
  bool fails = false;

  Produce source() {
    return [this](const Write& sink) -> Status {
      for (std::size_t i = 0; i < texts.size(); ++i) {
        ++asked[i];
        if (auto taken = sink(texts[i]); !taken) return taken;
      }
      if (fails) return Error{ErrorCode::Unsupported, "a test", {}};
      return Done{};
    };
  }
};

class OutputMade : public ::testing::Test {
 protected:
  Result<std::vector<Outcome>> commit(Stretches& stretches) {
    OutputSet set;
    EXPECT_TRUE(set.add(folder_.path("f"), stretches.source()).has_value());
    return set.commit();
  }

  TemporaryFolder folder_;
};

TEST_F(OutputMade, IsMadeOnceWhereNothingStands) {
  Stretches stretches{{"one\n", "", "two\n"}};
  const auto done = commit(stretches);
  ASSERT_TRUE(done.has_value());
  EXPECT_EQ(done->front().change, Change::Created);
  EXPECT_EQ(folder_.read("f"), "one\ntwo\n");
  EXPECT_THAT(stretches.asked, ElementsAre(1, 1, 1));
}

TEST_F(OutputMade, IsMadeOnceWhereTheFileHoldsIt) {
  folder_.write("f", "one\ntwo\n");
  Stretches stretches{{"one\n", "two\n"}};
  const auto done = commit(stretches);
  ASSERT_TRUE(done.has_value());
  EXPECT_EQ(done->front().change, Change::Unchanged);
  EXPECT_THAT(stretches.asked, ElementsAre(1, 1));
}

TEST_F(OutputMade, IsComparedUpToTheFirstDifference) {
  folder_.write("f", "onE\ntwo\n");
  Stretches stretches{{"one\n", "two\n"}};
  ASSERT_TRUE(commit(stretches).has_value());
  EXPECT_EQ(folder_.read("f"), "one\ntwo\n");
  EXPECT_THAT(stretches.asked, ElementsAre(2, 1));
}

TEST_F(OutputMade, DiffersFromAFileThatIsLongerOrShorter) {
  for (const char* held : {"one\ntwo\nthree\n", "one\ntwo", "one\n", ""}) {
    folder_.write("f", held);
    Stretches stretches{{"one\n", "two\n"}};
    OutputSet set;
    ASSERT_TRUE(set.add(folder_.path("f"), stretches.source()).has_value());
    const auto compared = set.compare();
    ASSERT_TRUE(compared.has_value());
    EXPECT_EQ(compared->front().change, Change::Replaced) << held;
    ASSERT_TRUE(commit(stretches).has_value());
    EXPECT_EQ(folder_.read("f"), "one\ntwo\n");
  }
}

TEST_F(OutputMade, AnErrorOfTheSourceLeavesEveryFileAsItWas) {
  for (const char* held : {"one\ntwo\n", "other\n"}) {
    folder_.write("f", held);
    folder_.write("g", "g");
    Stretches stretches{{"one\n", "two\n"}};
    stretches.fails = true;
    OutputSet set;
    ASSERT_TRUE(set.add(folder_.path("g"), std::string("changed")).has_value());
    ASSERT_TRUE(set.add(folder_.path("f"), stretches.source()).has_value());
    ASSERT_TRUE(set.add("/dev/full", std::string()).has_value());
    const auto done = set.commit();
    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().message, "a test");
    EXPECT_EQ(folder_.read("f"), held);
    EXPECT_EQ(folder_.read("g"), "g");
  }
  EXPECT_THAT(folder_.names(), ElementsAre("f", "g"));
}

TEST_F(OutputMade, WhatCannotBeTakenBackIsMadeOnceBeforeItIsSent) {
  Stretches stretches{{"one\n"}};
  stretches.fails = true;
  OutputSet set;
  ASSERT_TRUE(set.add("/dev/full", stretches.source()).has_value());
  const auto done = set.commit();
  ASSERT_FALSE(done.has_value());
  EXPECT_EQ(done.error().message, "a test");  // and not that the device is full
}

// The last rename fails: a folder is in the file's place by then.
TEST_F(OutputMade, SaysHowManyFilesAreChangedAlready) {
  const auto said = [this](const std::vector<std::string>& before, const std::string& last) {
    OutputSet set;
    for (const std::string& name : before) EXPECT_TRUE(set.add(folder_.path(name), "after"));
    EXPECT_TRUE(set.add(folder_.path(last), [&](const Write& write) {
      ::mkdir(folder_.path(last).c_str(), 0700);
      return write("after");
    }));
    const auto done = set.commit();
    return done ? "" : done.error().message;
  };
  const auto cannot = [this](const std::string& name) {
    return "cannot replace " + folder_.path(name) + ": Is a directory";
  };
  EXPECT_EQ(said({}, "a"), cannot("a"));
  EXPECT_EQ(said({"b"}, "c"), cannot("c") + "; one other file is changed already");
  EXPECT_EQ(said({"d", "e"}, "f"), cannot("f") + "; 2 other files are changed already");
  EXPECT_EQ(folder_.read("e"), "after");
}

}  // namespace
}  // namespace hastls::io
