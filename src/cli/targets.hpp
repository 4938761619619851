// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/fragment_formats.hpp"
#include "hastls/core/result.hpp"
#include "hastls/posture/fleet.hpp"

namespace hastls::cli {

/// A file to write, or standard output where `path` is empty.
struct Target {
  std::string path;
  std::span<const posture::Fleet::Zone> zones;
};

/// What `generate` writes and where: everything on standard output or in one file, or a file per
/// zone in a folder.
/// Errors: Io where a zone's name is too long for a file name.
/// Views: into the fleet.
[[nodiscard]] Result<std::vector<Target>> targets_of(const posture::Fleet& fleet,
                                                     const FragmentFormat& format,
                                                     const std::optional<std::string>& output);

/// True where `path` is a folder to put files into.
[[nodiscard]] bool is_folder(const std::string& path);

/// The fragments in `folder` whose zone is none of the fleet's (SPEC.md F4), in order.
/// Errors: Io.
[[nodiscard]] Result<std::vector<std::string>> stale_fragments(const std::string& folder,
                                                               const posture::Fleet& fleet);

}  // namespace hastls::cli
