// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "cli/command.hpp"
#include "cli/fragment_formats.hpp"
#include "hastls/core/result.hpp"
#include "hastls/posture/fleet.hpp"

namespace hastls::cli {

/// Where the fragments go.
struct Publication {
  std::optional<std::string> output;  ///< Standard output where it is nothing or `-`.
  bool check = false;                 ///< Only compare.
  bool prune = false;                 ///< Remove stale fragments from the folder.
  bool quiet = false;
  std::size_t jobs = 1;
};

/// Reads `--output`, `--check`, `--prune` and `--quiet`.
/// Errors: Usage where they do not go together, Io where the folder is not there.
[[nodiscard]] Result<Publication> read_publication(const Arguments& arguments);

/// Renders the fleet, reads back what was rendered, and writes it or compares it with what is
/// there; says on env.err what differs and what is stale.
/// Spec: SPEC.md F3, F4.
[[nodiscard]] Result<ExitCode> publish(const posture::Fleet& fleet, const FragmentFormat& format,
                                       const PreviousZones& previous,
                                       const Publication& publication, Env& env);

}  // namespace hastls::cli
