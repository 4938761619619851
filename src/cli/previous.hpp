// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>
#include <vector>

#include "cli/fragment_formats.hpp"
#include "hastls/core/result.hpp"

namespace hastls::cli {

/// The owners of the HASTLS records in fragments that were generated before.
/// Errors: Io; Syntax where a file is no fragment, or one that cannot be read without an error.
[[nodiscard]] Result<PreviousZones> read_previous(const std::vector<std::string>& files);

}  // namespace hastls::cli
