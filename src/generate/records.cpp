// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/generate/records.hpp"

namespace hastls::generate {

Records::Records(const posture::Fleet& fleet, const posture::Fleet::Zone& zone)
    : fleet_(fleet),
      rest_(fleet.declarations(zone)),
      zone_text_(zone.name.is_root() ? "." : "." + zone.name.to_string()) {}

const Record* Records::next() {
  if (rest_.empty()) return nullptr;
  const posture::Declaration& made = rest_.front();
  rest_ = rest_.subspan(1);
  owner_.swap(previous_owner_);
  owner_.clear();
  fleet_.append_owner(owner_, made);
  owner_ += zone_text_;
  current_ = {owner_, made.ttl, made.record, fleet_.remarks()[made.remark],
              owner_ != previous_owner_};
  return &current_;
}

}  // namespace hastls::generate
