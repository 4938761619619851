// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "hastls/io/seekable_file.hpp"

namespace hastls::zone {

/// Lines of files that were read before, for the few that somebody wants to see again.
/// Shape: one file and one block of it are held; threads wait for each other.
class LineSource {
 public:
  /// The line that begins `at` octets into the file at `path`, with its newline. Nothing where the
  /// file is no longer as it was in `read`, or the line has more than kMostLine octets.
  [[nodiscard]] std::optional<std::string> line(const std::string& path, const io::FileState& read,
                                                std::uint64_t at);

  static constexpr std::size_t kMostLine = std::size_t{1} << 16;

 private:
  [[nodiscard]] bool open(const std::string& path, const io::FileState& read);
  [[nodiscard]] bool fill(std::uint64_t at);

  std::mutex mutex_;
  std::optional<io::SeekableFile> file_;
  std::uint64_t block_at_ = 0;
  std::vector<char> block_;
  std::size_t filled_ = 0;
};

}  // namespace hastls::zone
