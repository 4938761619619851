// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hastls/core/result.hpp"
#include "hastls/core/rr_type.hpp"
#include "hastls/record/hastls.hpp"

namespace hastls::cli {

/// One record as a user types or pastes it: `25 25 1`, `HASTLS 25 25 1`, `\# 6 001900190001` or
/// `TYPE65443 \# 6 001900190001`, in any letter case, with parentheses, a comment behind it, or the
/// owner, TTL and class of a whole line in front of the type.
/// Errors: Usage, with what to write instead.
/// Spec: SPEC.md D3.
[[nodiscard]] Result<record::Hastls> read_record(std::string_view text, RrType type);

/// The same for each of `texts`, which are the operands of a command.
[[nodiscard]] Result<std::vector<record::Hastls>> read_records(
    const std::vector<std::string>& texts, RrType type);

}  // namespace hastls::cli
