// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "hastls/zone/name_tree.hpp"

#include "zone/fact_filter.hpp"
#include "zone/typed_collector.hpp"
#include "zone/typed_record.hpp"

namespace hastls::zone {

/// Notes in a tree of names in question what a zone's records say about them, and hands records on
/// whose RDATA may say more. The tree gets no further names before finish().
class FactCollector {
 public:
  FactCollector(NameTree& names, TypedCollector& typed)
      : names_(names), typed_(typed), filter_(names) {}

  [[nodiscard]] const NameTree& names() const noexcept { return names_; }

  /// The records that follow, up to the next call, are at `owner`.
  /// Shape: lower-case wire form.
  void set_owner(std::string_view owner) { filter_.set_owner(owner); }
  void add(const TypedRecord& record);

  /// The two halves of add(), for what another filter has picked.
  void note(const FactNote& told);
  void add_typed(const TypedRecord& record, const OwnerMatch& match);

  /// MX records of hosts which have `_smtp._tcp` HASTLS records, that name just these.
  void add_exchanges(std::span<const ExchangeFact> all) { typed_.add_exchanges(all); }

  /// To be called behind the last record.
  void finish();

 private:
  NameTree& names_;
  TypedCollector& typed_;
  FactFilter filter_;
  std::vector<FactNote> wildcards_;
};

}  // namespace hastls::zone
