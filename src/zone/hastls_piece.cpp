// SPDX-License-Identifier: BSD-2-Clause
#include "zone/hastls_piece.hpp"

namespace hastls::zone {

HastlsRecord hastls_record(const ReadRecord& record, const record::Decoded<record::Hastls>& rdata) {
  HastlsRecord out;
  out.ttl = record.ttl;
  out.rr_class = record.rr_class;
  out.spelling = record.spelling;
  out.place = record.place;
  out.faulty = !rdata.has_value();
  if (rdata) out.rdata = *rdata;
  return out;
}

void HastlsPiece::hastls(const ReadRecord& record, record::Decoded<record::Hastls> rdata) {
  One one{.record = hastls_record(record, rdata)};
  if (watch_.changed(record)) {
    const std::string_view owner = record.owner_wire();
    one.owner_size = static_cast<std::uint8_t>(owner.size());
    owners_ += owner;
    if (wants_facts_) facts_.hastls(owner, static_cast<std::uint32_t>(all_.size()));
  }
  if (!rdata) {
    one.record.fault_at = static_cast<std::uint32_t>(faults_.size());
    faults_.push_back(std::move(rdata).error());
  }
  if (record.file_offset) {
    one.record.text_low = static_cast<std::uint32_t>(*record.file_offset);
  } else {
    one.text_size = static_cast<std::uint32_t>(record.text.size());
    texts_ += record.text;
  }
  all_.push_back(one);
}

}  // namespace hastls::zone
