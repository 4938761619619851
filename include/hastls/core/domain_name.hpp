// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hastls/core/result.hpp"
#include "hastls/core/wire_octets.hpp"

namespace hastls {

/// A fully qualified domain name, letter case folded away (RFC 4343).
/// Shape: wire form (RFC 1035 §3.1), lower-case, uncompressed, 1 to 255 octets.
class DomainName {
 public:
  static constexpr std::size_t kMaxLabel = 63;
  static constexpr std::size_t kMaxWire = 255;

  /// The root.
  DomainName() = default;

  /// Reads presentation format (RFC 1035 §5.1) with its escapes; `@` is the origin.
  /// Errors: Syntax for an empty label or a bad escape, Range for a label over 63 or a name over
  /// 255 octets.
  [[nodiscard]] static Result<DomainName> parse(std::string_view text, const DomainName& origin);

  /// The same for a name that needs no origin: its final dot may be left out.
  [[nodiscard]] static Result<DomainName> parse_absolute(std::string_view text);

  /// Takes uncompressed wire form; nothing where it is malformed.
  [[nodiscard]] static std::optional<DomainName> from_wire(std::string_view wire);

  [[nodiscard]] std::string_view wire() const noexcept { return wire_.view(); }
  [[nodiscard]] bool is_root() const noexcept { return wire().size() == 1; }

  /// Without the root label: 0 for the root, 3 for `www.example.com.`.
  [[nodiscard]] std::size_t label_count() const noexcept;
  /// From the left, without their length octets.
  /// Views: into this name.
  [[nodiscard]] std::vector<std::string_view> labels() const;
  [[nodiscard]] std::string_view first_label() const noexcept;

  /// Without its first label. Precondition: not the root.
  [[nodiscard]] DomainName parent() const;
  /// With `label` put in front. Errors: Range where label or name become too long.
  [[nodiscard]] Result<DomainName> child(std::string_view label) const;
  /// True for the ancestor itself as well.
  [[nodiscard]] bool is_at_or_below(const DomainName& ancestor) const noexcept;

  /// Presentation format with the final dot; what is no printable ASCII is escaped as \DDD.
  [[nodiscard]] std::string to_string() const;

  friend bool operator==(const DomainName& a, const DomainName& b) noexcept {
    return a.wire() == b.wire();
  }
  /// Canonical order (RFC 4034 §6.1).
  friend std::strong_ordering operator<=>(const DomainName& a, const DomainName& b);

 private:
  explicit DomainName(std::string_view wire) : wire_(wire) {}

  WireOctets wire_;
};

}  // namespace hastls

template <>
struct std::hash<hastls::DomainName> {
  std::size_t operator()(const hastls::DomainName& name) const noexcept {
    return std::hash<std::string_view>{}(name.wire());
  }
};
