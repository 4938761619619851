// SPDX-License-Identifier: BSD-2-Clause
#include "lint/related.hpp"

#include <algorithm>

namespace hastls::lint {

std::vector<diag::Related> others_of(const Context& context,
                                     std::span<const zone::HastlsRecord* const> records,
                                     const Says& says) {
  constexpr std::size_t kMost = 50;  // one finding must not list a million records
  std::vector<diag::Related> out;
  for (const zone::HastlsRecord* record : records.first(std::min(kMost, records.size() - 1)))
    out.push_back({context.zone.location(record->place), says(*record)});
  return out;
}

}  // namespace hastls::lint
