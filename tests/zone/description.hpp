// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <iterator>
#include <string>

#include <fmt/format.h>

#include "hastls/zone/zone.hpp"

namespace hastls::zone {

inline std::string describe(const diag::Location& at) {
  return fmt::format("{}:{}:{}-{}", at.file, at.span.line, at.span.column, at.span.end_column);
}

/// What its records say in their RDATA, one line a fact.
inline std::string describe_typed(const Zone& zone) {
  std::string out;
  auto to = std::back_inserter(out);
  const auto name = [&](NameId id) { return zone.names().name(id).to_string(); };
  const auto at = [&](const Place& place) {
    return fmt::format("@{}:{}", place.span.line, place.span.column);
  };
  const TypedFacts& typed = zone.typed();
  for (const TlsaFact& fact : typed.tlsa)
    fmt::format_to(to, "TLSA {} {} {}\n", fact.port, name(fact.proto), at(fact.place));
  for (const HttpsFact& fact : typed.https)
    fmt::format_to(to, "HTTPS {} {}\n", name(fact.host), at(fact.place));
  for (const SrvFact& fact : typed.srv)
    fmt::format_to(to, "SRV {} {}{} {}\n", name(fact.set), fact.tls_name ? "tls " : "", fact.port,
                   at(fact.place));
  for (const MailDomain& domain : typed.mail.domains) {
    fmt::format_to(to, "MX {}", domain.name.to_string());
    for (const ExchangeFact& exchange : domain.exchanges)
      fmt::format_to(to, " {}{}", name(exchange.host), at(exchange.place));
    fmt::format_to(to, "{}\n", domain.mta_sts ? " policy " + at(*domain.mta_sts) : "");
  }
  for (const ExchangeFact& mx : typed.mail.elsewhere)
    fmt::format_to(to, "elsewhere {}{}\n", name(mx.host), at(mx.place));
  for (const UncoveredMx& mx : typed.mail.uncovered)
    fmt::format_to(to, "uncovered {} {} '{}'\n", name(mx.host), at(mx.place), mx.text);
  for (std::size_t i = 0; i < zone.names().size(); ++i) {
    const NameId id{static_cast<std::uint32_t>(i)};
    if (typed.mail.is_exchange(id)) fmt::format_to(to, "exchange {}\n", name(id));
  }
  if (typed.signing.first_rrsig) out += "signed\n";
  for (const SignatureFact& fact : typed.signing.signatures)
    fmt::format_to(to, "RRSIG {} {} to {} {} octets {}\n", name(fact.owner), fact.inception,
                   fact.expiration, fact.rdata.size(), at(fact.place));
  for (const DenialFact& fact : typed.signing.denials)
    fmt::format_to(to, "{} {} {} {}\n", fact.chain ? fmt::format("NSEC3 {}", *fact.chain) : "NSEC",
                   name(fact.owner), fact.lists_hastls, at(fact.place));
  for (const Nsec3Chain& chain : typed.signing.chains)
    fmt::format_to(to, "chain {} {} {}{}{}\n", chain.parameters.algorithm,
                   chain.parameters.iterations, chain.parameters.salt.size(),
                   chain.named ? " named" : "", chain.checked ? " checked" : "");
  for (const auto& key : typed.signing.dnskeys)
    fmt::format_to(to, "DNSKEY of {} octets\n", key.size());
  return out;
}

/// Everything that a Zone says, for comparing two of them.
inline std::string describe(const Zone& zone) {
  std::string out;
  auto to = std::back_inserter(out);
  if (zone.apex()) fmt::format_to(to, "apex {}\n", zone.apex()->to_string());
  if (zone.soa())
    fmt::format_to(to, "soa {} {}\n", describe(zone.location(zone.soa()->place)),
                   zone.soa()->minimum);
  for (const HastlsRecord& record : zone.records()) {
    const record::Fault* fault = zone.fault(record);
    const Spelling& s = record.spelling;
    fmt::format_to(to, "record {} {} ttl {} class {} {} ", describe(zone.location(record.place)),
                   zone.owner(record).to_string(), record.ttl, record.rr_class,
                   fault == nullptr ? record::to_text(record.rdata) : fault->message);
    fmt::format_to(to, "{:d}{:d}{:d}{:d}{:d}{:d}{:d}{:d}{:d}{:d}{:d}{:d} '{}'\n",
                   bool{s.owner_written}, bool{s.ttl_written}, bool{s.class_written},
                   bool{s.class_number}, bool{s.mnemonic}, bool{s.generic}, bool{s.split_hex},
                   bool{s.odd_hex}, bool{s.upper_hex}, bool{s.parentheses}, bool{s.addressed},
                   bool{s.generated}, zone.text(record));
  }
  for (std::size_t i = 0; i < zone.names().size(); ++i) {
    const NameId id{static_cast<std::uint32_t>(i)};
    fmt::format_to(to, "name {} {:d}{:d}{:d}", zone.names().name(id).to_string(),
                   zone.names().has_records(id), zone.names().has_descendants(id),
                   zone.names().has_plain_descendants(id));
    for (const Fact& fact : zone.names().facts(id))
      fmt::format_to(to, " {}@{}", fact.type, describe(zone.location(fact.place)));
    out += '\n';
  }
  out += describe_typed(zone);
  for (const diag::Diagnostic& d : zone.diagnostics()) {
    fmt::format_to(to, "{} {} {} | {} | {}\n", describe(d.where), d.rule, d.message, d.help,
                   d.source);
    for (const diag::Location& from : d.included_from)
      fmt::format_to(to, "  from {}\n", describe(from));
  }
  for (const QuirkAt& quirk : zone.quirks())
    fmt::format_to(to, "quirk {} {}\n", static_cast<int>(quirk.quirk),
                   describe(zone.location(quirk.place)));
  return out;
}

}  // namespace hastls::zone
