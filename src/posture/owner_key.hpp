// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "hastls/core/domain_name.hpp"
#include "hastls/core/growing_text.hpp"
#include "hastls/core/result.hpp"

namespace hastls::posture {

/// Stands between the labels of a sort key; below every character that a label may hold.
inline constexpr char kKeySeparator = '\x01';

/// Makes the hosts of a zone into names to sort by: the labels relative to the zone, from right to
/// left and in lower case, a kKeySeparator behind each, and the underscore that the labels of a
/// record begin with. Octets of names compare as the owners of the hosts' records do in canonical
/// order (RFC 4034 §6.1), because labels hold letters, digits, '-' and '_' only, and those of a
/// host do not begin with '_'.
/// Spec: SPEC.md G5, G6.
class HostNames {
 public:
  explicit HostNames(const DomainName& zone);

  /// Appends the name of `host`, written as in a posture file; nothing where an error comes back.
  /// Errors: Syntax or Range, with `help` for the user in the error's context.
  [[nodiscard]] std::optional<Error> append(GrowingText& names, std::string_view host) const;

  /// True where append() takes `host` octet by octet, and would with other digits in it.
  [[nodiscard]] bool is_plain(std::string_view host) const noexcept;
  /// What append() puts behind such a host: what the labels of a record begin with, by which its
  /// owner sorts among others, stands last.
  static constexpr std::string_view kPlainEnd = "\x01_";

  /// Octets on the wire of an owner with `labels` octets of sort key in front of a host's name.
  [[nodiscard]] std::size_t owner_size(std::string_view name, std::size_t labels) const noexcept;

 private:
  /// Unless it is the zone's name.
  [[nodiscard]] bool is_own_key(std::string_view host) const noexcept;
  [[nodiscard]] std::optional<Error> append_key(GrowingText& names, std::string_view host) const;

  std::string zone_text_;  ///< Without its final dot.
  std::size_t zone_wire_;
};

/// The host's sort key alone: its labels with separators between them; empty for the zone itself.
[[nodiscard]] std::string_view host_of_name(std::string_view name) noexcept;

/// A zone's name. Errors: as above.
[[nodiscard]] Result<DomainName> zone_name(std::string_view text);

/// The owner that a key stands for, relative to its zone.
void append_owner_of_key(std::string& out, std::string_view key);

}  // namespace hastls::posture
