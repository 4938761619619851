// SPDX-License-Identifier: BSD-2-Clause
#include <fstream>
#include <iterator>
#include <string>

#include <gmock/gmock.h>

#include "hastls/report/format.hpp"

namespace hastls::report {
namespace {

using ::testing::HasSubstr;

TEST(Formats, AreEachDocumentedWithAnExample) {
  std::ifstream in(HASTLS_SOURCE_DIR "/docs/formats.md");
  const std::string page{std::istreambuf_iterator<char>(in), {}};
  for (const Format* format : all_formats()) {
    const std::string name(format->name);
    EXPECT_THAT(page, HasSubstr("| [" + name + "](#" + name + ") |"));
    EXPECT_THAT(page, HasSubstr("\n## " + name + "\n"));
    const std::string option = name == "text" ? "" : "--format " + name + " ";
    EXPECT_THAT(page, HasSubstr("`hastls lint " + option + "mail.zone"));
  }
}

}  // namespace
}  // namespace hastls::report
