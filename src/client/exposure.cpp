// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/client/exposure.hpp"

namespace hastls::client {

Exposure exposure(const Plan& plan) noexcept {
  switch (plan.verdict) {
    case Verdict::DoNotConnect: return Exposure::NoConnection;
    case Verdict::OwnPolicy:
      return plan.acts_as == Policy::SecureOnly ? Exposure::TlsOnly : Exposure::Unknown;
    case Verdict::Connect: break;
  }
  // Secure steps stand in front of insecure ones.
  if (plan.steps.front().security == Security::None) return Exposure::InTheClear;
  return plan.steps.back().security == Security::None ? Exposure::MayFallBack : Exposure::TlsOnly;
}

}  // namespace hastls::client
