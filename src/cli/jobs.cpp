// SPDX-License-Identifier: BSD-2-Clause
#include "cli/jobs.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>
#ifdef __linux__
#include <sched.h>
#endif

#include "cli/option_values.hpp"
#include "hastls/core/spread_thread.hpp"

namespace hastls::cli {

namespace {

// Those that this process may run on: `taskset` and containers leave some out.
std::size_t usable_cores() {
#ifdef __linux__
  cpu_set_t set;
  CPU_ZERO(&set);
  if (::sched_getaffinity(0, sizeof set, &set) == 0)
    return static_cast<std::size_t>(CPU_COUNT(&set));
#endif
  return std::max<std::size_t>(1, std::thread::hardware_concurrency());
}

}  // namespace

Result<std::size_t> read_jobs(const Arguments& arguments) {
  constexpr std::uint64_t kMost = 1024;
  const auto jobs = number(arguments, "jobs", 0, kMost);
  if (!jobs) return jobs.error();
  if (const auto asked = jobs->value_or(0); asked != 0) return static_cast<std::size_t>(asked);
  return usable_cores();
}

void run_parallel(std::size_t count, std::size_t jobs,
                  const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next{0};
  std::exception_ptr failure;
  std::mutex failure_mutex;
  const auto drain = [&] {
    try {
      for (std::size_t i = next++; i < count; i = next++) work(i);
    } catch (...) {
      const std::lock_guard lock(failure_mutex);
      if (!failure) failure = std::current_exception();
      next = count;
    }
  };
  std::vector<SpreadThread> threads;
  try {
    for (std::size_t i = 1; i < std::min(jobs, count); ++i) threads.emplace_back(drain);
  } catch (const std::system_error&) {
    // No more threads are to be had: those that there are do all of it.
  }
  drain();
  threads.clear();  // joins
  if (failure) std::rethrow_exception(failure);
}

}  // namespace hastls::cli
