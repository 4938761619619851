// SPDX-License-Identifier: BSD-2-Clause
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/fake_env.hpp"
#include "support/temporary_folder.hpp"

namespace hastls::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// The whole of what can be told without a server; tests/interop has the rest.
class LintByTransfer : public ::testing::Test {
 protected:
  int lint(std::vector<std::string> args) {
    args.insert(args.begin(), "lint");
    return env_.run(args);
  }
  [[nodiscard]] std::string err() const { return env_.err.str(); }

  FakeEnv env_;
  TemporaryFolder folder_;
};

TEST_F(LintByTransfer, RefusesAWrongUri) {
  EXPECT_EQ(lint({"axfr://192.0.2.53"}), 2);
  EXPECT_THAT(err(), HasSubstr("the zone is missing"));
  EXPECT_EQ(env_.out.str(), "");
}

TEST_F(LintByTransfer, RefusesOptionsThatMakeNoSenseWithIt) {
  folder_.write("zone", "");
  EXPECT_EQ(lint({"--zone", folder_.path("zone"), "axfr://127.0.0.1/example.com"}), 2);
  EXPECT_THAT(err(), HasSubstr("--zone is for fragments"));
  EXPECT_EQ(lint({"--tsig", folder_.path("zone"), folder_.path("zone")}), 2);
  EXPECT_THAT(err(), HasSubstr("--tsig is for axfr://"));
  EXPECT_EQ(lint({"--transfer-timeout", "0", "axfr://127.0.0.1/example.com"}), 2);
  EXPECT_THAT(err(), HasSubstr("transfer-timeout"));
}

TEST_F(LintByTransfer, RefusesAKeyThatIsNone) {
  folder_.write("key", "secret\n");
  EXPECT_EQ(lint({"--tsig", folder_.path("key"), "axfr://127.0.0.1/example.com"}), 2);
  EXPECT_THAT(err(), HasSubstr("line 1: no 'key"));
  EXPECT_EQ(lint({"--tsig", folder_.path("none"), "axfr://127.0.0.1/example.com"}), 2);
  EXPECT_THAT(err(), HasSubstr("No such file"));
  folder_.write("large", std::string((1U << 16U) + 1, 'x'));
  EXPECT_EQ(lint({"--tsig", folder_.path("large"), "axfr://127.0.0.1/example.com"}), 2);
  EXPECT_THAT(err(), HasSubstr("this is no key: over 65536 octets\n  while reading the key " +
                               folder_.path("large")));
}

TEST_F(LintByTransfer, WarnsOfAKeyThatEverybodyMayRead) {
  namespace fs = std::filesystem;
  folder_.write("key", "");
  const std::vector<std::string> command{"--tsig", folder_.path("key"), "axfr://127.0.0.1/e.com"};
  fs::permissions(folder_.path("key"), fs::perms::owner_read | fs::perms::group_read);
  EXPECT_EQ(lint(command), 2);
  EXPECT_THAT(err(), Not(HasSubstr("warning")));
  fs::permissions(folder_.path("key"), fs::perms::others_read, fs::perm_options::add);
  EXPECT_EQ(lint(command), 2);
  EXPECT_THAT(err(), HasSubstr("warning: everybody on this machine may read the key"));
}

}  // namespace
}  // namespace hastls::testing
