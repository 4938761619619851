// SPDX-License-Identifier: BSD-2-Clause
// Servers of large documents that are cut where they are read: as if they were cut by lines.
#include "posture/stretch.hpp"

#include <string>

#include <gmock/gmock.h>

#include "posture/cutter.hpp"
#include "posture/outcome.hpp"

namespace hastls::posture {
namespace {

TEST(Stretch, EndsWhereTheLastItemBegins) {
  const std::string items = "  - a\n    b\n# c\n\n  - d\n";
  EXPECT_EQ(size_of_items(items, 2).octets, items.find("  - d"));
  EXPECT_EQ(size_of_items(items, 2).lines, 4U);
  EXPECT_EQ(size_of_items(items, 4).octets, 0U);
  EXPECT_EQ(size_of_items("  - a\n", 2).octets, 0U);
  EXPECT_EQ(size_of_items("", 2).octets, 0U);
  for (const char* line : {"a: b\n", "---\n", "...\n", "- a\n", "%a\n", "]\n", "~\n", "!\n"}) {
    for (std::size_t blanks = 0; blanks < 20; ++blanks) {
      const std::string text = "  - a" + std::string(blanks, ' ') + "\n" + line + "  - d\n  - e\n";
      EXPECT_EQ(size_of_items(text, 2).octets, 0U) << text;
    }
  }
}

TEST(Stretch, OfDocumentsEndsWhereTheLastOneBegins) {
  const std::string documents = "---\na: b\n# c\n--- # d\n- e\n---\n\n---\nf\n";
  EXPECT_EQ(size_of_documents(documents).octets, documents.rfind("---\n"));
  EXPECT_EQ(size_of_documents(documents).lines, 7U);
  EXPECT_EQ(size_of_documents("---\n").octets, 0U);
  EXPECT_EQ(size_of_documents("").octets, 0U);
  for (const char* line : {"...\n", "%YAML 1.2\n", ".\n"}) {
    for (const std::size_t before : {1U, 2U, 7U, 1000U, 5000U}) {
      const std::string text = "---\n" + std::string(before, 'a') + "\n" + line + "---\n";
      EXPECT_EQ(size_of_documents(text).octets, 0U) << text;
      EXPECT_EQ(size_of_documents("---\n---\n" + text).octets, 0U) << text;
    }
  }
}

std::string document(const std::string& zone, int servers, const std::string& odd) {
  std::string text = "version: 1\nzone: " + zone + "\nprofiles: {mail: {imap: SSO}}\nservers:\n";
  for (int i = 0; i < servers; ++i) {
    text += "  - host: h" + std::to_string(i) + "\n    profile: mail\n" +
            "    applications: {http: SSB, smtp: SSB}\n";
    if (i % 1000 == 500) text += odd;
  }
  return text;
}

std::size_t stretches_of(const std::string& text,
                         Cutter::Step::Kind kind = Cutter::Step::Kind::Stretch) {
  auto input = io::Input::over(text, "t.yaml");
  Cutter cutter(input, Cutter::Gives::Stretches);
  std::size_t count = 0;
  for (auto step = cutter.next(); step->kind != Cutter::Step::Kind::End; step = cutter.next())
    if (step->kind == kind) ++count;
  return count;
}

TEST(Stretch, IsMadeOfPlainServersAlone) {
  EXPECT_GT(stretches_of(document("a.test", 20000, "")), 3U);
  EXPECT_EQ(stretches_of(document("a.test", 300, "")), 0U);
  // Behind the last odd line there may be room for one.
  EXPECT_LE(stretches_of(document("a.test", 20000, "# b\xc3\xbc\n")), 1U);
  EXPECT_LE(stretches_of(document("a.test", 20000, "]\n")), 1U);
}

TEST(Stretch, ChangesNothing) {
  for (const char* odd :
       {"", "\n# in the first column\n\n", "    profil: mial\n",
        "  - host: h1\n    profile: mail\n", "  - host: \"q\n    uote\"\n    profile: mail\n",
        "  - host: 'open\n", "   - odd\n", "  - host: x\n    profile: |\n      mail\n", "\tx\n",
        "]\n", "  - host: b\xc3\xbc\n"}) {
    const std::string text = document("a.test", 6000, odd) + "defaults: {ttl: 5}\n---\n" +
                             document("b.test", 3000, odd) + "...\n" + document("c.test", 2, odd);
    const std::string expected = outcome(text, {1, true});
    // Not EXPECT_EQ, which would look for the least difference of two megabytes.
    EXPECT_TRUE(outcome(text, {1, false}) == expected) << odd;
    EXPECT_TRUE(outcome(text, {3, false}) == expected) << odd;
  }
}

// Of some blocks, so that stretches end within documents. Every thousandth one is odd.
std::string documents(int count, const std::string& odd) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    const std::string zone = "z" + std::to_string(i * 7919 % 5000) + ".test";
    text += document(zone, i % 40 == 7 ? 9 : 2, "") + (i % 1000 == 600 ? odd : "") + "---\n";
  }
  return text;
}

TEST(Stretch, IsMadeOfPlainDocumentsAlone) {
  constexpr auto kDocuments = Cutter::Step::Kind::Documents;
  EXPECT_GT(stretches_of(documents(5000, ""), kDocuments), 2U);
  EXPECT_EQ(stretches_of(documents(100, ""), kDocuments), 0U);
  EXPECT_EQ(stretches_of(document("a.test", 20000, ""), kDocuments), 0U);
  EXPECT_LE(stretches_of(documents(5000, "# b\xc3\xbc\n"), kDocuments), 3U);
}

TEST(Stretch, OfDocumentsChangesNothing) {
  for (const char* odd :
       {"", "# in the first column\n\n", "  - host: h1\n    profile: mial\n", "severs: 1\n",
        "  - host: 'open\n", "  - host: \"q\n---\n", "...\n%TAG x y\n", "...\nversion: 2\n",
        "--- # again\n", "---\n", "--- a\n", "- host: h\n", "\tx\n", "  - host: b\xc3\xbc\n",
        "defaults: {ttl: 5}\n", "  - host: h0\n    profile: mail\n", "  -\n", "\x01\n"}) {
    const std::string text = documents(1300, odd) + document("end.test", 2, odd);
    const std::string expected = outcome(text, {1, true});
    EXPECT_TRUE(outcome(text, {1, false}) == expected) << odd;
    EXPECT_TRUE(outcome(text, {3, false}) == expected) << odd;
  }
}

}  // namespace
}  // namespace hastls::posture
