// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hastls::posture {

/// A finding that is meant, and why (G9).
struct AcceptedRule {
  std::string_view rule;
  std::string_view reason;
};

/// `hastls: ignore RULE... -- reason`, which silences the rules on the record's line. Reasons that
/// differ are told apart by their rule.
[[nodiscard]] std::string ignore_comment(std::span<const AcceptedRule> accepted);

/// The place of `remark` in `remarks`, where it is put if it is not the last one already; the empty
/// one has the first place.
[[nodiscard]] std::uint32_t keep_remark(std::vector<std::string>& remarks, std::string_view remark);

}  // namespace hastls::posture
