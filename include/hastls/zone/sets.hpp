// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "hastls/core/growing_array.hpp"
#include "hastls/zone/hastls_record.hpp"

namespace hastls::zone {

/// The HASTLS records of one owner, whatever their class, in reading order; never empty.
struct HastlsSet {
  NameId owner{};
  std::span<const HastlsRecord> records;
};

/// The sets of a zone, each made when it is asked for.
class HastlsSets {
 public:
  /// `firsts` has the first record of each; or is empty where each has one.
  HastlsSets(std::span<const HastlsRecord> records, std::span<const std::uint32_t> firsts) noexcept
      : records_(records), firsts_(firsts) {}

  [[nodiscard]] std::span<const HastlsRecord> records() const noexcept { return records_; }

  class Iterator {
   public:
    Iterator(const HastlsSets& sets, std::size_t at) noexcept : sets_(sets), at_(at) {}
    [[nodiscard]] HastlsSet operator*() const noexcept { return sets_[at_]; }
    Iterator& operator++() noexcept {
      ++at_;
      return *this;
    }
    [[nodiscard]] bool operator==(const Iterator& other) const noexcept { return at_ == other.at_; }

   private:
    const HastlsSets& sets_;
    std::size_t at_;
  };

  [[nodiscard]] std::size_t size() const noexcept {
    return firsts_.empty() ? records_.size() : firsts_.size();
  }
  [[nodiscard]] HastlsSet operator[](std::size_t at) const noexcept {
    if (firsts_.empty()) return {records_[at].owner, records_.subspan(at, 1)};
    const std::size_t to = at + 1 < firsts_.size() ? firsts_[at + 1] : records_.size();
    return {records_[firsts_[at]].owner, records_.subspan(firsts_[at], to - firsts_[at])};
  }
  [[nodiscard]] Iterator begin() const noexcept { return {*this, 0}; }
  [[nodiscard]] Iterator end() const noexcept { return {*this, size()}; }

 private:
  std::span<const HastlsRecord> records_;
  std::span<const std::uint32_t> firsts_;
};

/// Brings records in reading order together by their owners, and says where each set begins;
/// nothing where every owner has one record.
[[nodiscard]] GrowingArray<std::uint32_t> group_by_owner(GrowingArray<HastlsRecord>& records);

}  // namespace hastls::zone
