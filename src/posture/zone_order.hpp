// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include "hastls/core/domain_name.hpp"
#include "hastls/core/growing_array.hpp"
#include "hastls/core/growing_text.hpp"
#include "hastls/core/large_vector.hpp"

namespace hastls::posture {

/// The zones of a run in canonical order, each once.
class ZoneOrder {
 public:
  ZoneOrder() { begins_.push_back(0); }

  /// Makes room for so many.
  void reserve(std::size_t zones);
  /// Numbers them as they come. Precondition: of fewer than 2^32, before sort().
  void add(DomainName zone);
  void sort();

  /// What a zone that was added is in the order. Precondition: sorted.
  [[nodiscard]] std::uint32_t rank(std::uint32_t added) const noexcept { return rank_[added]; }
  [[nodiscard]] std::size_t size() const noexcept { return order_.size(); }
  /// True where they came in order, none twice.
  [[nodiscard]] bool changes_nothing() const;
  /// Takes the name of a zone of that rank away.
  [[nodiscard]] DomainName take(std::size_t rank) { return std::move(names_[order_[rank]]); }
  /// Octets that compare as the zone's name does, its labels from right to left with a separator
  /// behind each: those of a zone begin with those of any that it lies in.
  /// Views: into this.
  [[nodiscard]] std::string_view key(std::size_t rank) const noexcept {
    return key_of(order_[rank]);
  }

 private:
  [[nodiscard]] std::string_view key_of(std::uint32_t added) const noexcept {
    return keys_.view().substr(begins_[added], begins_[added + 1] - begins_[added]);
  }

  LargeVector<DomainName> names_;      ///< As they were added.
  GrowingText keys_;                   ///< Likewise.
  GrowingArray<std::size_t> begins_;   ///< In keys_; behind the last one its end.
  GrowingArray<std::uint32_t> order_;  ///< Numbers of zones, none of which has the name of another.
  GrowingArray<std::uint32_t> rank_;
};

}  // namespace hastls::posture
