// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hastls/core/result.hpp"
#include "hastls/io/input.hpp"
#include "hastls/zone/read.hpp"
#include "hastls/zone/zone.hpp"

namespace hastls::zone {

/// Why an $INCLUDE is not followed. Says nothing of what the file holds.
struct Refusal {
  std::string message;
  std::string help;
};

/// The files of one run: which were read, and which may be included.
/// Spec: SPEC.md Z5.
class Includes {
 public:
  static constexpr std::size_t kMostNested = 10;
  static constexpr std::size_t kMostFiles = 1000;
  /// A file may be included many times; the sum of these is bounded, or ten files of ten lines each
  /// would keep a machine busy for a year.
  static constexpr std::size_t kMostReadings = std::size_t{1} << 17;
  static constexpr std::uint64_t kMostRepeatedOctets = std::uint64_t{1} << 26;

  Includes(const ReadOptions& options, const std::string& top_file);
  /// Of one file alone: nothing may be opened.
  explicit Includes(const FileEntry& top_file);

  struct Opened {
    io::Input input;
    FileId file;
  };
  /// What is known of the file that was named.
  void set_state(const std::optional<io::FileState>& state) { files_.front().state = state; }
  /// Opens `target` as it is named in `from`.
  [[nodiscard]] Result<Opened, Refusal> open(std::string_view target, const Place& from);

  [[nodiscard]] std::span<const FileEntry> files() const noexcept { return files_; }
  [[nodiscard]] std::vector<FileEntry> take_files() && { return std::move(files_); }
  /// A number that all readings of one file share.
  [[nodiscard]] std::size_t identity(FileId file) const noexcept {
    return identities_[static_cast<std::size_t>(file)];
  }

 private:
  [[nodiscard]] std::size_t depth(FileId file) const noexcept;
  [[nodiscard]] bool is_open(FileId from, std::size_t identity) const noexcept;
  [[nodiscard]] Result<io::Input> input_of(const std::string& real, std::string name) const;
  [[nodiscard]] std::string path_of(std::string_view target, FileId from) const;

  IncludeBase base_ = IncludeBase::IncludingFile;
  const std::map<std::string, std::string_view, std::less<>>* texts_ = nullptr;
  std::string root_;  ///< Resolved; empty where it cannot be.
  std::vector<FileEntry> files_;
  std::vector<std::size_t> identities_;
  std::map<std::string, std::size_t, std::less<>> known_;  ///< Resolved paths.
  std::uint64_t repeated_octets_ = 0;
};

}  // namespace hastls::zone
