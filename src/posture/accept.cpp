// SPDX-License-Identifier: BSD-2-Clause
#include "posture/accept.hpp"

#include <algorithm>

namespace hastls::posture {

std::string ignore_comment(std::span<const AcceptedRule> accepted) {
  std::string out = "hastls: ignore";
  for (const AcceptedRule& one : accepted) out.append(" ").append(one.rule);
  out += " -- ";
  const std::string_view first = accepted.front().reason;
  const bool alike = std::ranges::all_of(
      accepted, [first](const AcceptedRule& one) { return one.reason == first; });
  if (alike) return out.append(first);
  for (const AcceptedRule& one : accepted) {
    if (&one != accepted.data()) out += ", ";
    out.append(one.rule).append(": ").append(one.reason);
  }
  return out;
}

std::uint32_t keep_remark(std::vector<std::string>& remarks, std::string_view remark) {
  if (remark.empty()) return 0;
  if (remarks.back() != remark) remarks.emplace_back(remark);
  return static_cast<std::uint32_t>(remarks.size() - 1);
}

}  // namespace hastls::posture
