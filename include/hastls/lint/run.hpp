// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <vector>

#include "hastls/diag/diagnostic.hpp"
#include "hastls/lint/rule.hpp"
#include "hastls/lint/settings.hpp"

namespace hastls::lint {

/// Judges what was read from one file. The reader's own findings are among the answer.
/// Spec: SPEC.md section 7. `zero-ports`, `bad-rdata`, `bad-preference`, `bad-owner` and
/// `wrong-class` come first, then `occluded`, `cname-conflict` and `ttl-mismatch`; a record with
/// any of these takes part in no later rule.
[[nodiscard]] Outcome run(const Context& context, const Settings& settings);

}  // namespace hastls::lint
