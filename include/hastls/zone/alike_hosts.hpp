// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "hastls/core/growing_array.hpp"
#include "hastls/zone/hastls_record.hpp"
#include "hastls/zone/name_tree.hpp"

namespace hastls::zone {

/// Hosts whose HASTLS records are those of others of their kind, but for the host's name: millions
/// may have a handful of kinds. All of them stand in the file that was named, and can be read again
/// there.
/// Shape: 16 octets a host, and some more where its lines are in another dress.
class AlikeHosts {
 public:
  /// One record of every host of a kind.
  struct Model {
    /// Its owner is counted from the host, its line from that of the first record; the columns are
    /// those of a host whose name has no octets. Without a text.
    HastlsRecord record;
    std::uint32_t octets_before = 0;  ///< Likewise, from the line of the first record to its own.

    friend bool operator==(const Model&, const Model&) = default;
  };
  struct Kind {
    KnownNames names{};
    std::vector<Model> records;  ///< In the order of their lines; never empty.

    friend bool operator==(const Kind&, const Kind&) = default;
  };
  /// Where the line of a record begins, counted from that of the first one.
  struct Step {
    std::uint16_t octets = 0;
    std::uint16_t lines = 0;
  };
  /// Where the lines of a host's records stand.
  struct Lines {
    std::uint32_t name_size = 0;  ///< Of the host's name, as it is written.
    std::uint32_t first = 0;      ///< The number of the first one ...
    std::uint64_t offset = 0;     ///< ... and where it begins in the file.
    /// One for each record; empty where they follow each other and are as the kind has them.
    std::span<const Step> steps;
  };

  [[nodiscard]] bool empty() const noexcept { return hosts_.empty(); }
  [[nodiscard]] std::size_t size() const noexcept { return hosts_.size(); }
  [[nodiscard]] const std::vector<Kind>& kinds() const noexcept { return kinds_; }
  [[nodiscard]] std::size_t kind(std::size_t at) const noexcept { return hosts_[at].kind; }
  [[nodiscard]] NameId host(std::size_t at) const noexcept { return hosts_[at].host; }
  /// Its number; nothing where it is none of these.
  [[nodiscard]] std::optional<std::size_t> find(NameId host) const noexcept;
  /// Writes the records of a host, as many as its kind has.
  void write_records(std::size_t at, HastlsRecord* out) const noexcept;
  /// How many records all of them have.
  [[nodiscard]] std::size_t records() const noexcept { return records_; }

  /// For the reader: the number of a kind. Nothing for more than a zone has.
  [[nodiscard]] std::optional<std::uint32_t> know(const Kind& kind);
  /// Adds a host; false where it has to be kept otherwise.
  [[nodiscard]] bool add(std::uint32_t kind, NameId host, const Lines& lines);
  /// To be called before record number `next` of those that are kept otherwise is added: these
  /// hosts come before it.
  void before(std::size_t next) {
    if (hosts_.size() != hosts_before_) note(next);
  }
  /// Those records, and among them those of the hosts that are `wanted`, in reading order.
  /// Shape: `wanted` has their numbers, the least first.
  [[nodiscard]] GrowingArray<HastlsRecord> merge(std::span<const HastlsRecord> others,
                                                 std::span<const std::uint32_t> wanted) const;

 private:
  static constexpr std::size_t kMostKinds = 256;
  static constexpr std::uint8_t kApart = 0xff;

  struct Host {
    NameId host{};
    std::uint32_t line = 0;
    std::uint32_t offset_low = 0;  ///< Where Lines::steps are given: into places_.
    std::uint16_t kind = 0;
    std::uint8_t offset_high = 0;  ///< kApart: likewise.
    std::uint8_t name_size = 0;
  };
  static_assert(sizeof(Host) == 16);
  struct Place {
    std::uint64_t offset = 0;
    std::uint32_t steps = 0;  ///< Into steps_.
  };
  struct Before {
    std::size_t hosts = 0;  ///< So many come before ...
    std::size_t other = 0;  ///< ... this one of the other records.
  };

  void note(std::size_t next);

  std::vector<Kind> kinds_;
  GrowingArray<Host> hosts_;
  GrowingArray<Place> places_;
  GrowingArray<Step> steps_;
  std::size_t records_ = 0;
  std::size_t hosts_before_ = 0;
  GrowingArray<Before> before_;
};

}  // namespace hastls::zone
