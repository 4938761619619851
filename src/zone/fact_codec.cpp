// SPDX-License-Identifier: BSD-2-Clause
#include "zone/fact_codec.hpp"

#include "zone/typed_collector.hpp"

namespace hastls::zone {

void FactWriter::set_owner(std::string_view owner) {
  owner_.assign(owner);
  owner_written_ = false;
  last_type_.reset();
}

bool FactWriter::add(const TypedRecord& record, std::string& to, std::uint32_t before) {
  const bool reads = TypedCollector::reads(record.type, record.owner);
  if (last_type_ == record.type && !reads) return false;
  last_type_ = record.type;
  SpoolEntry entry{.type = record.type,
                   .place = record.place,
                   .owner = owner_,
                   .generated = record.generated,
                   .before = before,
                   .new_owner = !owner_written_};
  if (reads) {
    if (!origin_ || *origin_ != record.origin) entry.origin = origin_.emplace(record.origin).wire();
    entry.text = record.text;
    entry.rdata_at = record.rdata_at();
    entry.rdata_size = record.plain_rdata.size();
  }
  writer_.append(entry, to);
  owner_written_ = true;
  return true;
}

void FactReplay::take(const SpoolEntry& entry) {
  if (entry.new_owner) into_.set_owner(entry.owner);
  if (!entry.origin.empty()) origin_ = *DomainName::from_wire(entry.origin);
  into_.add({.type = entry.type,
             .place = start_.shifted(entry.place),
             .owner = entry.owner,
             .origin = origin_,
             .text = entry.text,
             .generated = entry.generated,
             .plain_rdata = entry.text.substr(entry.rdata_at, entry.rdata_size)});
}

}  // namespace hastls::zone
