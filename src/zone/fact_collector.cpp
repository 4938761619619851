// SPDX-License-Identifier: BSD-2-Clause
#include "zone/fact_collector.hpp"

namespace hastls::zone {

void FactCollector::add(const TypedRecord& record) {
  if (const auto told = filter_.take(record.type, record.place)) note(*told);
  add_typed(record, filter_.match());
}

void FactCollector::note(const FactNote& told) {
  if (told.match.wildcard)
    wildcards_.push_back(told);
  else if (told.match.exact)
    names_.note(told.match.target, told.type, told.place);
  else
    names_.note_below(told.match.target, told.match.plain);
}

void FactCollector::add_typed(const TypedRecord& record, const OwnerMatch& match) {
  typed_.add(record, {match.target, match.exact});
}

void FactCollector::finish() {
  for (const FactNote& told : wildcards_) {
    const OwnerMatch& match = told.match;
    const NameId above = match.exact ? *names_.parent(match.target) : match.target;
    names_.note(names_.add_wildcard(above), told.type, told.place);
  }
  wildcards_.clear();
}

}  // namespace hastls::zone
