// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <span>
#include <string_view>

#include "hastls/core/result.hpp"
#include "hastls/posture/fleet.hpp"

namespace hastls::cli {

/// Reads a text of fragments with the zone reader and compares it with what `parts` ask for, record
/// by record.
/// Errors: Unsupported where the two differ: the text must not be published (SPEC.md F3).
[[nodiscard]] Status read_back(std::string_view text, const posture::Fleet& fleet,
                               std::span<const posture::Fleet::Part> parts);

}  // namespace hastls::cli
