// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "hastls/core/domain_name.hpp"
#include "hastls/zone/name_tree.hpp"
#include "hastls/zone/typed_facts.hpp"

#include "zone/hastls_hosts.hpp"
#include "zone/typed_record.hpp"

namespace hastls::zone {

/// Collects what SRV, TLSA and HTTPS records say about the hosts of HASTLS records. Each add_...
/// gives false where the RDATA is not of its type.
class ServiceCollector {
 public:
  ServiceCollector(const NameTree& names, const HastlsHosts& hosts, RdataReader& rdata)
      : names_(names), hosts_(hosts), rdata_(rdata) {}

  [[nodiscard]] bool add_srv(const TypedRecord& record);
  [[nodiscard]] bool add_https(const TypedRecord& record, const Closest& at);
  void add_tlsa(const TypedRecord& record, const Closest& at);

  /// Of several that say the same, only the first one is left.
  void finish();
  [[nodiscard]] std::vector<SrvFact> take_srv() && { return std::move(srv_); }
  [[nodiscard]] std::vector<HttpsFact> take_https() && { return std::move(https_); }
  [[nodiscard]] std::vector<TlsaFact> take_tlsa() && { return std::move(tlsa_); }

 private:
  struct Service;
  [[nodiscard]] std::optional<NameId> owner_of(std::string_view app, std::string_view proto,
                                               const DomainName& host) const;
  void add_srv(const SrvFact& fact);

  const NameTree& names_;
  const HastlsHosts& hosts_;
  RdataReader& rdata_;
  std::vector<SrvFact> srv_;
  std::size_t srv_settled_ = 0;
  std::vector<HttpsFact> https_;
  std::vector<TlsaFact> tlsa_;
};

}  // namespace hastls::zone
