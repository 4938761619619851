// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "hastls/core/domain_name.hpp"
#include "hastls/core/large_vector.hpp"
#include "hastls/zone/name_tree.hpp"
#include "hastls/zone/place.hpp"
#include "hastls/zone/signing_facts.hpp"

namespace hastls::zone {

// What the zone's other records say in their RDATA, as far as it concerns a HASTLS record. What a
// NameTree says needs no RDATA; where both could answer, only the NameTree does.

/// TLSA records at `_port._proto.host`, where HASTLS records stand below `_proto.host`.
struct TlsaFact {
  NameId proto{};  ///< `_proto.host`
  std::uint16_t port = 0;
  Place place;  ///< Of the first one.
};

/// HTTPS records in ServiceMode (RFC 9460 §2.4.3) at the host of `_http._tcp` HASTLS records.
struct HttpsFact {
  NameId host{};
  Place place;  ///< Of the first one.
};

/// SRV records whose target and service have HASTLS records.
struct SrvFact {
  NameId set{};           ///< The owner of these: `_imap._tcp.target`.
  bool tls_name = false;  ///< The SRV's own name is that of the service with TLS: `_imaps._tcp`.
  std::uint16_t port = 0;
  Place place;  ///< Of the first one with this name, target and port.
};

/// One MX record.
struct ExchangeFact {
  NameId host{};  ///< The exchange, which has `_smtp._tcp` HASTLS records, unless said otherwise.
  Place place;
};

/// A domain that has such MX records.
struct MailDomain {
  DomainName name;
  std::vector<ExchangeFact> exchanges;  ///< One per host, in reading order.
  /// The TXT record at `_mta-sts` that holds a policy (RFC 8461 §3.1). Sought only where some
  /// host with `_smtp._tcp` HASTLS records offers no TLS at all.
  std::optional<Place> mta_sts;
};

/// A host in this zone that is an exchange and has no `_smtp._tcp` HASTLS records. Its name is in
/// the NameTree.
struct UncoveredMx {
  NameId host{};
  DomainName owner;  ///< Of the first MX record that names it.
  Place place;       ///< Of that record.
  std::string text;  ///< Its lines, from the one at `place` on.
};

/// What MX records say.
/// Shape: empty where the zone has no `_smtp._tcp` HASTLS records. Bounded: of a zone with more
/// than kMostDomains of these domains, those are kept that have several exchanges, or one that
/// offers no TLS; records of one domain that stand apart are then taken for those of several.
struct MailFacts {
  static constexpr std::size_t kMostDomains = 16384;
  static constexpr std::size_t kMostUncovered = 10000;

  LargeVector<MailDomain> domains;     ///< In reading order of their first record.
  std::vector<UncoveredMx> uncovered;  ///< Each host once, in reading order.
  std::vector<bool> exchanges;         ///< By NameId: some MX record names it; may be shorter.
  /// By host: those with `_smtp._tcp` HASTLS records that have an MX record which names another
  /// host or none, and where the first such record is.
  std::vector<ExchangeFact> elsewhere;

  [[nodiscard]] bool is_exchange(NameId name) const {
    const auto index = static_cast<std::size_t>(name);
    return index < exchanges.size() && exchanges[index];
  }
  /// Null where there is no such record.
  [[nodiscard]] const ExchangeFact* elsewhere_of(NameId host) const;
};

/// Everything of these.
struct TypedFacts {
  std::vector<TlsaFact> tlsa;
  std::vector<HttpsFact> https;
  std::vector<SrvFact> srv;
  MailFacts mail;
  SigningFacts signing;
};

}  // namespace hastls::zone
