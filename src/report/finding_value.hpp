// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "hastls/diag/diagnostic.hpp"
#include "hastls/report/value.hpp"

namespace hastls::report {

/// A finding as `json` and `jsonl` write it.
/// Spec: SPEC.md section 5.
[[nodiscard]] Value to_value(const diag::Diagnostic& finding);

}  // namespace hastls::report
