// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <string_view>

namespace hastls::client {

/// The clauses of docs/protocol.md that a plan can rest on.
enum class Clause : std::uint8_t { C1, C2, C3, C4, R2, R5, R6, R9, D1, D6, D8, D9, D10, D11 };

/// "C1" and the like.
[[nodiscard]] std::string_view id(Clause clause) noexcept;

/// What the clause says, as one clause for people: lower case, no full stop.
[[nodiscard]] std::string_view summary(Clause clause) noexcept;

}  // namespace hastls::client
