// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "hastls/core/domain_name.hpp"

#include "zone/fact_collector.hpp"
#include "zone/piece.hpp"
#include "zone/spool_codec.hpp"
#include "zone/typed_record.hpp"

namespace hastls::zone {

/// Writes what a second pass would look at of records: owner, type and place, and of types whose
/// RDATA is read the origin and the lines.
class FactWriter {
 public:
  /// The records that follow, up to the next call, are at `owner`.
  /// Shape: lower-case wire form.
  void set_owner(std::string_view owner);
  /// `before`: how many things the caller keeps elsewhere come between this record and the last.
  /// False where the owner's records before it said as much: nothing was written.
  bool add(const TypedRecord& record, std::string& to, std::uint32_t before = 0);

 private:
  std::string owner_;
  bool owner_written_ = false;
  std::optional<DomainName> origin_;  ///< As written last.
  std::optional<std::uint16_t> last_type_;
  SpoolWriter writer_;
};

/// Hands on the records that a FactWriter has written, in their order.
class FactReplay {
 public:
  /// `start` is where the piece of the file begins that they are of.
  explicit FactReplay(FactCollector& into, const PieceStart& start = {})
      : into_(into), start_(start) {}

  /// Reads whole entries off the front of `kept`, and calls `come_before` with the number that was
  /// given with each where that is not 0. Gives the size of what it has read.
  template <class ComeBefore>
  std::size_t read(std::string_view kept, const ComeBefore& come_before) {
    const std::size_t all = kept.size();
    while (const auto entry = reader_.next(kept)) {
      if (entry->before != 0) come_before(entry->before);
      take(*entry);
    }
    return all - kept.size();
  }

 private:
  void take(const SpoolEntry& entry);

  FactCollector& into_;
  PieceStart start_;
  SpoolReader reader_;
  DomainName origin_;
};

}  // namespace hastls::zone
