// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "hastls/diag/diagnostic.hpp"
#include "hastls/lint/rule.hpp"
#include "hastls/lint/settings.hpp"

namespace hastls::lint {

/// Which of the rules run.
enum class Scope : std::uint8_t {
  Everything,
  Sets,   ///< Those that look at one record or one RRset, and what is said of comments there.
  Whole,  ///< Those that look at all records at once.
};

/// Judges what was read from one file. The reader's own findings are among the answer.
/// Spec: SPEC.md section 7. `zero-ports`, `bad-rdata`, `bad-preference`, `bad-owner` and
/// `wrong-class` come first, then `occluded`, `cname-conflict` and `ttl-mismatch`; a record with
/// any of these takes part in no later rule. With several `jobs` threads look at sets.
[[nodiscard]] Outcome run(const Context& context, const Settings& settings,
                          Scope scope = Scope::Everything, std::size_t jobs = 1);

}  // namespace hastls::lint
