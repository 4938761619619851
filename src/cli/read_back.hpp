// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>

#include "hastls/core/result.hpp"
#include "hastls/posture/fleet.hpp"

namespace hastls::cli {

/// Reads the text of a fragment with the zone reader and compares it with what `zone` asks for,
/// record by record.
/// Errors: Unsupported where the two differ: the text must not be published (SPEC.md F3).
[[nodiscard]] Status read_back(const std::string& text, const posture::Fleet& fleet,
                               const posture::Fleet::Zone& zone);

}  // namespace hastls::cli
