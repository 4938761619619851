// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "hastls/core/domain_name.hpp"
#include "hastls/core/growing_array.hpp"
#include "hastls/zone/name_tree.hpp"
#include "hastls/zone/typed_facts.hpp"

#include "zone/hastls_hosts.hpp"
#include "zone/typed_record.hpp"

namespace hastls::zone {

/// Collects MailFacts. A zone may have millions of MX records: what is kept of them is bounded.
class MailCollector {
 public:
  /// `apex` is nothing where nobody knows which hosts are in the zone.
  MailCollector(NameTree& names, const HastlsHosts& hosts, std::optional<NameId> apex,
                RdataReader& rdata)
      : names_(names), hosts_(hosts), apex_(apex), rdata_(rdata) {}

  /// `exchange` is in lower-case wire form.
  void add_mx(const TypedRecord& record, const Closest& at, std::string_view exchange);
  /// The same for MX records of hosts which have `_smtp._tcp` HASTLS records, that name just these.
  void add_exchanges(std::span<const ExchangeFact> all);
  /// Of a host with `_smtp._tcp` HASTLS records: its MX record at `place` names another host.
  void add_elsewhere(NameId host, const Place& place);
  /// `domain` is without its `_mta-sts`, in wire form.
  void add_policy(std::string_view domain, const Place& place);

  /// Puts the uncovered hosts among the names in question. True where that made more of these.
  [[nodiscard]] bool finish();
  [[nodiscard]] MailFacts take() &&;

 private:
  /// A domain by its name, and what the tree knows it by where it is there.
  struct Owner {
    std::string_view wire;
    std::optional<NameId> name;
  };

  void add_exchange(NameId host, const Place& place);
  [[nodiscard]] std::size_t pass_alone(std::span<const ExchangeFact> all);
  void add_to(const Owner& owner, NameId host, const Place& place);
  [[nodiscard]] MailDomain* domain(const Owner& owner);
  [[nodiscard]] std::uint32_t* index_of(const Owner& owner);
  [[nodiscard]] bool is_current(const Owner& owner) const;
  void name_domain(std::size_t index);
  [[nodiscard]] bool is_telling(const MailDomain& domain) const;
  void drop_untelling();
  [[nodiscard]] MailDomain* next_of_many(std::string_view owner);
  [[nodiscard]] bool is_exchange_of(const MailDomain& domain, NameId host);
  [[nodiscard]] bool is_alone(NameId host, const Place& place);
  [[nodiscard]] MailDomain* no_longer_alone(std::string_view owner);
  void name_last();
  void settle_last();
  void add_uncovered(const TypedRecord& record, std::string_view host);
  [[nodiscard]] bool mark(std::vector<bool>& hosts, NameId host);

  NameTree& names_;
  const HastlsHosts& hosts_;
  std::optional<NameId> apex_;
  RdataReader& rdata_;
  MailFacts facts_;
  std::vector<bool> elsewhere_;  ///< By NameId: those of facts_.elsewhere.
  std::size_t current_ = 0;
  bool many_ = false;       ///< There are too many domains to know each again ...
  std::string last_owner_;  ///< ... and this is the last one's name, which it has not got yet.
  /// Of many: the last domain, where it is not kept since it is its own mail host and offers TLS.
  std::optional<ExchangeFact> alone_;
  // Of few: the domains' numbers, from 1 on, by their owners; and what the tree knows each by,
  // which says its name where it has not got one yet.
  std::unordered_map<DomainName, std::uint32_t> index_;
  GrowingArray<std::uint32_t> index_in_tree_;
  std::vector<std::optional<NameId>> owners_;
  std::unordered_set<std::uint64_t> named_;  ///< Exchanges of domains that have many.
  std::unordered_map<DomainName, Place> policies_;
  std::unordered_map<DomainName, std::size_t> uncovered_;  ///< Into facts_.uncovered.
};

}  // namespace hastls::zone
