// SPDX-License-Identifier: BSD-2-Clause
// Hosts that repeat others are written by copying: the text is that of writing each record.
#include "cli/render_fragments.hpp"

#include <string>

#include <gtest/gtest.h>

#include "support/posture_text.hpp"
#include "support/record_by_record.hpp"

namespace hastls::cli {
namespace {

void expect_the_same(const std::string& text) {
  const auto loaded = testing::load_texts({text});
  ASSERT_TRUE(loaded.diagnostics.empty()) << loaded.diagnostics.front().message;
  for (const auto style : {zone::FragmentStyle::Rfc3597, zone::FragmentStyle::Mnemonic}) {
    for (const std::size_t jobs : {std::size_t{1}, std::size_t{3}}) {
      std::string out;
      const auto made = render_fragments(loaded.fleet, loaded.fleet.zones(), style, {jobs, true},
                                         [&](std::string_view stretch) -> Status {
                                           out += stretch;
                                           return Done{};
                                         });
      ASSERT_TRUE(made) << made.error().message;
      EXPECT_EQ(out, testing::record_by_record(loaded.fleet, style));
    }
  }
}

std::string servers(const std::string& zone, int count) {
  std::string text = "version: 1\nzone: " + zone + "\nservers:\n";
  for (int i = 0; i < count; ++i) {
    const std::string host = std::string(static_cast<std::size_t>(i % 50) + 1, 'h');
    text += "  - hosts: [a" + std::to_string(i) + ", " + host + std::to_string(i) + ".b]\n";
    text += i % 3 == 0 ? "    applications: {imap: SSO, http: [SSB, {posture: SSB, insecure-port: "
                         "8080, secure-port: 8443}]}\n"
                       : "    applications: {smtp: {posture: SSB, prefer-secure: true}}\n";
    if (i % 7 == 0) text += "  - {host: a" + std::to_string(i) + ", applications: {nntp: SSB}}\n";
  }
  return text;
}

TEST(RenderFragments, CopiesWhatRepeats) {
  expect_the_same(servers("example.com", 1500));
  expect_the_same(servers(".", 100));
}

TEST(RenderFragments, CopiesAcrossZones) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "---\n" + servers("zone" + std::to_string(i) + ".test", 3);
  expect_the_same(text + "  - {host: '@', applications: {http: SSB}}\n");
}

TEST(RenderFragments, KeepsRemarksApart) {
  std::string text = "version: 1\nzone: test\nservers:\n";
  for (const char* remark :
       {"", ", accept: {strippable-upgrade: one}", ", accept: {strippable-upgrade: two}", ""}) {
    for (const char* host : {"a", "b"}) {
      text += std::string("  - {host: ") + host + std::to_string(text.size()) +
              ", applications: {smtp: {posture: SSB" + remark + "}}}\n";
    }
  }
  expect_the_same(text);
}

}  // namespace
}  // namespace hastls::cli
