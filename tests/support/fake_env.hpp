// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "cli/command.hpp"

namespace hastls::testing {

/// An environment in memory, in which commands run as in a shell of their own.
struct FakeEnv {
  std::ostringstream out;
  std::ostringstream err;
  std::string standard_input;
  std::map<std::string, std::string, std::less<>> variables;
  cli::Env env{
      .out = out,
      .err = err,
      .standard_input = [this] { return io::Input::from_text(standard_input, "<stdin>"); },
      .variable = [this](const char* name) -> std::optional<std::string> {
        const auto it = variables.find(name);
        return it == variables.end() ? std::nullopt : std::optional<std::string>(it->second);
      },
  };

  FakeEnv() = default;
  FakeEnv(const FakeEnv&) = delete;
  FakeEnv& operator=(const FakeEnv&) = delete;
  FakeEnv(FakeEnv&&) = delete;
  FakeEnv& operator=(FakeEnv&&) = delete;
  ~FakeEnv() = default;

  /// The exit code of `hastls args...`.
  int run(const std::vector<std::string>& args) { return static_cast<int>(cli::run(args, env)); }
};

}  // namespace hastls::testing
