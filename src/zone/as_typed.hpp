// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>

#include "zone/consumer.hpp"
#include "zone/rdata_check.hpp"
#include "zone/typed_collector.hpp"
#include "zone/typed_record.hpp"

namespace hastls::zone {

/// Calls `hand_on` with the record as collectors and spools take it.
template <class HandOn>
void as_typed(const ReadRecord& record, const HandOn& hand_on) {
  std::string generated;
  if (record.spelling.generated && TypedCollector::reads(record.type, record.owner_wire()))
    generated = joined(record.rdata);
  hand_on(TypedRecord{.type = record.type,
                      .place = record.place,
                      .owner = record.owner_wire(),
                      .origin = record.origin,
                      .text = record.text,
                      .generated = generated,
                      .plain_rdata = record.plain_rdata});
}

}  // namespace hastls::zone
