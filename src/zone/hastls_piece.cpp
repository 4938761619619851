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

HastlsPiece::HastlsPiece(bool wants_facts, Room room)
    : room_(std::move(room)), wants_facts_(wants_facts) {}

HastlsPiece::Room HastlsPiece::take_room() {
  room_.all.resize(0);
  room_.hosts.resize(0);
  room_.places.resize(0);
  room_.owners.clear();
  room_.texts.clear();
  return std::move(room_);
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
  const bool left = wants_facts_ && facts_.leaves(lines.shape);
  if (wants_facts_) facts_.host(lines, number());
  room_.hosts.push_back({.before = static_cast<std::uint32_t>(room_.all.size()),
                         .shape = index_of(lines.shape),
                         .line = lines.line,
                         .offset = static_cast<std::uint32_t>(lines.file_offset.value_or(0)),
                         .hash = lines.hash,
                         .asides = static_cast<std::uint16_t>(lines.places.asides),
                         .name_size = static_cast<std::uint8_t>(lines.name_size),
                         .wire_size = static_cast<std::uint8_t>(lines.wire.size()),
                         .places_size = keep(lines.places, lines.shape),
                         .in_other_dress = lines.places.in_other_dress,
                         .left = left});
  room_.owners += lines.wire;
  watch_.forget();
}

std::uint8_t HastlsPiece::keep(const HostPlaces& places, const HostShape& shape) {
  if (!places.in_other_dress) {
    room_.places.push_back(places.at[shape.records.front().line]);
    return 1;
  }
  const std::size_t lines = shape.lines.size();
  const std::size_t before = room_.places.size();
  (void)room_.places.append(places.at.data(), lines + 1);
  if (places.idle[lines] > 0)
    for (std::size_t i = 0; i <= lines; ++i) room_.places.push_back(places.idle[i]);
  return static_cast<std::uint8_t>(room_.places.size() - before);
}

HostLines HastlsPiece::lines(const Host& host, std::size_t at) const {
  HostLines out{.shape = shapes_[host.shape],
                .wire = {},
                .hash = host.hash,
                .name_size = host.name_size,
                .file = {},
                .line = host.line,
                .places = {},
                .text = {},
                .file_offset = host.offset};
  out.places.in_other_dress = host.in_other_dress;
  out.places.asides = host.asides;
  read_places(host, at, out);
  return out;
}

// Those of the records; of a host in other dress all.
void HastlsPiece::read_places(const Host& host, std::size_t at, HostLines& out) const {
  const std::size_t count = out.shape.lines.size();
  const std::uint16_t* const kept = room_.places.data() + at;
  if (!host.in_other_dress) {
    std::size_t place = *kept;
    for (std::size_t i = out.shape.records.front().line; i < count; ++i) {
      const HostShape::Line& line = out.shape.lines[i];
      out.places.at[i] = static_cast<std::uint16_t>(place);
      place += line.before.size() + host.name_size + line.behind.size();
    }
    out.places.at[count] = static_cast<std::uint16_t>(place);
    return;
  }
  std::copy_n(kept, count + 1, out.places.at.begin());
  if (host.places_size > count + 1)
    std::transform(kept + count + 1, kept + host.places_size, out.places.idle.begin(),
                   [](std::uint16_t idle) { return static_cast<std::uint8_t>(idle); });
}

void HastlsPiece::hastls(const ReadRecord& record, record::Decoded<record::Hastls> rdata) {
  One one{.record = hastls_record(record, rdata)};
  if (watch_.changed(record)) {
    const std::string_view owner = record.owner_wire();
    one.owner_size = static_cast<std::uint8_t>(owner.size());
    room_.owners += owner;
    if (wants_facts_) facts_.hastls(owner, number());
  }
  if (!rdata) {
    one.record.set_fault(static_cast<std::uint32_t>(faults_.size()));
    faults_.push_back(std::move(rdata).error());
  }
  if (record.file_offset) {
    one.record.text_low = static_cast<std::uint32_t>(*record.file_offset);
  } else {
    one.text_size = static_cast<std::uint32_t>(record.text.size());
    room_.texts += record.text;
  }
  room_.all.push_back(one);
}

}  // namespace hastls::zone
