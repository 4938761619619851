// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hastls/core/result.hpp"

namespace hastls::cli {

/// The files that `operands` name: a folder stands for every file in it and below whose name ends
/// in one of `endings`, in the order of their paths; hidden files and folders are left out. `-` and
/// files are taken as they are.
/// Errors: Io for a folder that cannot be read, or that holds no such file.
[[nodiscard]] Result<std::vector<std::string>> expand_sources(
    const std::vector<std::string>& operands, std::span<const std::string_view> endings);

}  // namespace hastls::cli
