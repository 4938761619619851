// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace hastls::lint {

/// What a comment `hastls: ignore RULE... -- reason` says.
/// Views: into the comment.
struct Ignore {
  std::vector<std::string_view> rules;
  std::string_view reason;  ///< Empty where none is given.
};

/// Reads the text behind a semicolon; nothing where it holds no such words. They stand alone or at
/// the end of another comment, behind a semicolon of their own.
/// Spec: SPEC.md section 7.
[[nodiscard]] std::optional<Ignore> read_ignore(std::string_view comment);

}  // namespace hastls::lint
