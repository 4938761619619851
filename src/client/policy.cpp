// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/client/policy.hpp"

#include <algorithm>

#include "hastls/core/ascii.hpp"

namespace hastls::client {

std::string_view to_string(Policy policy) noexcept {
  switch (policy) {
    case Policy::InsecureOnly: return "CIO";
    case Policy::SecureOnly: return "CSO";
    case Policy::Fallback: return "CFB";
  }
  return "";
}

std::optional<Policy> parse_policy(std::string_view text) noexcept {
  const auto* const it = std::ranges::find_if(kPolicies, [text](Policy policy) {
    return ascii::equal_ignoring_case(to_string(policy), text);
  });
  return it == kPolicies.end() ? std::nullopt : std::optional(*it);
}

}  // namespace hastls::client
