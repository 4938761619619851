// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstdio>
#include <string>
#include <sys/wait.h>

#include <gtest/gtest.h>

namespace hastls::testing {

struct ProcessResult {
  int status = -1;  ///< The exit code, or 128 and the signal's number.
  std::string output;
};

/// Runs `line` in sh; `output` is what it wrote to its standard output.
inline ProcessResult run_shell(const std::string& line) {
  ProcessResult result;
  FILE* pipe = ::popen(line.c_str(), "r");
  if (pipe == nullptr) {
    ADD_FAILURE() << "cannot run " << line;
    return result;
  }
  std::array<char, 4096> block{};
  while (const std::size_t count = std::fread(block.data(), 1, block.size(), pipe))
    result.output.append(block.data(), count);
  const int status = ::pclose(pipe);
  result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return result;
}

/// Runs the program of this build with `arguments` as a shell reads them.
inline ProcessResult run_program(const std::string& arguments) {
  return run_shell(std::string(HASTLS_PROGRAM) + ' ' + arguments);
}

}  // namespace hastls::testing
