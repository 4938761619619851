// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/lint/record_set.hpp"

#include <algorithm>

#include "lint/owner_parts.hpp"

namespace hastls::lint {

const registry::Application* RecordSet::application() const noexcept {
  return applications->find(names->label(owner).substr(2));
}

RecordSets::RecordSets(const zone::Zone& zone, const registry::Registry& applications,
                       const zone::HastlsSets& sets)
    : zone_(zone), applications_(applications), sets_(sets) {}

RecordSet RecordSets::operator[](std::size_t at) const {
  const zone::HastlsSet set = sets_[at];
  const auto first = static_cast<std::size_t>(set.records.data() - sets_.records().data());
  return {set.owner,
          {set.records, records_out_.empty() ? nullptr : records_out_.data() + first},
          &zone_.names(),
          &applications_};
}

namespace {

void add(std::vector<std::uint8_t>& to, const std::vector<std::uint8_t>& from) {
  to.resize(std::max(to.size(), from.size()));
  for (std::size_t i = 0; i < from.size(); ++i) to[i] |= from[i];
}

}  // namespace

void RecordSets::join(const RecordSets& later) {
  add(sets_out_, later.sets_out_);
  add(records_out_, later.records_out_);
  unusual_.insert(unusual_.end(), later.unusual_.begin(), later.unusual_.end());
}

void RecordSets::throw_out(std::size_t set) {
  if (sets_out_.empty()) sets_out_.resize(size());
  sets_out_[set] = 1;
}

void RecordSets::throw_out(const zone::HastlsRecord& record) {
  if (records_out_.empty()) records_out_.resize(sets_.records().size());
  records_out_[static_cast<std::size_t>(&record - sets_.records().data())] = 1;
}

}  // namespace hastls::lint
