// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "hastls/zone/zone.hpp"

namespace hastls::lint {

/// What a set is but for its host: the labels for application and protocol, and class, TTL,
/// spelling and RDATA of each record. Most hosts of a zone are alike.
/// Shape: octets; empty for a set that is too large, or with RDATA that cannot be read.
class SetShape {
 public:
  SetShape(const zone::NameTree& names, const zone::HastlsSet& set) noexcept;
  [[nodiscard]] std::string_view octets() const noexcept { return {octets_.data(), size_}; }

 private:
  static constexpr std::size_t kMost = 256;
  void add(std::string_view octets) noexcept;

  std::array<char, kMost> octets_;
  std::size_t size_ = 0;
};

/// Shapes in which no rule has found anything; those that were added last.
class KnownShapes {
 public:
  [[nodiscard]] bool has(const SetShape& shape) const noexcept;
  void add(const SetShape& shape);

 private:
  static constexpr std::size_t kSlots = 256;
  [[nodiscard]] static std::size_t slot_of(std::string_view octets) noexcept;

  std::array<std::string, kSlots> slots_;
};

}  // namespace hastls::lint
