// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <optional>
#include <string>

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "hastls/core/result.hpp"
#include "hastls/dns/transfer.hpp"

namespace hastls::cli {

/// What to transfer where `operand` is `axfr://...`, with the key that --tsig names; else nothing.
/// Errors: Usage; Io where the key cannot be read.
[[nodiscard]] Result<std::optional<dns::TransferRequest>> read_transfer(const std::string& operand,
                                                                        const Arguments& arguments);

/// Errors: Usage where options stand there that transfers exclude, or that only they have.
[[nodiscard]] Status check_transfers(const Arguments& arguments);

/// Says so where others may read the key.
void warn_of_open_key(const Arguments& arguments, Env& env);

}  // namespace hastls::cli
