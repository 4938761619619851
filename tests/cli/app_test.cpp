// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>
#include <new>
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/help.hpp"
#include "support/fake_env.hpp"

namespace hastls::cli {
namespace {

using hastls::testing::FakeEnv;
using ::testing::HasSubstr;
using ::testing::Not;

Command command_that(Result<ExitCode> (*run)(const Arguments&, Env&)) {
  return {.name = "try",
          .usage = "",
          .summary = "",
          .description = "",
          .options = {},
          .examples = {},
          .run = run};
}

TEST(App, HelpGoesToStandardOutput) {
  for (const char* word : {"--help", "-h", "help"}) {
    FakeEnv fake;
    EXPECT_EQ(fake.run({word}), 0) << word;
    EXPECT_THAT(fake.out.str(), HasSubstr("usage: hastls COMMAND"));
    EXPECT_EQ(fake.err.str(), "");
  }
}

TEST(App, SaysWhatItsExitCodesAre) {
  const auto of_all = exit_codes(nullptr);
  ASSERT_EQ(of_all.size(), 3U);
  EXPECT_EQ(of_all[1].second, "something was found, or differs; see the page of each command");
  const Command plain = command_that([](const Arguments&, Env&) { return Result(ExitCode::Fine); });
  EXPECT_EQ(exit_codes(&plain).size(), 2U);
}

TEST(App, NoCommandIsAUsageError) {
  FakeEnv fake;
  EXPECT_EQ(fake.run({}), 2);
  EXPECT_EQ(fake.out.str(), "");
  EXPECT_THAT(fake.err.str(), HasSubstr("usage: hastls COMMAND"));
}

TEST(App, ListsEveryCommandThatIsNotHidden) {
  FakeEnv fake;
  EXPECT_EQ(fake.run({"help"}), 0);
  for (const Command* command : all_commands()) {
    const std::string row = "\n  " + std::string(command->name) + ' ';
    EXPECT_EQ(fake.out.str().find(row) == std::string::npos, command->hidden) << row;
  }
}

TEST(App, EveryCommandExplainsItselfInBothWays) {
  for (const Command* command : all_commands()) {
    const std::string name(command->name);
    FakeEnv by_option;
    FakeEnv by_command;
    EXPECT_EQ(by_option.run({name, "--help"}), 0);
    EXPECT_EQ(by_command.run({"help", name}), 0);
    EXPECT_EQ(by_option.out.str(), by_command.out.str());
    EXPECT_THAT(by_option.out.str(), HasSubstr("usage: hastls " + name));
    for (const Option& option : command->options)
      EXPECT_THAT(by_option.out.str(), HasSubstr("--" + std::string(option.name)));
    for (const char* common : {"--quiet", "--color WHEN", "--help"})
      EXPECT_THAT(by_option.out.str(), HasSubstr(common));
  }
}

TEST(App, NoLineOfHelpIsWiderThanATerminal) {
  for (const Command* command : all_commands()) {
    FakeEnv fake;
    EXPECT_EQ(fake.run({"help", std::string(command->name)}), 0);
    std::istringstream lines(fake.out.str());
    for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 80U) << line;
  }
}

TEST(App, HelpWinsOverWhatElseIsWrong) {
  FakeEnv fake;
  EXPECT_EQ(fake.run({"apps", "--no-such", "--help"}), 0);
  EXPECT_THAT(fake.out.str(), HasSubstr("usage: hastls apps"));
  FakeEnv cluster;
  EXPECT_EQ(cluster.run({"apps", "-qh"}), 0);
  FakeEnv operand;
  EXPECT_EQ(operand.run({"apps", "--", "--help"}), 2);
}

TEST(App, TellsItsVersion) {
  FakeEnv fake;
  EXPECT_EQ(fake.run({"--version"}), 0);
  EXPECT_EQ(fake.out.str(), "hastls 0.1.0\n");
}

TEST(App, UnknownCommandsAndOptionsAreUsageErrors) {
  FakeEnv command;
  EXPECT_EQ(command.run({"aps"}), 2);
  EXPECT_EQ(command.out.str(), "");
  EXPECT_EQ(command.err.str(),
            "hastls: unknown command 'aps'; did you mean apps?\ntry 'hastls --help'\n");
  FakeEnv option;
  EXPECT_EQ(option.run({"--versoin"}), 2);
  EXPECT_THAT(option.err.str(), HasSubstr("did you mean --version?"));
  FakeEnv own;
  EXPECT_EQ(own.run({"apps", "--quite"}), 2);
  EXPECT_EQ(own.err.str(),
            "hastls: unknown option --quite; did you mean --quiet?\ntry 'hastls apps --help'\n");
  FakeEnv color;
  EXPECT_EQ(color.run({"apps", "--color=sometimes"}), 2);
  FakeEnv help;
  EXPECT_EQ(help.run({"help", "gnerate"}), 2);
}

TEST(App, EscapesHostileArguments) {
  FakeEnv fake;
  EXPECT_EQ(fake.run({"\x1b[2J"}), 2);
  EXPECT_EQ(fake.run({"apps", "--\x1b[2J\n"}), 2);
  EXPECT_EQ(fake.run({"apps", "x\x07"}), 2);
  EXPECT_THAT(fake.err.str(), Not(HasSubstr("\x1b")));
  EXPECT_THAT(fake.err.str(), Not(HasSubstr("\x07")));
  EXPECT_THAT(fake.err.str(), HasSubstr("\\x1b[2J"));
}

TEST(App, FailuresShowTheirLayersAndNoHint) {
  FakeEnv fake;
  const Command failing = command_that([](const Arguments&, Env&) -> Result<ExitCode> {
    return Error{ErrorCode::Io, "cannot open a\nb", {}}.in_context("reading x").in_context("at y");
  });
  EXPECT_EQ(run_command(failing, {}, fake.env), ExitCode::Failed);
  EXPECT_EQ(fake.err.str(), "hastls: cannot open a\\nb\n  while reading x\n  while at y\n");
}

TEST(App, ExceptionsEndTheRunCleanly) {
  FakeEnv memory;
  const Command hungry =
      command_that([](const Arguments&, Env&) -> Result<ExitCode> { throw std::bad_alloc(); });
  EXPECT_EQ(run_command(hungry, {}, memory.env), ExitCode::Failed);
  EXPECT_EQ(memory.err.str(), "hastls: out of memory\n");
  FakeEnv other;
  const Command broken = command_that(
      [](const Arguments&, Env&) -> Result<ExitCode> { throw std::runtime_error("boom"); });
  EXPECT_EQ(run_command(broken, {}, other.env), ExitCode::Failed);
  EXPECT_THAT(other.err.str(), HasSubstr("boom"));
}

TEST(App, OutputThatDoesNotGetOutIsAFailure) {
  FakeEnv fake;
  fake.env.out_error = [] { return ENOSPC; };
  const Command command = command_that([](const Arguments&, Env& env) -> Result<ExitCode> {
    env.out.setstate(std::ios::badbit);
    return ExitCode::Findings;
  });
  EXPECT_EQ(run_command(command, {}, fake.env), ExitCode::Failed);
  EXPECT_EQ(fake.err.str(), "hastls: cannot write to standard output: No space left on device\n");
}

}  // namespace
}  // namespace hastls::cli
