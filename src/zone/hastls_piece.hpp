// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hastls/core/growing_array.hpp"

#include "zone/early_facts.hpp"
#include "zone/owner_watch.hpp"
#include "zone/piece.hpp"

namespace hastls::zone {

/// The HASTLS records of a piece, and what the others say where somebody wants to know.
class HastlsPiece : public Piece {
 public:
  explicit HastlsPiece(bool wants_facts) : wants_facts_(wants_facts) {}

  [[nodiscard]] scan::Interest interest() const noexcept override {
    return wants_facts_ ? scan::Interest::All : scan::Interest::Hastls;
  }
  void hastls(const ReadRecord& record, record::Decoded<record::Hastls> rdata) override;
  void other(const ReadRecord& record) override {
    if (wants_facts_) (void)facts_.other(record);
  }
  void end() override { facts_.end_run(); }

  /// What the others say: null where nobody wanted to know. Owners are numbered as their first
  /// records here.
  [[nodiscard]] const EarlyFacts* facts() const noexcept {
    return wants_facts_ ? &facts_ : nullptr;
  }

  /// One record, but for its owner's number and its text.
  struct One {
    HastlsRecord record;
    std::uint8_t owner_size = 0;  ///< 0: that of the record before.
    std::uint32_t text_size = 0;  ///< 0: at record.text_at() in the piece.
  };
  /// Calls `take` with each record, its owner (empty: as before), text and fault.
  template <class Take>
  void each(const Take& take) const {
    std::string_view owners = owners_;
    std::string_view texts = texts_;
    for (const One& one : all_) {
      take(one, owners.substr(0, one.owner_size), texts.substr(0, one.text_size),
           one.record.faulty ? &faults_[one.record.fault_at] : nullptr);
      owners.remove_prefix(one.owner_size);
      texts.remove_prefix(one.text_size);
    }
  }

 private:
  GrowingArray<One> all_;
  std::string owners_;
  std::string texts_;
  std::vector<record::Fault> faults_;
  OwnerWatch watch_;
  bool wants_facts_;
  EarlyFacts facts_;
};

/// What a record says by itself, without its owner's number and its text.
[[nodiscard]] HastlsRecord hastls_record(const ReadRecord& record,
                                         const record::Decoded<record::Hastls>& rdata);

}  // namespace hastls::zone
