// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "hastls/core/result.hpp"
#include "hastls/diag/diagnostic.hpp"
#include "hastls/io/input.hpp"
#include "hastls/zone/read.hpp"

namespace hastls::zone {

/// Reads a zone once and gives every record to `line`, in canonical form (RFC 4034 §6.2) as
/// `owner TTL class TYPEnnn \# length hex`, fields divided by tabs. A record whose RDATA cannot be
/// read is left out; it is among the findings where `options.check_every_rdata` is set.
/// Errors: Io where `input` cannot be read.
[[nodiscard]] Result<std::vector<diag::Diagnostic>> dump(
    io::Input& input, const ReadOptions& options,
    const std::function<void(std::string_view)>& line);

}  // namespace hastls::zone
