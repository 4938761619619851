// SPDX-License-Identifier: BSD-2-Clause
#include "lint/known_shapes.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <functional>

#include "lint/owner_parts.hpp"

namespace hastls::lint {
namespace {

// A record without its host: no octet of it is unset.
struct RecordShape {
  std::uint32_t ttl;
  record::Hastls rdata;
  std::uint16_t rr_class;
  std::uint16_t spelling;
  std::uint16_t unused = 0;
};
static_assert(std::has_unique_object_representations_v<RecordShape>);

std::uint16_t bits_of(const zone::Spelling& spelling) noexcept {
  static_assert(sizeof spelling == sizeof(std::uint16_t));
  std::uint16_t out = 0;
  std::memcpy(&out, &spelling, sizeof out);
  return out;
}

}  // namespace

SetShape::SetShape(const zone::NameTree& names, const zone::HastlsSet& set) noexcept {
  const OwnerParts parts = owner_parts(names.wire(set.owner));
  const auto labels = static_cast<std::size_t>(parts.host.data() - names.wire(set.owner).data());
  const bool fits = labels + set.records.size() * sizeof(RecordShape) <= kMost;
  if (!fits || std::ranges::any_of(set.records, &zone::HastlsRecord::faulty)) return;
  add(names.wire(set.owner).substr(0, labels));
  for (const zone::HastlsRecord& record : set.records) {
    const RecordShape shape{record.ttl, record.rdata, record.rr_class, bits_of(record.spelling)};
    add({reinterpret_cast<const char*>(&shape), sizeof shape});
  }
}

void SetShape::add(std::string_view octets) noexcept {
  std::ranges::copy(octets, octets_.begin() + static_cast<std::ptrdiff_t>(size_));
  size_ += octets.size();
}

std::size_t KnownShapes::slot_of(std::string_view octets) noexcept {
  return std::hash<std::string_view>{}(octets) % kSlots;
}

bool KnownShapes::has(const SetShape& shape) const noexcept {
  const std::string_view octets = shape.octets();
  return !octets.empty() && slots_[slot_of(octets)] == octets;
}

void KnownShapes::add(const SetShape& shape) {
  const std::string_view octets = shape.octets();
  if (!octets.empty()) slots_[slot_of(octets)] = octets;
}

}  // namespace hastls::lint
