// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "hastls/zone/name_tree.hpp"
#include "hastls/zone/place.hpp"

namespace hastls::zone {

/// What an owner is to the names in question.
struct OwnerMatch {
  NameId target{};        ///< The owner, or its closest ancestor in the tree.
  bool exact = false;     ///< It is the owner.
  bool plain = false;     ///< No underscore label leads from `target` to the owner.
  bool wildcard = false;  ///< The owner is `*` at a name in the tree, whether it is in it or not.
};

/// A record that says something about a name in question.
struct FactNote {
  OwnerMatch match;
  std::uint16_t type = 0;
  Place place;
};

/// Picks the records that say something about the names in question, of a zone or of a piece of
/// one: any number of these may ask one tree, whose names stay as they are meanwhile.
class FactFilter {
 public:
  explicit FactFilter(const NameTree& names) : names_(names) {}

  /// The records that follow, up to the next call, are at `owner`.
  /// Shape: lower-case wire form.
  void set_owner(std::string_view owner);
  [[nodiscard]] const OwnerMatch& match() const noexcept { return match_; }
  /// Nothing where the owner's records before it said as much.
  [[nodiscard]] std::optional<FactNote> take(std::uint16_t type, const Place& place);

 private:
  [[nodiscard]] NameId find(std::string_view owner) const;

  const NameTree& names_;
  OwnerMatch match_;
  bool noted_below_ = false;
  std::optional<std::uint16_t> last_type_;
};

}  // namespace hastls::zone
