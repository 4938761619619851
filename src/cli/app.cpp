// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>
#include <ostream>

#include "cli/arguments.hpp"
#include "cli/command.hpp"

namespace hastls::cli {

ExitCode run(const std::vector<std::string>& args, Env& env) {
  const auto all = all_commands();
  const auto chosen =
      args.empty() ? all.end() : std::ranges::find(all, args.front(), &Command::name);
  if (chosen == all.end()) {
    env.err << "usage: hastls COMMAND [OPTION...]\n";
    return ExitCode::Failed;
  }
  auto arguments = Arguments::parse(**chosen, {args.begin() + 1, args.end()});
  if (!arguments) return ExitCode::Failed;
  const auto result = (*chosen)->run(*arguments, env);
  if (result) return *result;
  env.err << "hastls: " << result.error().message << '\n';
  return ExitCode::Failed;
}

}  // namespace hastls::cli
