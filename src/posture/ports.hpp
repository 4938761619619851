// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "hastls/core/port.hpp"
#include "hastls/core/posture.hpp"
#include "hastls/registry/registry.hpp"

#include "posture/findings.hpp"
#include "posture/tree.hpp"

namespace hastls::posture {

/// What an entry says about its ports, with where it says so for what contradicts.
struct PortClauses {
  PortClauses(const Node& of, Posture posture_of_it) : entry(of), posture(posture_of_it) {}

  const Node& entry;  ///< What a message points at where the clause itself is left out.
  Posture posture;
  std::string_view app;                        ///< The application's name, for messages.
  const registry::Application* row = nullptr;  ///< Null where the table has no such name.
  const registry::Registry* table = nullptr;   ///< What a mistyped name is held against.
  std::optional<Port> insecure;
  std::optional<Port> secure;
  std::optional<bool> in_band;
  std::span<const std::string_view> accepted;  ///< Rules whose findings are meant (G9).
  // The clauses' values; null for those that are left out.
  const Node* insecure_node = nullptr;
  const Node* secure_node = nullptr;
  const Node* in_band_node = nullptr;

  /// True where a clause stands there, but what it says could not be read.
  [[nodiscard]] bool any_refused() const noexcept {
    return (insecure_node != nullptr && !insecure) || (secure_node != nullptr && !secure) ||
           (in_band_node != nullptr && !in_band);
  }
};

struct PortPair {
  std::uint16_t ins_port = 0;
  std::uint16_t sec_port = 0;
};

/// The ports that an entry stands for, those left out taken from the application table; reports
/// what contradicts and gives nothing then.
/// Spec: SPEC.md G1, G2, D5, D6.
[[nodiscard]] std::optional<PortPair> resolve_ports(const PortClauses& clauses, Findings& findings);

}  // namespace hastls::posture
