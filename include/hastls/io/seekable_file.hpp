// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "hastls/core/result.hpp"
#include "hastls/io/input.hpp"

namespace hastls::io {

/// A regular file that is read at any place, by any number of threads.
class SeekableFile {
 public:
  /// Errors: Io, naming the path; also for what is no regular file.
  [[nodiscard]] static Result<SeekableFile> open(const std::string& path);

  SeekableFile(SeekableFile&& other) noexcept;
  SeekableFile& operator=(SeekableFile&& other) noexcept;
  SeekableFile(const SeekableFile&) = delete;
  SeekableFile& operator=(const SeekableFile&) = delete;
  ~SeekableFile();

  [[nodiscard]] const std::string& path() const noexcept { return path_; }
  /// As it was when it was opened.
  [[nodiscard]] const FileState& state() const noexcept { return state_; }
  /// Up to `into.size()` octets from `at` on; fewer only where the file ends.
  [[nodiscard]] Result<std::size_t> read_at(std::uint64_t at, std::span<char> into) const;
  /// `watch` hears of every reading and may be null. Views: it must outlive the file.
  void set_watch(Watch* watch) noexcept { watch_ = watch; }

 private:
  SeekableFile(int descriptor, std::string path, const FileState& state);

  int descriptor_;
  std::string path_;
  FileState state_;
  Watch* watch_ = nullptr;
};

}  // namespace hastls::io
