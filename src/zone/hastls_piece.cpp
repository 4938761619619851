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

HastlsPiece::HastlsPiece(bool wants_facts, Room room, ChunkPool& chunks)
    : room_(std::move(room)), hosts_(chunks), wants_facts_(wants_facts) {}

HastlsPiece::Room HastlsPiece::take_room() {
  room_.all.resize(0);
  room_.owners.clear();
  room_.texts.clear();
  hosts_.clear();
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
  Places places;
  Host host{.before = static_cast<std::uint32_t>(room_.all.size()),
            .shape = index_of(lines.shape),
            .line = lines.line,
            .offset = static_cast<std::uint32_t>(lines.file_offset.value_or(0)),
            .hash = lines.hash,
            .name_size = static_cast<std::uint8_t>(lines.name_size),
            .wire_size = static_cast<std::uint8_t>(lines.wire.size()),
            .places_size = places_of(lines, places),
            .in_other_dress = lines.places.in_other_dress,
            .left = left};
  char* const at = hosts_.extend(host.size());
  char* const behind = std::copy_n(reinterpret_cast<const char*>(places.data()),
                                   host.places_size * sizeof(places[0]), at + sizeof host);
  new (at) Host(host);
  lines.wire.copy(behind, lines.wire.size());
  ++host_count_;
  watch_.forget();
}

// How many there are.
std::uint8_t HastlsPiece::places_of(const HostLines& lines, Places& out) {
  const HostPlaces& places = lines.places;
  if (!places.in_other_dress) {
    out[0] = places.at[lines.shape.records.front().line];
    return 1;
  }
  const std::size_t count = lines.shape.lines.size();
  out[0] = static_cast<std::uint16_t>(places.asides);
  auto* end = std::copy_n(places.at.begin(), count + 1, out.begin() + 1);
  if (places.idle[count] > 0)
    for (std::size_t i = 0; i <= count; ++i) *end++ = places.idle[i];
  return static_cast<std::uint8_t>(end - out.begin());
}

HostLines HastlsPiece::lines(const Host& host) const {
  HostLines out{.shape = shapes_[host.shape],
                .wire = host.wire(),
                .hash = host.hash,
                .name_size = host.name_size,
                .file = {},
                .line = host.line,
                .places = {},
                .text = {},
                .file_offset = host.offset};
  read_places(host, out.places);
  return out;
}

// Those of the records; of a host in other dress all.
void HastlsPiece::read_places(const Host& host, HostPlaces& out) const {
  const HostShape& shape = shapes_[host.shape];
  const std::size_t count = shape.lines.size();
  const std::uint16_t* const kept = host.places();
  out.in_other_dress = host.in_other_dress;
  if (!host.in_other_dress) {
    std::size_t place = *kept;
    for (std::size_t i = shape.records.front().line; i < count; ++i) {
      const HostShape::Line& line = shape.lines[i];
      out.at[i] = static_cast<std::uint16_t>(place);
      place += line.before.size() + host.name_size + line.behind.size();
    }
    out.at[count] = static_cast<std::uint16_t>(place);
    return;
  }
  out.asides = *kept;
  std::copy_n(kept + 1, count + 1, out.at.begin());
  if (host.places_size > count + 2)
    std::transform(kept + count + 2, kept + host.places_size, out.idle.begin(),
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
