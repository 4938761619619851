// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <mutex>
#include <string>

namespace hastls::cli {

/// One line on a terminal that tells how far a long run has come: nothing for the first second,
/// then at most ten times a second, gone at the end. Threads may share one.
class Progress {
 public:
  using Clock = std::chrono::steady_clock;
  using Now = std::function<Clock::time_point()>;

  /// Shows nothing at all unless `shown`. `files` is how many there are to do.
  Progress(std::ostream& err, bool shown, std::size_t files, Now now = Clock::now);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  Progress(Progress&&) = delete;
  Progress& operator=(Progress&&) = delete;
  ~Progress();

  /// Counts what was done since the last call.
  void add(std::size_t files, std::uint64_t records);

  /// Takes the line away, so that something else can be written; the next add() may show it again.
  void erase();

 private:
  [[nodiscard]] std::string line(Clock::duration elapsed) const;

  std::ostream& err_;
  const bool shown_;
  const std::size_t files_;
  const Now now_;
  const Clock::time_point begun_;
  std::mutex mutex_;
  Clock::time_point drawn_;
  bool is_on_screen_ = false;
  std::size_t files_done_ = 0;
  std::uint64_t records_ = 0;
};

}  // namespace hastls::cli
