// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "hastls/core/growing_array.hpp"
#include "hastls/zone/name_tree.hpp"
#include "hastls/zone/place.hpp"
#include "hastls/zone/typed_facts.hpp"

#include "zone/fact_collector.hpp"
#include "zone/piece.hpp"

namespace hastls::zone {

/// What EarlyFacts have kept of a file from some place on, in the order of the file.
class FactLog {
 public:
  /// A host whose MX record at `place` names itself.
  void add_exchange(NameId host, const Place& place) { exchanges_.push_back({host, place}); }
  /// Ends a part: all that was added since the last one, and EarlyFacts::others() of the same part.
  void end_part(std::string others, const PieceStart& start);
  void clear();

  void replay(FactCollector& into) const;

 private:
  struct Part {
    std::string others;
    PieceStart start;
    std::size_t exchanges_to = 0;
  };

  GrowingArray<ExchangeFact> exchanges_;
  std::vector<Part> parts_;
};

}  // namespace hastls::zone
