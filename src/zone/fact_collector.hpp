// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "hastls/zone/name_tree.hpp"
#include "hastls/zone/place.hpp"

namespace hastls::zone {

/// Notes in a tree of names in question what a zone's records say about them.
class FactCollector {
 public:
  explicit FactCollector(NameTree& names) : names_(names) {}

  /// The records that follow, up to the next call, are at `owner`.
  /// Shape: lower-case wire form.
  void set_owner(std::string_view owner);
  void add(std::uint16_t type, const Place& place);

 private:
  [[nodiscard]] NameId find(std::string_view owner) const;

  NameTree& names_;
  NameId target_{};
  bool exact_ = false;  ///< target_ is the owner itself, not an ancestor of it.
  bool plain_ = false;  ///< No underscore label leads from target_ to the owner.
  bool noted_below_ = false;
  std::optional<std::uint16_t> last_type_;
};

}  // namespace hastls::zone
