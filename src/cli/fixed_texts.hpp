// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <iosfwd>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "hastls/core/result.hpp"
#include "hastls/edit/revision.hpp"
#include "hastls/io/input.hpp"

namespace hastls::cli {

/// `path` without links and dots: what tells files apart. Empty where it leads nowhere.
[[nodiscard]] std::string resolved(const std::string& path);

/// The files that are being mended, in memory until all of them are done.
class FixedTexts {
 public:
  using Views = std::map<std::string, std::string_view, std::less<>>;

  [[nodiscard]] bool has(const std::string& key) const { return files_.contains(key); }
  /// Reads the file at `path`, whose resolved path is `key`.
  /// Errors: Io; also for what is no regular file.
  [[nodiscard]] Status load(const std::string& key, const std::string& path);
  /// Precondition: has().
  void apply(const std::string& key, std::span<const edit::Edit> edits);

  /// Every text, by its resolved path.
  /// Views: until a text changes.
  [[nodiscard]] Views views() const;
  /// How many files differ from what they were.
  [[nodiscard]] std::size_t changed() const;
  /// Every difference, by the path of the file; made safe for a terminal where it goes to one.
  void print_diff(std::ostream& out, bool to_terminal) const;
  /// Writes what has changed (SPEC.md F3).
  /// Errors: Io; also where somebody else has changed one of the files since it was read.
  [[nodiscard]] Status write() const;

 private:
  struct File {
    std::string path;
    io::FileState state;
    edit::Revision revision;
  };
  std::map<std::string, File> files_;
};

}  // namespace hastls::cli
