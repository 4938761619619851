// SPDX-License-Identifier: BSD-2-Clause
// What a document is told that is no posture document in its form.
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/posture_text.hpp"

namespace hastls::posture {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kHead = "version: 1\nzone: example.com\n";

std::vector<std::string> said(const std::string& text) {
  std::vector<std::string> out;
  for (const diag::Diagnostic& finding : testing::load_texts({text}).diagnostics)
    out.push_back(finding.message);
  return out;
}

TEST(DocumentTexts, ContentBehindTheEnd) {
  EXPECT_THAT(said(kHead + std::string("... x\n")), Contains(HasSubstr("content behind the end")));
  EXPECT_THAT(said(kHead + std::string("... # x\n")), Not(Contains(HasSubstr("content"))));
}

TEST(DocumentTexts, Directives) {
  const std::string document = std::string("---\n") + kHead;
  EXPECT_THAT(said("%TAG ! x\n" + document), Contains(HasSubstr("a directive that")));
  EXPECT_TRUE(said("%YAML 1.2\n" + document).empty());
}

TEST(DocumentTexts, ServersThatAreNoList) {
  EXPECT_THAT(said(kHead + std::string("servers: www\n")),
              Contains("here stands the text 'www', and it should be a list of servers"));
}

TEST(DocumentTexts, KeysThatAreNothing) {
  EXPECT_THAT(said(kHead + std::string("defaults: {~: 1}\n")),
              Contains("a key is a word, and this is nothing"));
}

TEST(DocumentTexts, LineEnds) {
  EXPECT_THAT(said(std::string("version: 1\rzone: example.com\n")),
              Contains("a carriage return without a line feed"));
  EXPECT_TRUE(said("version: 1\r\nzone: example.com\r\n").empty());
  EXPECT_THAT(said("version: 1\nzone: exam\x01ple.com\n"), Not(::testing::IsEmpty()));
}

// In front of the text it is passed over.
TEST(DocumentTexts, AByteOrderMarkWithinTheText) {
  EXPECT_TRUE(said(std::string("\xef\xbb\xbf") + kHead).empty());
  EXPECT_THAT(said(kHead + std::string("servers: [] # \xef\xbb\xbf\n")),
              Contains("a byte order mark within the text"));
}

TEST(DocumentTexts, LinesWithoutAColonAmongPlainOnes) {
  EXPECT_THAT(said(kHead + std::string("www\n")), Contains("this is not one key with its value"));
}

}  // namespace
}  // namespace hastls::posture
