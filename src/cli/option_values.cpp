// SPDX-License-Identifier: BSD-2-Clause
#include "cli/option_values.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "cli/general_options.hpp"
#include "hastls/core/decimal.hpp"
#include "hastls/core/suggest.hpp"

namespace hastls::cli {
namespace {

Error usage(std::string message) {
  return {ErrorCode::Usage, std::move(message), {}};
}

// "text, gcc or json"
std::string listed(std::span<const std::string_view> words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += i + 1 == words.size() ? " or " : ", ";
    out += words[i];
  }
  return out;
}

}  // namespace

Result<std::string_view> choice(const Arguments& arguments, std::string_view option,
                                std::span<const std::string_view> allowed) {
  const std::string given = arguments.value(option).value_or("");
  const auto it = std::ranges::find(allowed, given);
  if (it != allowed.end()) return *it;
  std::string message =
      fmt::format("option --{} takes {}, not '{}'", option, listed(allowed), given);
  if (const auto near = closest(given, allowed))
    message += fmt::format("; did you mean {}?", *near);
  return usage(std::move(message));
}

Result<std::optional<std::uint64_t>> number(const Arguments& arguments, std::string_view option,
                                            std::uint64_t least, std::uint64_t most) {
  const auto given = arguments.value(option);
  if (!given) return std::optional<std::uint64_t>{};
  const Decimal decimal = Decimal::parse(*given, most);
  if (decimal.fault || decimal.value < least)
    return usage(fmt::format("option --{} takes a number from {} to {}, not '{}'", option, least,
                             most, *given));
  return std::optional<std::uint64_t>{decimal.value};
}

Result<bool> use_color(const Arguments& arguments, const Env& env) {
  return use_color(arguments, env, env.out_is_terminal);
}

Result<bool> use_color(const Arguments& arguments, const Env& env, bool is_terminal) {
  const auto when = choice(arguments, "color", kColorWhen);
  if (!when) return when.error();
  if (*when != "auto") return *when == "always";
  const bool is_refused = !env.variable("NO_COLOR").value_or("").empty();
  return is_terminal && !is_refused && env.variable("TERM") != "dumb";
}

}  // namespace hastls::cli
