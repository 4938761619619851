// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>

#include "hastls/client/plan.hpp"

namespace hastls::client {

/// How a connection made by a plan may end, the worst first. Of several hosts that serve the same,
/// the one with the least decides: whoever is in the way chooses which of them is reached.
enum class Exposure : std::uint8_t {
  InTheClear,  ///< There are insecure steps alone.
  Unknown,     ///< The client follows its own policy, and may be made to use no TLS.
  MayFallBack,
  TlsOnly,
  NoConnection,
};

/// A CSO that follows its own policy uses TLS all the same.
[[nodiscard]] Exposure exposure(const Plan& plan) noexcept;

}  // namespace hastls::client
