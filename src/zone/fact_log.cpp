// SPDX-License-Identifier: BSD-2-Clause
#include "zone/fact_log.hpp"

#include <utility>

#include "zone/fact_codec.hpp"

namespace hastls::zone {

void FactLog::end_part(std::string others, const PieceStart& start) {
  const std::size_t from = parts_.empty() ? 0 : parts_.back().exchanges_to;
  if (others.empty() && from == exchanges_.size()) return;
  parts_.push_back({std::move(others), start, exchanges_.size()});
}

void FactLog::clear() {
  exchanges_ = {};
  parts_.clear();
}

void FactLog::replay(FactCollector& into) const {
  std::size_t at = 0;
  const auto exchanges_up_to = [&](std::size_t end) {
    into.add_exchanges({exchanges_.data() + at, end - at});
    at = end;
  };
  for (const Part& part : parts_) {
    FactReplay others(into, part.start);
    others.read(part.others, [&](std::uint32_t count) { exchanges_up_to(at + count); });
    exchanges_up_to(part.exchanges_to);
  }
}

}  // namespace hastls::zone
