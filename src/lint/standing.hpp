// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <optional>
#include <string_view>

#include "hastls/lint/rule.hpp"

namespace hastls::lint {

/// Tells whether there is anything unusual about where a set stands. Nearly every host is as its
/// neighbours are, and what holds for the names above it is worked out once.
class Standing {
 public:
  explicit Standing(const Context& context);

  /// True where the owner is in the zone; has no NS, CNAME or DNAME record, nor have the names
  /// above it up to the apex, whose NS records do not count; where none of these is a wildcard,
  /// begins with an underscore behind the owner's two labels, or holds the zone's name twice; where
  /// mail for the host does not go to others alone; and where it has an address, unless the zone is
  /// a fragment. False says nothing: it is what the apex gets.
  [[nodiscard]] bool is_usual(zone::NameId owner);
  /// The same for every owner below `host` that has no such record itself, nor has a name between
  /// the two.
  [[nodiscard]] bool is_usual_host(zone::NameId host);

 private:
  [[nodiscard]] bool is_usual_above(zone::NameId host);
  [[nodiscard]] bool is_open(zone::NameId name) const;

  const Context& context_;
  bool is_fragment_;
  bool may_be_doubled_;
  std::optional<zone::NameId> host_;
  bool host_usual_ = false;
  std::optional<zone::NameId> above_;
  bool above_usual_ = false;
};

}  // namespace hastls::lint
