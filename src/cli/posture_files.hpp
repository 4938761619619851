// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/progress.hpp"
#include "cli/sites.hpp"
#include "hastls/core/result.hpp"
#include "hastls/core/rr_type.hpp"
#include "hastls/posture/load.hpp"

namespace hastls::cli {

/// What to load, and how.
struct PostureRun {
  std::vector<std::string> files;         ///< `-` is standard input.
  std::optional<RrType> type;             ///< From --rrtype.
  std::optional<std::string> stdin_name;  ///< What diagnostics call it; its site is that name's.
  std::size_t jobs = 1;
};

struct UnreadFile {
  std::string file;
  Error error;
};

/// Loads every file and puts them together. A file that cannot be read does not keep the others
/// from being reported: its error is in `unread`.
/// Errors: what is wrong with the sites' configurations.
struct LoadedFiles {
  posture::Loaded loaded;
  std::vector<UnreadFile> unread;
};
[[nodiscard]] Result<LoadedFiles> load_posture(const PostureRun& run, Sites& sites, Env& env,
                                               Progress& progress);

}  // namespace hastls::cli
