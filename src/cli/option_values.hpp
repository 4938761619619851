// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "cli/arguments.hpp"
#include "hastls/core/result.hpp"
#include "hastls/core/rr_type.hpp"

namespace hastls::cli {

/// The value of `option`, which is one of `allowed`. Precondition: it has a value or a preset.
/// Errors: Usage, listing what is allowed and naming the closest.
/// Views: the result is one of `allowed`.
[[nodiscard]] Result<std::string_view> choice(const Arguments& arguments, std::string_view option,
                                              std::span<const std::string_view> allowed);

/// The value of `option` as a number from `least` to `most`; nothing where it is left out.
/// Errors: Usage.
[[nodiscard]] Result<std::optional<std::uint64_t>> number(const Arguments& arguments,
                                                          std::string_view option,
                                                          std::uint64_t least, std::uint64_t most);

/// What --rrtype says; nothing where it is left out. Errors: Usage.
[[nodiscard]] Result<std::optional<RrType>> given_rrtype(const Arguments& arguments);

/// Whether the result on env.out is coloured: as --color says, else on a terminal unless NO_COLOR
/// is set and not empty or TERM is dumb.
/// Errors: Usage where --color is given something else.
[[nodiscard]] Result<bool> use_color(const Arguments& arguments, const Env& env);
/// The same for what goes to a stream of which `is_terminal` tells whether it is one.
[[nodiscard]] Result<bool> use_color(const Arguments& arguments, const Env& env, bool is_terminal);

}  // namespace hastls::cli
