// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hastls/core/result.hpp"
#include "hastls/core/timestamp.hpp"
#include "hastls/io/input.hpp"
#include "hastls/resolver/unbound.hpp"

namespace hastls::cli {

class Arguments;

/// Everything a command may touch outside its arguments and the file system. Tests pass fakes.
struct Env {
  std::ostream& out;
  std::ostream& err;
  std::function<io::Input()> standard_input;
  std::function<std::optional<std::string>(const char*)> variable;  ///< The environment's.
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  std::function<std::size_t()> err_columns = {};  ///< Of that terminal; 0 where nobody knows.
  std::function<Timestamp()> clock = Timestamp::from_clock;
  std::function<int()> out_error = {};  ///< The errno of the write to `out` that failed; 0 if none.
  std::function<Result<std::unique_ptr<resolver::Resolver>>(const resolver::Options&)>
      open_resolver = resolver::open;
};

/// Spec: SPEC.md section 5.
enum class ExitCode : int {
  Fine = 0,
  Findings = 1,  ///< Findings, a difference, or "do not connect".
  Failed = 2,    ///< The run itself failed.
};

/// Words that stand to choose from: completions offer them.
using Words = std::vector<std::string>;

/// The words of a static array of string views.
template <const auto& Table>
[[nodiscard]] Words words_of() {
  return {Table.begin(), Table.end()};
}

/// One option of one command. --help, man pages and completions are made from these rows.
struct Option {
  std::string_view name;  ///< Without its dashes.
  char letter = '\0';     ///< Its one-letter form, or none.
  /// What its value is called; empty for a flag. Completions offer files for what is called FILE or
  /// FRAGMENT, folders for DIR.
  std::string_view argument = {};
  std::string_view summary = {};  ///< One clause; the choices follow one that ends in a colon.
  std::string_view preset = {};   ///< The value where the option is left out; may be empty.
  bool repeats = false;           ///< May be given several times.
  Words (*choices)() = nullptr;   ///< The values there are; null where they cannot be listed.
};

struct Example {
  std::string_view command;  ///< A line for a shell.
  std::string_view says;     ///< What it does, one clause.
};

/// One subcommand. `name` equals the file name in commands/.
struct Command {
  std::string_view name;
  std::string_view usage;        ///< What stands behind the name: "FILE... [-o FILE or DIR]".
  std::string_view summary;      ///< One line for the list of commands.
  std::string_view description;  ///< Paragraphs for --help and the man page.
  std::span<const Option> options;
  std::span<const Example> examples;
  Result<ExitCode> (*run)(const Arguments& arguments, Env& env);
  Words (*operands)() = nullptr;   ///< The operands there are; null where they cannot be listed.
  std::string_view exit_one = {};  ///< What exit code 1 tells; empty where there is none.
  bool hidden = false;             ///< Not in the list of commands: a tool for tests.
};

/// Every command, ordered by file name. Built from src/cli/commands/ by CMake.
[[nodiscard]] std::span<const Command* const> all_commands() noexcept;

/// Reads `args`, the words behind the command's name, runs the command and explains failures on
/// env.err; no exception leaves it.
[[nodiscard]] ExitCode run_command(const Command& command, const std::vector<std::string>& args,
                                   Env& env);

/// Dispatches `args`, which exclude the program's name, and explains failures on env.err. The
/// whole program but main().
[[nodiscard]] ExitCode run(const std::vector<std::string>& args, Env& env);

}  // namespace hastls::cli
