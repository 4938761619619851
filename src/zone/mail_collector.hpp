// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "hastls/core/domain_name.hpp"
#include "hastls/zone/name_tree.hpp"
#include "hastls/zone/typed_facts.hpp"

#include "zone/hastls_hosts.hpp"
#include "zone/typed_record.hpp"

namespace hastls::zone {

/// Collects MailFacts. A zone may have millions of MX records: what is kept of them is bounded.
class MailCollector {
 public:
  /// `apex` is nothing where nobody knows which hosts are in the zone.
  MailCollector(NameTree& names, const HastlsHosts& hosts, std::optional<NameId> apex)
      : names_(names), hosts_(hosts), apex_(apex) {}

  /// `lines` are the record's, from that of its first field on.
  void add_mx(const TypedRecord& record, const DomainName& exchange, std::string_view lines);
  /// `domain` is without its `_mta-sts`, in wire form.
  void add_policy(std::string_view domain, const Place& place);

  /// Puts the uncovered hosts among the names in question. True where that made more of these.
  [[nodiscard]] bool finish();
  [[nodiscard]] MailFacts take() &&;

 private:
  [[nodiscard]] MailDomain* domain(std::string_view owner);
  [[nodiscard]] bool is_telling(const MailDomain& domain) const;
  void drop_untelling();
  void add_uncovered(const TypedRecord& record, const DomainName& host, std::string_view lines);
  void mark_exchange(NameId host);

  NameTree& names_;
  const HastlsHosts& hosts_;
  std::optional<NameId> apex_;
  MailFacts facts_;
  std::size_t current_ = 0;
  std::unordered_map<DomainName, std::size_t> index_;  ///< Into facts_.domains.
  std::unordered_map<DomainName, Place> policies_;
  std::unordered_map<DomainName, std::size_t> uncovered_;  ///< Into facts_.uncovered.
};

}  // namespace hastls::zone
