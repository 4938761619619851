// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "hastls/client/policy.hpp"
#include "hastls/record/hastls.hpp"

namespace hastls::client {

/// How section 4 of the draft is read where it forbids a CSO to connect "if an ins-port value is
/// given".
/// Spec: SPEC.md D8.
enum class Reading : bool {
  Sensible,  ///< Where *only* an ins-port is given.
  Literal,   ///< Wherever one is given, `25 25 1` too.
};

/// Which of the two ways to reach a host one record leaves to a client.
struct Permit {
  bool secure = false;
  bool insecure = false;
  friend constexpr bool operator==(const Permit&, const Permit&) = default;
};

/// What `record` alone leaves to a client that acts by `acts_as`. The preference is not judged: it
/// is one of the whole RRset, and plan() sees to it.
/// Spec: SPEC.md C2, C3, C4, D8.
[[nodiscard]] constexpr Permit permit(const record::Hastls& record, Policy acts_as,
                                      Reading reading = Reading::Sensible) noexcept {
  const bool has_insecure = record.ins_port != 0;
  const bool has_secure = record.sec_port != 0;
  switch (acts_as) {
    case Policy::InsecureOnly: return {.secure = false, .insecure = has_insecure};
    case Policy::SecureOnly:
      return {.secure = has_secure && !(reading == Reading::Literal && has_insecure),
              .insecure = false};
    case Policy::Fallback: return {.secure = has_secure, .insecure = has_insecure};
  }
  return {};
}

}  // namespace hastls::client
