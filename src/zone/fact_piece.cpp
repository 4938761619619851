// SPDX-License-Identifier: BSD-2-Clause
#include "zone/fact_piece.hpp"

namespace hastls::zone {

void FactPiece::other(const ReadRecord& record) {
  const std::string_view owner = record.owner_wire();
  if (watch_.changed(record)) filter_.set_owner(owner);
  if (const auto told = filter_.take(record.type, record.place)) notes_.push_back(*told);
  if (!TypedCollector::takes(record.type, owner)) return;
  if (origins_.empty() || origins_.back() != record.origin) origins_.push_back(record.origin);
  typed_.push_back(
      {.match = filter_.match(),
       .type = record.type,
       .owner_size = static_cast<std::uint8_t>(owner.size()),
       .origin = static_cast<std::uint32_t>(origins_.size() - 1),
       .text_size = static_cast<std::uint32_t>(record.text.size()),
       .rdata_at = record.plain_rdata.empty()
                       ? 0
                       : static_cast<std::uint32_t>(record.plain_rdata.data() - record.text.data()),
       .rdata_size = static_cast<std::uint32_t>(record.plain_rdata.size()),
       .place = record.place});
  octets_ += owner;
  octets_ += record.text;
}

void FactPiece::hand_over(FactCollector& into, const PieceStart& start) const {
  // The thread that has read the piece had the names at hand; this one has to fetch them.
  constexpr std::size_t kAhead = 8;
  for (std::size_t at = 0; at < notes_.size(); ++at) {
    if (at + kAhead < notes_.size()) into.names().fetch(notes_[at + kAhead].match.target);
    const FactNote& told = notes_[at];
    into.note({told.match, told.type, start.shifted(told.place)});
  }
  std::string_view rest = octets_;
  for (const Typed& one : typed_) {
    into.add_typed({.type = one.type,
                    .place = start.shifted(one.place),
                    .owner = rest.substr(0, one.owner_size),
                    .origin = origins_[one.origin],
                    .text = rest.substr(one.owner_size, one.text_size),
                    .generated = {},
                    .plain_rdata = rest.substr(one.owner_size + one.rdata_at, one.rdata_size)},
                   one.match);
    rest.remove_prefix(one.owner_size + one.text_size);
  }
}

}  // namespace hastls::zone
