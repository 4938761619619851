// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "hastls/zone/zone.hpp"

namespace hastls::lint {

/// What a record is but for its owner, in words that are compared at once.
struct RecordShape {
  std::uint64_t clauses = 0;  ///< TTL, class and spelling.
  std::uint64_t rdata = 0;    ///< And whether it could be read.

  friend bool operator==(const RecordShape&, const RecordShape&) = default;
};

/// Shapes of sets in which no rule has found anything; those that were added last. A set's shape
/// is what it is but for its host: the labels for application and protocol, and its records. Most
/// hosts of a zone are alike. Sets with RDATA that cannot be read, or with a comment that speaks to
/// hastls, are never known.
class KnownShapes {
 public:
  /// Precondition: nothing is added to `names` as long as this is asked.
  explicit KnownShapes(const zone::NameTree& names) : names_(names) {}

  [[nodiscard]] bool has(const zone::HastlsSet& set) noexcept;
  void add(const zone::HastlsSet& set);

 private:
  /// The owner's first two, the octets of their lengths included. Views: into the names.
  struct Labels {
    std::string_view app;
    std::string_view proto;
  };
  struct Shape {
    Labels labels;
    std::vector<RecordShape> records;  ///< Empty where nothing stands here yet.
  };
  static constexpr std::size_t kSlots = 256;
  static constexpr std::size_t kMostRecords = 16;

  [[nodiscard]] Labels labels(const zone::HastlsSet& set) const noexcept;
  [[nodiscard]] static std::size_t slot_of(const Labels& labels, const RecordShape& first) noexcept;

  const zone::NameTree& names_;
  std::array<Shape, kSlots> slots_;
};

}  // namespace hastls::lint
