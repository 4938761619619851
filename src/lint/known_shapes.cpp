// SPDX-License-Identifier: BSD-2-Clause
#include "lint/known_shapes.hpp"

#include <algorithm>
#include <cstring>

namespace hastls::lint {
namespace {

RecordShape shape_of(const zone::HastlsRecord& record) noexcept {
  static_assert(sizeof record.spelling == sizeof RecordShape{}.spelling);
  RecordShape out{.ttl = record.ttl, .rdata = record.rdata, .rr_class = record.rr_class};
  std::memcpy(&out.spelling, &record.spelling, sizeof out.spelling);
  return out;
}

// The octets of the label in front, its length included; none for the root's.
std::size_t label_size(std::string_view wire) noexcept {
  const auto length = static_cast<unsigned char>(wire.front());
  return length == 0 ? 0 : length + std::size_t{1};
}

}  // namespace

std::string_view KnownShapes::labels(const zone::HastlsSet& set) const noexcept {
  const std::string_view wire = names_.wire(set.owner);
  const std::size_t app = label_size(wire);
  return wire.substr(0, app + label_size(wire.substr(app)));
}

std::size_t KnownShapes::slot_of(std::string_view labels,
                                 const zone::HastlsRecord& first) noexcept {
  constexpr std::uint64_t kSpread = 0x9e3779b97f4a7c15;
  std::uint64_t mixed = first.ttl;
  for (const std::uint16_t field :
       {first.rdata.ins_port, first.rdata.sec_port, first.rdata.pol_pref})
    mixed = (mixed << 13 | mixed >> 51) ^ field;
  // Applications differ in these two more often than not.
  if (labels.size() > 3)
    mixed ^= static_cast<std::uint64_t>(labels[2]) << 40 | static_cast<std::uint64_t>(labels[3])
                                                               << 48;
  return (mixed * kSpread >> 32) % kSlots;
}

bool KnownShapes::has(const zone::HastlsSet& set) const noexcept {
  const std::string_view of = labels(set);
  const Shape& known = slots_[slot_of(of, set.records.front())];
  return known.labels == of &&
         std::ranges::equal(known.records, set.records,
                            [](const RecordShape& shape, const zone::HastlsRecord& record) {
                              return !record.faulty && shape == shape_of(record);
                            });
}

void KnownShapes::add(const zone::HastlsSet& set) {
  const auto is_never_known = [](const zone::HastlsRecord& record) {
    return record.faulty || record.spelling.addressed;
  };
  if (set.records.size() > kMostRecords || std::ranges::any_of(set.records, is_never_known)) return;
  const std::string_view of = labels(set);
  Shape& fresh = slots_[slot_of(of, set.records.front())];
  fresh.labels = of;
  fresh.records.resize(set.records.size());
  std::ranges::transform(set.records, fresh.records.begin(), shape_of);
}

}  // namespace hastls::lint
