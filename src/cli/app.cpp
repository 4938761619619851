// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>
#include <exception>
#include <new>
#include <ostream>
#include <system_error>

#include <fmt/format.h>

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/general_options.hpp"
#include "cli/help.hpp"
#include "cli/messages.hpp"
#include "cli/option_values.hpp"
#include "hastls/core/printable.hpp"
#include "hastls/core/suggest.hpp"

namespace hastls::cli {
namespace {

// A result that did not get out is no result, whatever the command made of it (a full disk).
ExitCode flushed(ExitCode code, Env& env) {
  env.out.flush();
  if (env.out.good()) return code;
  const int error = env.out_error ? env.out_error() : 0;
  const std::string reason = error == 0 ? "" : ": " + std::generic_category().message(error);
  say("cannot write to standard output" + reason, env.err);
  return ExitCode::Failed;
}

// Also where something else is wrong with the line: --help is what one adds to a line that failed.
bool asks_for_help(const std::vector<std::string>& args) {
  const auto end = std::ranges::find(args, "--");
  return std::any_of(args.begin(), end,
                     [](const std::string& word) { return word == "--help" || word == "-h"; });
}

ExitCode refuse(const Error& error, const Command& command, Env& env) {
  explain(error, env.err);
  if (error.code == ErrorCode::Usage)
    env.err << fmt::format("try 'hastls {} --help'\n", command.name);
  return ExitCode::Failed;
}

ExitCode print_help(const Command& command, Env& env) {
  env.out << command_help(command);
  return ExitCode::Fine;
}

ExitCode read_and_run(const Command& command, const std::vector<std::string>& args, Env& env) {
  if (asks_for_help(args)) return print_help(command, env);
  const auto arguments = Arguments::parse(command, args);
  if (!arguments) return refuse(arguments.error(), command, env);
  if (arguments->has("help")) return print_help(command, env);
  if (const auto color = use_color(*arguments, env); !color)
    return refuse(color.error(), command, env);
  const auto result = command.run(*arguments, env);
  return result ? *result : refuse(result.error(), command, env);
}

ExitCode unknown_command(const std::string& name, Env& env) {
  const bool is_option = name.starts_with('-');
  std::string message =
      fmt::format("unknown {} '{}'", is_option ? "option" : "command", printable(name));
  std::vector<std::string_view> names{"--help", "--version"};
  for (const Command* command : all_commands()) {
    if (!command->hidden) names.push_back(command->name);
  }
  if (const auto near = closest(name, names)) message += fmt::format("; did you mean {}?", *near);
  env.err << fmt::format("hastls: {}\ntry 'hastls --help'\n", message);
  return ExitCode::Failed;
}

}  // namespace

ExitCode run_command(const Command& command, const std::vector<std::string>& args, Env& env) {
  ExitCode code = ExitCode::Failed;
  try {
    code = read_and_run(command, args, env);
  } catch (const std::bad_alloc&) {
    env.err << "hastls: out of memory\n";
  } catch (const std::exception& problem) {
    say(fmt::format("internal error: {}", problem.what()), env.err);
  }
  return flushed(code, env);
}

ExitCode run(const std::vector<std::string>& args, Env& env) {
  if (args.empty()) {
    env.err << program_help();
    return ExitCode::Failed;
  }
  if (args.front() == "--help" || args.front() == "-h") {
    env.out << program_help();
    return flushed(ExitCode::Fine, env);
  }
  if (args.front() == "--version" || args.front() == "-V") {
    env.out << "hastls " HASTLS_VERSION "\n";
    return flushed(ExitCode::Fine, env);
  }
  const Command* command = find_command(args.front());
  if (command == nullptr) return unknown_command(args.front(), env);
  return run_command(*command, {args.begin() + 1, args.end()}, env);
}

}  // namespace hastls::cli
