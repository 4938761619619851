// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "hastls/core/growing_array.hpp"

#include "zone/fact_collector.hpp"
#include "zone/owner_watch.hpp"
#include "zone/piece.hpp"

namespace hastls::zone {

/// What the records of a piece say about names in question.
class FactPiece : public Piece {
 public:
  /// `names` gets no further names as long as this lives.
  explicit FactPiece(const NameTree& names) : filter_(names) {}

  [[nodiscard]] scan::Interest interest() const noexcept override { return scan::Interest::Others; }
  void hastls(const ReadRecord&, record::Decoded<record::Hastls>) override {}
  void other(const ReadRecord& record) override;

  void hand_over(FactCollector& into, const PieceStart& start) const;

 private:
  struct Typed {
    OwnerMatch match;
    std::uint16_t type = 0;
    std::uint8_t owner_size = 0;
    std::uint32_t origin = 0;  ///< Into origins_.
    std::uint32_t text_size = 0;
    std::uint32_t rdata_at = 0;  ///< TypedRecord::plain_rdata in the text.
    std::uint32_t rdata_size = 0;
    Place place;
  };

  FactFilter filter_;
  OwnerWatch watch_;
  GrowingArray<FactNote> notes_;
  GrowingArray<Typed> typed_;
  std::string octets_;  ///< Owner and text of each of these.
  std::vector<DomainName> origins_;
};

}  // namespace hastls::zone
