// SPDX-License-Identifier: BSD-2-Clause
#include "lint/known_shapes.hpp"

#include <algorithm>
#include <bit>
#include <span>

namespace hastls::lint {
namespace {

RecordShape shape_of(const zone::HastlsRecord& record) noexcept {
  const record::Hastls& rdata = record.rdata;
  const auto spelling = std::bit_cast<std::uint16_t>(record.spelling);
  return {.clauses = std::uint64_t{record.ttl} | std::uint64_t{record.rr_class} << 32 |
                     std::uint64_t{spelling} << 48,
          .rdata = std::uint64_t{rdata.ins_port} | std::uint64_t{rdata.sec_port} << 16 |
                   std::uint64_t{rdata.pol_pref} << 32 | std::uint64_t{record.faulty} << 48};
}

// Names share most of their labels: they are seldom looked at.
bool is_same(std::string_view& known, std::string_view label) noexcept {
  if (known.data() == label.data()) return known.size() == label.size();
  if (known != label) return false;
  known = label;
  return true;
}

// Most sets have one record.
bool is_same(std::span<const RecordShape> known, const RecordShape& first,
             std::span<const zone::HastlsRecord> records) noexcept {
  if (known.size() != records.size() || known.front() != first) return false;
  for (std::size_t i = 1; i < known.size(); ++i) {
    if (known[i] != shape_of(records[i])) return false;
  }
  return true;
}

}  // namespace

KnownShapes::Labels KnownShapes::labels(const zone::HastlsSet& set) const noexcept {
  return {.app = names_.label(set.owner),
          .proto = names_.label(names_.parent(set.owner).value_or(zone::NameId{}))};
}

// Applications differ in the second and third letter more often than not.
std::size_t KnownShapes::slot_of(const Labels& labels, const RecordShape& first) noexcept {
  constexpr std::uint64_t kSpread = 0x9e3779b97f4a7c15;
  std::uint64_t mixed = first.clauses ^ std::rotl(first.rdata, 17);
  if (labels.app.size() > 3)
    mixed ^= static_cast<std::uint64_t>(labels.app[2]) << 40 |
             static_cast<std::uint64_t>(labels.app[3]) << 48;
  // The uppermost bits: on these all of them have a bearing.
  return static_cast<std::size_t>(mixed * kSpread >> (64 - std::countr_zero(kSlots)));
}

bool KnownShapes::has(const zone::HastlsSet& set) noexcept {
  const Labels of = labels(set);
  const RecordShape first = shape_of(set.records.front());
  Shape& known = slots_[slot_of(of, first)];
  return is_same(known.records, first, set.records) && is_same(known.labels.app, of.app) &&
         is_same(known.labels.proto, of.proto);
}

void KnownShapes::add(const zone::HastlsSet& set) {
  const auto is_never_known = [](const zone::HastlsRecord& record) {
    return record.faulty || record.spelling.addressed;
  };
  if (set.records.size() > kMostRecords || std::ranges::any_of(set.records, is_never_known)) return;
  const Labels of = labels(set);
  Shape& fresh = slots_[slot_of(of, shape_of(set.records.front()))];
  fresh.labels = of;
  fresh.records.resize(set.records.size());
  std::ranges::transform(set.records, fresh.records.begin(), shape_of);
}

}  // namespace hastls::lint
