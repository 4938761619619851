// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <mutex>
#include <optional>
#include <span>
#include <string>

#include "cli/command.hpp"
#include "hastls/io/input.hpp"

namespace hastls::cli {

/// One line on a terminal that tells how far a long run has come: nothing for the first second,
/// then at most ten times a second, gone at the end. Threads may share one.
class Progress : public io::Watch {
 public:
  using Clock = std::chrono::steady_clock;
  using Now = std::function<Clock::time_point()>;

  /// Shows nothing unless standard error is a terminal, nor where `quiet`.
  Progress(Env& env, bool quiet, std::span<const std::string> files, Now now = Clock::now);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  Progress(Progress&&) = delete;
  Progress& operator=(Progress&&) = delete;
  ~Progress() override;

  /// Counts what is read of `input` from here on.
  void watch(io::Input& input);
  void file_done();

  void read(std::size_t octets) override;
  void rewound(std::uint64_t octets) override;

  /// Takes the line away, so that something else can be written; it may come again.
  void erase();

 private:
  [[nodiscard]] std::string line(Clock::duration elapsed) const;
  [[nodiscard]] std::string erasure() const;
  void draw_if_due();

  std::ostream& err_;
  const bool shown_;
  const bool has_escapes_;  ///< The terminal knows how to erase a line.
  const std::size_t columns_;
  const std::size_t files_;
  const Now now_;
  const Clock::time_point begun_;
  std::mutex mutex_;
  Clock::time_point drawn_;
  std::size_t width_ = 0;  ///< Of what is on the screen.
  std::size_t files_done_ = 0;
  std::uint64_t done_ = 0;             ///< Units: octets.
  std::optional<std::uint64_t> size_;  ///< Octets of all files; nothing where one is a pipe.
};

/// 1536000 as "1.5 MB".
[[nodiscard]] std::string octets_text(std::uint64_t octets);
/// 75 seconds as "1:15", 4000 as "1:06:40", 9 as "9 s".
[[nodiscard]] std::string duration_text(std::uint64_t seconds);

}  // namespace hastls::cli
