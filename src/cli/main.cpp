// SPDX-License-Identifier: BSD-2-Clause
#include <cstdlib>
#include <iostream>
#include <unistd.h>

#include "cli/command.hpp"

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  hastls::cli::Env env{
      .out = std::cout,
      .err = std::cerr,
      .standard_input = [] { return hastls::io::Input::adopt(::dup(STDIN_FILENO), "<stdin>"); },
      .variable = [](const char* name) -> std::optional<std::string> {
        const char* value = std::getenv(name);
        return value == nullptr ? std::nullopt : std::optional<std::string>(value);
      },
      .out_is_terminal = ::isatty(STDOUT_FILENO) != 0,
      .err_is_terminal = ::isatty(STDERR_FILENO) != 0,
  };
  return static_cast<int>(hastls::cli::run({argv + 1, argv + argc}, env));
}
