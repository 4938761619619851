// SPDX-License-Identifier: BSD-2-Clause
#include "cli/arguments.hpp"

#include <array>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/option_values.hpp"
#include "support/fake_env.hpp"

namespace hastls::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::array kOptions{
    Option{.name = "check", .summary = "only compare"},
    Option{.name = "output", .letter = 'o', .argument = "FILE", .summary = "write there"},
    Option{.name = "format", .argument = "FORMAT", .summary = "how", .preset = "text"},
    Option{
        .name = "rule", .letter = 'r', .argument = "RULE", .summary = "severity", .repeats = true},
    Option{.name = "jobs", .letter = 'j', .argument = "N", .summary = "threads"},
};

constexpr Command kCommand{.name = "try",
                           .usage = "FILE...",
                           .summary = "try",
                           .description = "",
                           .options = kOptions,
                           .examples = {},
                           .run = nullptr};

Arguments parse(const std::vector<std::string>& args) {
  auto parsed = Arguments::parse(kCommand, args);
  EXPECT_TRUE(parsed.has_value()) << (parsed ? "" : parsed.error().message);
  return parsed ? *parsed : Arguments{};
}

std::string fault(const std::vector<std::string>& args) {
  const auto parsed = Arguments::parse(kCommand, args);
  if (parsed) return "accepted";
  EXPECT_EQ(parsed.error().code, ErrorCode::Usage);
  return parsed.error().message;
}

TEST(Arguments, OptionsStandAnywhereAndDashesEndThem) {
  const Arguments got =
      parse({"a", "--check", "b", "-", "-o", "x", "", "--", "--rule", "-q", "--"});
  EXPECT_THAT(got.operands(), ElementsAre("a", "b", "-", "", "--rule", "-q", "--"));
  EXPECT_TRUE(got.has("check"));
  EXPECT_FALSE(got.has("quiet"));
  EXPECT_EQ(got.value("output"), "x");
}

TEST(Arguments, ReadsEveryFormOfAValue) {
  const std::vector<std::vector<std::string>> forms{
      {"--output=x"}, {"--output", "x"}, {"-o", "x"}, {"-ox"}, {"-qox"}, {"-qo", "x"}};
  for (const auto& form : forms) {
    const Arguments got = parse(form);
    EXPECT_EQ(got.value("output"), "x") << form.front();
    EXPECT_THAT(got.operands(), IsEmpty()) << form.front();
  }
  EXPECT_EQ(parse({"--output", "-"}).value("output"), "-");
  EXPECT_EQ(parse({"--output=--check"}).value("output"), "--check");
  EXPECT_EQ(parse({"--output=a=b c"}).value("output"), "a=b c");
}

TEST(Arguments, PresetsAndRepeatsFollowTheTable) {
  EXPECT_EQ(parse({}).value("format"), "text");
  EXPECT_FALSE(parse({}).has("format"));
  EXPECT_EQ(parse({}).value("output"), std::nullopt);
  EXPECT_EQ(parse({"--format", "json"}).value("format"), "json");
  const Arguments got = parse({"--rule", "a=off", "-rb=off", "--check", "--check"});
  EXPECT_THAT(got.values("rule"), ElementsAre("a=off", "b=off"));
  EXPECT_THAT(got.values("output"), IsEmpty());
}

TEST(Arguments, RefusesWithTheOptionAndTheClosestOne) {
  EXPECT_EQ(fault({"--chekc"}), "unknown option --chekc; did you mean --check?");
  EXPECT_EQ(fault({"--quit"}), "unknown option --quit; did you mean --quiet?");
  EXPECT_EQ(fault({"--nothing-like-it=1"}), "unknown option --nothing-like-it");
  EXPECT_EQ(fault({"--=1"}), "unknown option --=1");
  EXPECT_EQ(fault({"--="}), "unknown option --=");
  EXPECT_THAT(fault({"--che"}), HasSubstr("unknown option --che"));
  EXPECT_THAT(fault({"-x"}), HasSubstr("unknown option -x"));
  EXPECT_THAT(fault({"-qx"}), HasSubstr("unknown option"));
  EXPECT_EQ(fault({"-o", "a", "--output=b"}), "option --output is given twice");
  EXPECT_EQ(fault({"--check=yes"}), "option --check takes no value");
  EXPECT_EQ(fault({"--output"}), "option --output needs a value");
  EXPECT_EQ(fault({"--output="}), "option --output needs a value");
  EXPECT_EQ(fault({"-o"}), "option -o needs a value");
  EXPECT_EQ(fault({"-o", "--check"}), "option -o needs a value");
  EXPECT_EQ(fault({"-o", "--"}), "option -o needs a value");
}

TEST(Arguments, ReadsAHundredThousandFiles) {
  std::vector<std::string> many(100000, "zones/example.zone");
  many.insert(many.begin() + 5000, "--check");
  EXPECT_EQ(parse(many).operands().size(), 100000U);
}

TEST(Arguments, CountsOperands) {
  const Arguments two = parse({"a", "b"});
  EXPECT_TRUE(two.expect_operands(1, 2, "FILE").has_value());
  EXPECT_EQ(two.expect_operands(3, 4, "FILE").error().message, "missing FILE");
  EXPECT_EQ(two.expect_operands(0, 1, "FILE").error().message, "unexpected 'b'");
}

TEST(OptionValues, ChoiceTakesOnlyWhatIsAllowed) {
  constexpr std::array<std::string_view, 3> kFormats{"text", "gcc", "json"};
  EXPECT_EQ(*choice(parse({}), "format", kFormats), "text");
  EXPECT_EQ(*choice(parse({"--format=gcc"}), "format", kFormats), "gcc");
  EXPECT_EQ(choice(parse({"--format=jsno"}), "format", kFormats).error().message,
            "option --format takes text, gcc or json, not 'jsno'; did you mean json?");
}

TEST(OptionValues, NumberHasItsRange) {
  EXPECT_EQ(*number(parse({}), "jobs", 1, 8), std::nullopt);
  EXPECT_EQ(*number(parse({"-j1"}), "jobs", 1, 8), 1U);
  EXPECT_EQ(*number(parse({"-j8"}), "jobs", 1, 8), 8U);
  for (const char* bad : {"-j0", "-j9", "-j01", "-j1x", "-j+1", "-j99999999999999999999"})
    EXPECT_FALSE(number(parse({bad}), "jobs", 1, 8).has_value()) << bad;
}

TEST(OptionValues, ColorIsForTerminalsUnlessSaidOtherwise) {
  hastls::testing::FakeEnv fake;
  EXPECT_FALSE(*use_color(parse({}), fake.env));
  EXPECT_TRUE(*use_color(parse({"--color=always"}), fake.env));
  fake.env.out_is_terminal = true;
  EXPECT_TRUE(*use_color(parse({}), fake.env));
  EXPECT_FALSE(*use_color(parse({"--color=never"}), fake.env));
  fake.variables["NO_COLOR"] = "";
  EXPECT_TRUE(*use_color(parse({}), fake.env));
  fake.variables["NO_COLOR"] = "1";
  EXPECT_FALSE(*use_color(parse({}), fake.env));
  EXPECT_TRUE(*use_color(parse({"--color", "always"}), fake.env));
  fake.variables = {{"TERM", "dumb"}};
  EXPECT_FALSE(*use_color(parse({}), fake.env));
  EXPECT_FALSE(use_color(parse({"--color=yes"}), fake.env).has_value());
}

}  // namespace
}  // namespace hastls::cli
