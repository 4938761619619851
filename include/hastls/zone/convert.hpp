// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "hastls/core/result.hpp"
#include "hastls/core/rr_type.hpp"
#include "hastls/diag/diagnostic.hpp"
#include "hastls/io/input.hpp"

namespace hastls::zone {

/// How type and RDATA of a HASTLS record are written.
enum class Form : std::uint8_t {
  Rfc3597,   ///< `TYPE65443 \# 6 001900190001 ; HASTLS 25 25 1`: what every server reads.
  Mnemonic,  ///< `HASTLS 25 25 1`: for people; no server of today reads it.
  Hex,       ///< `TYPE65443 001900190001`: for programs; no zone syntax, only convert() reads it.
};

struct Converted {
  std::uint64_t records = 0;               ///< HASTLS records in any of the forms, changed or not.
  std::vector<diag::Diagnostic> findings;  ///< HASTLS records that were left as they are, and why.
};

/// Copies text that holds records to `write`, with every HASTLS record in `form`. Everything else,
/// the comment of Form::Rfc3597 apart, is copied octet by octet; $INCLUDE is not followed. Shape:
/// zone files, and what dig, kdig and drill print. `write` is given pieces, in order. Errors: Io
/// where `input` cannot be read, Syntax for an entry of more than 16 MiB, and whatever `write`
/// says. Spec: SPEC.md section 5, D3.
[[nodiscard]] Result<Converted> convert(io::Input& input, RrType type, Form form,
                                        const std::function<Status(std::string_view)>& write);

}  // namespace hastls::zone
