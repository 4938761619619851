// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>
#include <utility>

#include "hastls/generate/records.hpp"
#include "hastls/posture/fleet.hpp"
#include "hastls/zone/fragment.hpp"

namespace hastls::testing {

/// The fragments of a fleet, one behind the other, without any way of writing that is faster.
inline std::string record_by_record(const posture::Fleet& fleet, zone::FragmentStyle style) {
  zone::FragmentWriter writer(fleet.type(), style);
  for (const posture::Fleet::Zone& zone : fleet.zones()) {
    writer.begin(zone.name);
    generate::Records records(fleet, zone);
    while (const generate::Record* record = records.next())
      writer.add(record->owner, record->ttl, record->rdata, record->remark);
  }
  return std::string(writer.text());
}

}  // namespace hastls::testing
