// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/lint/settings.hpp"

#include <gtest/gtest.h>

namespace hastls::lint {
namespace {

const Rule& rule(std::string_view id) {
  return *find_rule(id);
}

TEST(LintSettings, SetARulesSeverityOrTurnItOff) {
  Settings settings;
  EXPECT_EQ(settings.severity(rule("mnemonic")), diag::Severity::Error);
  ASSERT_TRUE(settings.set("mnemonic=info"));
  EXPECT_EQ(settings.severity(rule("mnemonic")), diag::Severity::Info);
  ASSERT_TRUE(settings.set("mnemonic=off"));
  EXPECT_EQ(settings.severity(rule("mnemonic")), std::nullopt);
}

TEST(LintSettings, AskForARuleThatIsOff) {
  Settings settings;
  EXPECT_EQ(settings.severity(rule("insecure-only")), std::nullopt);
  ASSERT_TRUE(settings.set("insecure-only=error"));
  EXPECT_EQ(settings.severity(rule("insecure-only")), diag::Severity::Error);
}

TEST(LintSettings, KeepNormativeRulesErrors) {
  for (const Rule* each : all_rules()) {
    if (!each->normative) continue;
    Settings settings;
    for (const char* level : {"=warning", "=info", "=off"}) {
      const auto set = settings.set(std::string(each->id) + level);
      ASSERT_FALSE(set) << each->id;
      EXPECT_EQ(set.error().code, ErrorCode::Usage);
      EXPECT_EQ(settings.severity(*each), diag::Severity::Error);
    }
    EXPECT_TRUE(settings.set(std::string(each->id) + "=error"));
  }
}

TEST(LintSettings, SuggestTheRuleThatWasMeant) {
  const auto set = Settings().set("zero-port=off");
  ASSERT_FALSE(set);
  EXPECT_NE(set.error().message.find("did you mean 'zero-ports'?"), std::string::npos);
  EXPECT_EQ(Settings().set("xyzzy=off").error().message.find("did you mean"), std::string::npos);
}

TEST(LintSettings, RefuseWhatIsNoAssignment) {
  for (const char* wrong : {"", "mnemonic", "mnemonic=", "mnemonic=loud", "=off", "mnemonic=Error"})
    EXPECT_FALSE(Settings().set(wrong)) << wrong;
}

}  // namespace
}  // namespace hastls::lint
