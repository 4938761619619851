// SPDX-License-Identifier: BSD-2-Clause
#include "zone/hastls_piece.hpp"

#include <algorithm>

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

std::uint32_t HastlsPiece::index_of(const HostShape& shape) {
  std::size_t at = shapes_.size();
  while (at > 0 && shapes_[at - 1].id != shape.id) --at;
  if (at == 0) {
    shapes_.push_back(shape);
    at = shapes_.size();
  }
  return static_cast<std::uint32_t>(at - 1);
}

void HastlsPiece::host(const HostLines& lines) {
  if (wants_facts_) facts_.host(lines, number());
  hosts_.push_back({.before = static_cast<std::uint32_t>(all_.size()),
                    .shape = index_of(lines.shape),
                    .name_size = lines.name_size,
                    .line = lines.line,
                    .offset = static_cast<std::uint32_t>(lines.file_offset.value_or(0)),
                    .wire_size = static_cast<std::uint8_t>(lines.wire.size())});
  owners_ += lines.wire;
  (void)line_ats_.append(lines.at.data(), lines.shape.lines.size() + 1);
  watch_.forget();
}

HostLines HastlsPiece::lines(const Host& host, std::size_t at) const {
  HostLines out{.shape = shapes_[host.shape],
                .wire = {},
                .name_size = host.name_size,
                .file = {},
                .line = host.line,
                .at = {},
                .text = {},
                .file_offset = host.offset};
  std::copy_n(line_ats_.data() + at, out.shape.lines.size() + 1, out.at.begin());
  return out;
}

void HastlsPiece::hastls(const ReadRecord& record, record::Decoded<record::Hastls> rdata) {
  One one{.record = hastls_record(record, rdata)};
  if (watch_.changed(record)) {
    const std::string_view owner = record.owner_wire();
    one.owner_size = static_cast<std::uint8_t>(owner.size());
    owners_ += owner;
    if (wants_facts_) facts_.hastls(owner, number());
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
