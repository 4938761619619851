// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <sys/types.h>

#include "hastls/core/result.hpp"

namespace hastls::io {

struct FolderId {
  dev_t device = 0;
  ino_t inode = 0;
  friend auto operator<=>(const FolderId&, const FolderId&) = default;
};

/// Where an output ends up once links are followed.
struct Target {
  enum class Kind : std::uint8_t { Missing, Regular, Direct };

  std::string path;  ///< As the user wrote it, for messages.
  Kind kind = Kind::Missing;
  std::string folder;  ///< Where the file itself stands, or will.
  std::string name;    ///< The file's name in `folder`.
  FolderId folder_id;
  int own_descriptor = -1;  ///< N of /dev/fd/N, /proc/self/fd/N, /dev/stdout; else -1.
  mode_t mode = 0;          ///< Of what exists, as are owner and group.
  uid_t owner = 0;
  gid_t group = 0;
};

/// Errors: Io, also for a folder and for a name that is too long.
[[nodiscard]] Result<Target> find_target(const std::string& path);

/// What stands at `path` itself: a link is not followed, and counts as a regular file.
[[nodiscard]] Result<Target> find_entry(const std::string& path);

}  // namespace hastls::io
