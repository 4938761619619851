// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <vector>

#include "hastls/registry/registry.hpp"
#include "hastls/zone/zone.hpp"

namespace hastls::lint {

/// Records of one set, without those that a normative rule has thrown out; in reading order, never
/// empty. Iterates over pointers.
class Records {
 public:
  class Iterator {
   public:
    using value_type = const zone::HastlsRecord*;
    using difference_type = std::ptrdiff_t;
    using reference = value_type;
    using pointer = const value_type*;
    using iterator_category = std::forward_iterator_tag;

    Iterator() = default;
    Iterator(const Records& of, std::size_t at) noexcept : of_(of.all_), out_(of.out_), at_(at) {
      pass();
    }
    [[nodiscard]] value_type operator*() const noexcept { return &of_[at_]; }
    Iterator& operator++() noexcept {
      ++at_;
      pass();
      return *this;
    }
    Iterator operator++(int) noexcept {
      Iterator before = *this;
      ++*this;
      return before;
    }
    [[nodiscard]] bool operator==(const Iterator& other) const noexcept { return at_ == other.at_; }

   private:
    void pass() noexcept {
      while (out_ != nullptr && at_ < of_.size() && out_[at_] != 0) ++at_;
    }
    std::span<const zone::HastlsRecord> of_;
    const std::uint8_t* out_ = nullptr;
    std::size_t at_ = 0;
  };

  Records() = default;
  /// `out` has an octet for each of `all`, not 0 for what is thrown out; or is null.
  Records(std::span<const zone::HastlsRecord> all, const std::uint8_t* out) noexcept
      : all_(all), out_(out) {}

  [[nodiscard]] Iterator begin() const noexcept { return {*this, 0}; }
  [[nodiscard]] Iterator end() const noexcept { return {*this, all_.size()}; }
  [[nodiscard]] std::size_t size() const noexcept {
    return out_ == nullptr ? all_.size() : static_cast<std::size_t>(std::distance(begin(), end()));
  }
  [[nodiscard]] bool empty() const noexcept { return begin() == end(); }
  [[nodiscard]] const zone::HastlsRecord* front() const noexcept { return *begin(); }
  [[nodiscard]] const zone::HastlsRecord* back() const noexcept {
    std::size_t at = all_.size() - 1;
    while (out_ != nullptr && at > 0 && out_[at] != 0) --at;
    return &all_[at];
  }
  [[nodiscard]] std::vector<const zone::HastlsRecord*> list() const { return {begin(), end()}; }

 private:
  std::span<const zone::HastlsRecord> all_;
  const std::uint8_t* out_ = nullptr;
};

/// The HASTLS records of one owner that are judged.
struct RecordSet {
  zone::NameId owner{};
  Records records;
  const zone::NameTree* names = nullptr;
  const registry::Registry* applications = nullptr;

  /// Null for one that is not in the table.
  [[nodiscard]] const registry::Application* application() const noexcept;
};

/// What is left of a zone's sets once the normative rules have judged them. Each is made when it
/// is asked for: there may be millions.
class RecordSets {
 public:
  /// `sets` are of the zone, all or some, and stay where they are.
  RecordSets(const zone::Zone& zone, const registry::Registry& applications,
             const zone::HastlsSets& sets);

  class Iterator {
   public:
    Iterator(const RecordSets& sets, std::size_t at) noexcept : sets_(sets), at_(at) { pass(); }
    [[nodiscard]] RecordSet operator*() const { return sets_[at_]; }
    [[nodiscard]] std::size_t index() const noexcept { return at_; }
    Iterator& operator++() noexcept {
      ++at_;
      pass();
      return *this;
    }
    [[nodiscard]] bool operator==(const Iterator& other) const noexcept { return at_ == other.at_; }

   private:
    void pass() noexcept {
      while (at_ < sets_.size() && sets_.is_out(at_)) ++at_;
    }
    const RecordSets& sets_;
    std::size_t at_;
  };

  /// Those that are out counted too.
  [[nodiscard]] std::size_t size() const noexcept { return sets_.size(); }
  [[nodiscard]] RecordSet operator[](std::size_t at) const;
  [[nodiscard]] Iterator begin() const noexcept { return {*this, 0}; }
  [[nodiscard]] Iterator end() const noexcept { return {*this, size()}; }

  /// Every record of the set at `at`, those that are out too.
  [[nodiscard]] zone::HastlsSet whole(std::size_t at) const noexcept { return sets_[at]; }
  [[nodiscard]] bool is_out(std::size_t at) const noexcept {
    return !sets_out_.empty() && sets_out_[at] != 0;
  }
  void throw_out(std::size_t set);
  void throw_out(const zone::HastlsRecord& record);
  /// Those, out or not, of which nobody has seen that they look like a set in which no rule found
  /// anything, have no comment that speaks to hastls, and stand as most hosts of a zone do: with an
  /// address, in a zone that is whole.
  [[nodiscard]] std::span<const std::uint32_t> unusual() const noexcept { return unusual_; }
  void add_unusual(std::size_t set) { unusual_.push_back(static_cast<std::uint32_t>(set)); }
  /// What became of later sets of the same zone.
  void join(const RecordSets& later);

 private:
  const zone::Zone& zone_;
  const registry::Registry& applications_;
  zone::HastlsSets sets_;
  // Both empty until something is thrown out.
  std::vector<std::uint8_t> sets_out_;
  std::vector<std::uint8_t> records_out_;
  std::vector<std::uint32_t> unusual_;
};

}  // namespace hastls::lint
