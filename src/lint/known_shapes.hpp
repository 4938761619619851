// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "hastls/zone/zone.hpp"

namespace hastls::lint {

/// What a record is but for its owner: class, TTL, spelling and RDATA.
struct RecordShape {
  std::uint32_t ttl = 0;
  record::Hastls rdata;
  std::uint16_t rr_class = 0;
  std::uint16_t spelling = 0;  ///< The bits of a zone::Spelling.

  friend bool operator==(const RecordShape&, const RecordShape&) = default;
};

/// Shapes of sets in which no rule has found anything; those that were added last. A set's shape
/// is what it is but for its host: the labels for application and protocol, and its records. Most
/// hosts of a zone are alike. Sets with RDATA that cannot be read, or with a comment that speaks to
/// hastls, are never known.
class KnownShapes {
 public:
  explicit KnownShapes(const zone::NameTree& names) : names_(names) {}

  [[nodiscard]] bool has(const zone::HastlsSet& set) const noexcept;
  void add(const zone::HastlsSet& set);

 private:
  struct Shape {
    std::string app;
    std::string proto;
    std::vector<RecordShape> records;  ///< Empty where nothing stands here yet.
  };
  static constexpr std::size_t kSlots = 256;
  static constexpr std::size_t kMostRecords = 16;

  /// The owner's first two, the octets of their lengths included.
  struct Labels {
    std::string_view app;
    std::string_view proto;
  };

  [[nodiscard]] Labels labels(const zone::HastlsSet& set) const noexcept;
  [[nodiscard]] static std::size_t slot_of(std::string_view app,
                                           const zone::HastlsRecord& first) noexcept;

  const zone::NameTree& names_;
  std::array<Shape, kSlots> slots_;
};

}  // namespace hastls::lint
