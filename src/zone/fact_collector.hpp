// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "hastls/zone/name_tree.hpp"

#include "zone/typed_collector.hpp"
#include "zone/typed_record.hpp"

namespace hastls::zone {

/// Notes in a tree of names in question what a zone's records say about them, and hands records on
/// whose RDATA may say more.
class FactCollector {
 public:
  FactCollector(NameTree& names, TypedCollector& typed) : names_(names), typed_(typed) {}

  /// The records that follow, up to the next call, are at `owner`.
  /// Shape: lower-case wire form.
  void set_owner(std::string_view owner);
  void add(const TypedRecord& record);

 private:
  void note(std::uint16_t type, const Place& place);
  [[nodiscard]] NameId find(std::string_view owner) const;

  NameTree& names_;
  TypedCollector& typed_;
  NameId target_{};
  bool exact_ = false;  ///< target_ is the owner itself, not an ancestor of it.
  bool plain_ = false;  ///< No underscore label leads from target_ to the owner.
  bool noted_below_ = false;
  std::optional<std::uint16_t> last_type_;
};

}  // namespace hastls::zone
