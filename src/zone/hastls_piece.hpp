// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hastls/core/growing_array.hpp"

#include "zone/owner_watch.hpp"
#include "zone/piece.hpp"

namespace hastls::zone {

/// The HASTLS records of a piece.
class HastlsPiece : public Piece {
 public:
  [[nodiscard]] scan::Interest interest() const noexcept override { return scan::Interest::Hastls; }
  void hastls(const ReadRecord& record, record::Decoded<record::Hastls> rdata) override;
  void other(const ReadRecord&) override {}

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
};

/// What a record says by itself, without its owner's number and its text.
[[nodiscard]] HastlsRecord hastls_record(const ReadRecord& record,
                                         const record::Decoded<record::Hastls>& rdata);

}  // namespace hastls::zone
