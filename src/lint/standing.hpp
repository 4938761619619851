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
  explicit Standing(const Context& context) : context_(context) {}

  /// True where nothing but A, AAAA, MX and unknown records stand at the owner, and, from the host
  /// below its two labels up to the apex, no name is a wildcard or an alias, begins with an
  /// underscore, holds the zone's name twice or has NS or DNAME records of another zone; where the
  /// owner is in the zone; and where an MX record names the host if it has such records itself.
  /// False says nothing: it is what the apex gets, too.
  [[nodiscard]] bool is_usual(zone::NameId owner);

 private:
  [[nodiscard]] bool is_usual_host(zone::NameId host);
  [[nodiscard]] bool is_usual_above(zone::NameId host);
  [[nodiscard]] bool is_open(zone::NameId name) const;

  const Context& context_;
  std::optional<zone::NameId> host_;
  bool host_usual_ = false;
  std::optional<zone::NameId> above_;
  bool above_usual_ = false;
};

}  // namespace hastls::lint
