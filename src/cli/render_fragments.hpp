// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <span>

#include "cli/fragment_formats.hpp"
#include "hastls/core/result.hpp"
#include "hastls/io/output.hpp"
#include "hastls/posture/fleet.hpp"
#include "hastls/zone/fragment.hpp"

namespace hastls::cli {

/// Gives the fragments of `zones` to `sink`, stretch by stretch. Threads make and read back several
/// stretches at a time; they come in order.
/// Errors: as read_back(), and those of `sink`.
[[nodiscard]] Status render_fragments(const posture::Fleet& fleet,
                                      std::span<const posture::Fleet::Zone> zones,
                                      zone::FragmentStyle style, const Rendering& rendering,
                                      const io::Write& sink);

}  // namespace hastls::cli
