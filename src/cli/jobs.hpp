// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <functional>

#include "cli/arguments.hpp"
#include "hastls/core/result.hpp"

namespace hastls::cli {

/// The number of threads that the option `jobs` asks for; every core where it is 0 or left out.
/// Errors: Usage.
[[nodiscard]] Result<std::size_t> read_jobs(const Arguments& arguments);

/// Calls `work` with 0 to count-1, each once, on at most `jobs` threads; returns when all are done.
/// With one thread they come in order, on the caller's.
void run_parallel(std::size_t count, std::size_t jobs,
                  const std::function<void(std::size_t)>& work);

}  // namespace hastls::cli
