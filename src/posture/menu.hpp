// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>

#include "hastls/core/ttl.hpp"
#include "hastls/posture/fleet.hpp"

#include "posture/model.hpp"

namespace hastls::posture {

/// What becomes of the lines of entries that a server takes from its profile.
struct InheritedLines {
  std::uint32_t shift = 0;  ///< From where the profile was read, modulo 2^32.
  bool moves = false;       ///< As Fleet::Offering has it.
  friend bool operator==(const InheritedLines&, const InheritedLines&) = default;
};

/// Makes a menu of what a server takes from its profile and of its own applications, which replace
/// the profile's; the result is its place in Store::menus. What the document's defaults decide is
/// left open.
[[nodiscard]] std::uint32_t add_menu(Fleet::Store& store, const Offers& inherited,
                                     const Offers& own, InheritedLines lines);

/// What entries get that do not say it.
struct Defaults {
  Ttl ttl{3600};
  bool prefer_secure = false;
};

/// Puts the defaults into the menus from `first_menu` on, and marks those that contradict
/// themselves.
void settle_menus(Fleet::Store& store, std::size_t first_menu, const Defaults& defaults);

/// Finds menus that ask for the same records as another one. Precondition: all are settled.
void find_likes(Fleet::Store& store);

/// Octets of the longest labels in the menu.
[[nodiscard]] std::size_t longest_labels(const Fleet::Store& store, std::uint32_t menu) noexcept;

}  // namespace hastls::posture
