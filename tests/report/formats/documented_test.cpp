// SPDX-License-Identifier: BSD-2-Clause
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "hastls/report/format.hpp"

namespace hastls::report {
namespace {

using ::testing::HasSubstr;

TEST(Formats, AreEachDocumentedWithAnExample) {
  std::ifstream in(HASTLS_SOURCE_DIR "/docs/formats.md");
  const std::string page{std::istreambuf_iterator<char>(in), {}};
  for (const Format* format : all_formats()) {
    const std::string_view name = format->name;
    EXPECT_THAT(page, HasSubstr(fmt::format("| [{0}](#{0}) |", name)));
    EXPECT_THAT(page, HasSubstr(fmt::format("\n## {}\n", name)));
    const std::string option = name == "text" ? "" : fmt::format("--format {} ", name);
    EXPECT_THAT(page, HasSubstr(fmt::format("`hastls lint {}mail.zone", option)));
  }
}

}  // namespace
}  // namespace hastls::report
