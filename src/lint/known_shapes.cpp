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

}  // namespace

KnownShapes::Labels KnownShapes::labels(const zone::HastlsSet& set) const noexcept {
  return {.app = names_.label(set.owner),
          .proto = names_.label(names_.parent(set.owner).value_or(zone::NameId{}))};
}

std::size_t KnownShapes::slot_of(std::string_view app, const zone::HastlsRecord& first) noexcept {
  constexpr std::uint64_t kSpread = 0x9e3779b97f4a7c15;
  std::uint64_t mixed = first.ttl;
  for (const std::uint16_t field :
       {first.rdata.ins_port, first.rdata.sec_port, first.rdata.pol_pref})
    mixed = (mixed << 13 | mixed >> 51) ^ field;
  // Applications differ in these two more often than not.
  if (app.size() > 3)
    mixed ^= static_cast<std::uint64_t>(app[2]) << 40 | static_cast<std::uint64_t>(app[3]) << 48;
  return (mixed * kSpread >> 32) % kSlots;
}

bool KnownShapes::has(const zone::HastlsSet& set) const noexcept {
  const Labels of = labels(set);
  const Shape& known = slots_[slot_of(of.app, set.records.front())];
  return known.app == of.app && known.proto == of.proto &&
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
  const Labels of = labels(set);
  Shape& fresh = slots_[slot_of(of.app, set.records.front())];
  fresh.app = of.app;
  fresh.proto = of.proto;
  fresh.records.resize(set.records.size());
  std::ranges::transform(set.records, fresh.records.begin(), shape_of);
}

}  // namespace hastls::lint
