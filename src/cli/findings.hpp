// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <span>

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "hastls/diag/diagnostic.hpp"

namespace hastls::cli {

/// Shows findings on env.err, for a command whose result is something else. Nothing where there
/// are none.
void show_findings(std::span<const diag::Diagnostic> findings, const Arguments& arguments,
                   Env& env);

[[nodiscard]] bool has_errors(std::span<const diag::Diagnostic> findings) noexcept;

}  // namespace hastls::cli
