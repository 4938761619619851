// SPDX-License-Identifier: BSD-2-Clause
#include <gtest/gtest.h>

#include "support/fake_env.hpp"
#include "support/written.hpp"

namespace hastls::testing {
namespace {

class DumpCommand : public ::testing::Test {
 protected:
  int dump(std::vector<std::string> args) {
    args.insert(args.begin(), "dump");
    return env_.run(args);
  }

  FakeEnv env_;
  TemporaryFolder folder_;
};

TEST_F(DumpCommand, PrintsEveryRecordAndSaysWhatIsWrong) {
  const std::string zone = written(folder_, "a.zone", "a.test. 60 IN A 192.0.2.1\nb.test. 60 IN\n");
  EXPECT_EQ(dump({zone}), 1);
  EXPECT_EQ(env_.out.str(), "a.test.\t60\tIN\tTYPE1\t\\# 4 c0000201\n");
  EXPECT_EQ(env_.err.str(), zone + ":2:14: syntax: the type is missing\n");
}

TEST_F(DumpCommand, TakesOneFile) {
  EXPECT_EQ(dump({}), 2);
  EXPECT_EQ(dump({"a", "b"}), 2);
  const std::string said = "hastls: name one FILE\ntry 'hastls dump --help'\n";
  EXPECT_EQ(env_.err.str(), said + said);
}

}  // namespace
}  // namespace hastls::testing
