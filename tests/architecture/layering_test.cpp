// SPDX-License-Identifier: BSD-2-Clause
#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/layers.hpp"
#include "support/sources.hpp"

namespace hastls::testing {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(Layering, RoomsIncludeOnlyWhatTheLayersFileAllows) {
  std::ifstream in(HASTLS_SOURCE_DIR "/src/layers.txt");
  const Layers layers = read_layers({std::istreambuf_iterator<char>(in), {}});
  ASSERT_THAT(layers.rooms, ::testing::Not(IsEmpty()));
  ASSERT_THAT(layers.foreign, ::testing::Not(IsEmpty()));
  const auto files = source_files({"include", "src"});
  ASSERT_GT(files.size(), 50U);
  for (const SourceFile& file : files)
    EXPECT_THAT(violations(layers, file.path, file.text), IsEmpty());
}

// The check itself: what it lets pass, and what not.
class LayeringCheck : public ::testing::Test {
 protected:
  [[nodiscard]] std::vector<std::string> check(const std::string& path,
                                               const std::string& line) const {
    return violations(layers_, path, "// text\n" + line + "\n");
  }

 private:
  Layers layers_ = read_layers(
      "# comment: here\ncore:\nzone: core\ncli: core zone\n\n"
      "yaml-cpp/ -> src/zone/yaml\nhwy/ -> src/zone/scan\nldap.h -> src/zone/b\n");
};

TEST_F(LayeringCheck, AllowsWhatIsWrittenDown) {
  EXPECT_THAT(check("src/zone/a.cpp", "#include \"hastls/core/port.hpp\""), IsEmpty());
  EXPECT_THAT(check("src/zone/a.cpp", "#include \"zone/b.hpp\""), IsEmpty());
  EXPECT_THAT(check("include/hastls/zone/a.hpp", "#include \"hastls/zone/b.hpp\""), IsEmpty());
  EXPECT_THAT(check("src/cli/commands/a.cpp", "#include \"hastls/zone/b.hpp\""), IsEmpty());
  EXPECT_THAT(check("src/core/a.cpp", "#include <vector>"), IsEmpty());
  EXPECT_THAT(check("src/core/a.cpp", "#include <sys/stat.h>"), IsEmpty());
  EXPECT_THAT(check("src/zone/yaml/a.cpp", "#include <yaml-cpp/parser.h>"), IsEmpty());
  EXPECT_THAT(check("src/zone/yaml.cpp", "#include <yaml-cpp/parser.h>"), IsEmpty());
  EXPECT_THAT(check("src/zone/scan/a.cpp", "#include \"hwy/highway.h\""), IsEmpty());
}

TEST_F(LayeringCheck, RefusesWhatIsNot) {
  EXPECT_THAT(check("src/core/a.cpp", "#include \"hastls/zone/b.hpp\""), SizeIs(1));
  EXPECT_THAT(check("src/zone/a.cpp", "  #  include \"cli/command.hpp\""), SizeIs(1));
  EXPECT_THAT(check("include/hastls/core/a.hpp", "#include \"hastls/zone/b.hpp\""), SizeIs(1));
  EXPECT_THAT(check("src/core/a.cpp", "#include \"hastls/attic/b.hpp\""), SizeIs(1));
  EXPECT_THAT(check("src/core/a.cpp", "#include \"b.hpp\""), SizeIs(1));
  EXPECT_THAT(check("src/attic/a.cpp", ""), SizeIs(1));
  EXPECT_THAT(check("src/a.cpp", ""), SizeIs(1));
}

TEST_F(LayeringCheck, KeepsThirdPartiesInTheirFolders) {
  EXPECT_THAT(check("src/zone/a.cpp", "#include <yaml-cpp/parser.h>"), SizeIs(1));
  EXPECT_THAT(check("src/zone/yamlish/a.cpp", "#include <yaml-cpp/parser.h>"), SizeIs(1));
  EXPECT_THAT(check("include/hastls/zone/a.hpp", "#include <yaml-cpp/parser.h>"), SizeIs(1));
  EXPECT_THAT(check("src/zone/a.cpp", "#include \"hwy/highway.h\""), SizeIs(1));
  EXPECT_THAT(check("src/zone/a.cpp", "#include <openssl/ssl.h>"), SizeIs(1));
  EXPECT_THAT(check("src/zone/a.cpp", "#include <ldap.h>"), SizeIs(1));
  EXPECT_THAT(check("src/zone/b.cpp", "#include <ldap.h>"), IsEmpty());
}

}  // namespace
}  // namespace hastls::testing
