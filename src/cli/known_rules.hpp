// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <span>

#include "hastls/posture/known_rule.hpp"

namespace hastls::cli {

/// Every lint rule, as far as YAML may name it.
[[nodiscard]] std::span<const posture::KnownRule> known_rules();

}  // namespace hastls::cli
