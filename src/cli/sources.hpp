// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hastls/core/result.hpp"
#include "hastls/io/input.hpp"

namespace hastls::cli {

/// How the names of posture files end.
inline constexpr std::array<std::string_view, 2> kPostureEndings{".yaml", ".yml"};

/// The files that `operands` name: a folder stands for every file in it and below whose name ends
/// in one of `endings`, in the order of their paths; hidden files and folders are left out. `-` and
/// files are taken as they are.
/// Errors: Io for a folder that cannot be read, or that holds no such file.
[[nodiscard]] Result<std::vector<std::string>> expand_sources(
    const std::vector<std::string>& operands, std::span<const std::string_view> endings);

/// Opens a file, or standard input, which diagnostics are to call `name`, where it is `-`.
/// Errors: Io.
[[nodiscard]] Result<io::Input> open_source(const std::string& file,
                                            const std::optional<std::string>& name,
                                            const std::function<io::Input()>& standard_input);

}  // namespace hastls::cli
