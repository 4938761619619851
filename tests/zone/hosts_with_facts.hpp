// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "zone/damage.hpp"

namespace hastls::zone {

/// Hosts most of which are alike, and among them records that speak of some, in whatever way a rule
/// may ask for: one host of a kind must not be taken for the next.
inline std::string hosts_with_facts(Numbers& numbers) {
  static constexpr std::array<std::string_view, 6> kKinds{
      "{} 60 A 192.0.2.1\n{} 60 MX 10 {}\n_http._tcp.{} 60 TYPE65443 \\# 6 005001bb0001\n"
      "_smtp._tcp.{} 60 TYPE65443 \\# 6 001900190001 ; x\n",
      "{} A 192.0.2.1\n_http._tcp.{} TYPE65443 \\# 6 005000000000\n"
      "_http._tcp.{} TYPE65443 \\# 6 1f9000000000\n_imap._tcp.{} TYPE65443 \\# 6 000003e10001\n"
      "_dns._udp.{} TYPE65443 \\# 6 03e100000000\n",
      "{} A 192.0.2.1\n{} MX 5 {}\n_smtp._tcp.{} TYPE65443 \\# 6 001900000000\n",
      "_http._tcp.{} TYPE65443 \\# 6 005001bb0001\n_dns._udp.{} TYPE65443 \\# 6 003500000000\n",
      "{} A 192.0.2.1\n_smtp._tcp.{} TYPE65443 \\# 6 001900190001\n",
      "{} A 192.0.2.1\n_http._tcp.{} TYPE65443 \\# 6 000000000001\n"};
  static constexpr std::array<std::string_view, 30> kFacts{
      "{} HTTPS 1 . alpn=h2\n",
      "_443._tcp.{} TLSA 3 1 1 00\n",
      "_80._tcp.{} TLSA 3 1 1 00\n",
      "_25._tcp.{} TLSA 3 1 1 00\n",
      "_993._tcp.{} TLSA 3 1 1 00\n",
      "_993._udp.{} TLSA 3 1 1 00\n",
      "_25._tcp.{} TLSA 3 1 1 00\n_ftp._tcp.{} HASTLS 25 0 0\n",
      "_imaps._tcp SRV 0 1 994 {}\n",
      "_http._tcp.x SRV 0 1 443 {}\n",
      "other MX 10 {}\n",
      "_mta-sts.{} TXT \"v=STSv1; id=1\"\n",
      "{} CNAME x\n",
      "{} NS ns\n",
      "{} DNAME x\n",
      "_http._tcp.{} CNAME x\n",
      "_tcp.{} NS ns\n",
      "_tcp.{} DNAME x\n",
      "*.{} A 192.0.2.2\n",
      "* A 192.0.2.2\n",
      "sub.{} A 192.0.2.2\n",
      "_x._tcp.{} TXT x\n",
      "{} MX 5 elsewhere\n",
      "{} MX 7 h1\n",
      "h2 MX 7 {}\n",
      "{} MX 1 uncovered\n",
      "_http._tcp.{} 60 TYPE65443 \\# 6 005001bb0001\n",
      "_http._tcp.{} 7 HASTLS 80 443 1\n",
      "_xmpp._tcp.{} HASTLS 5222 0 0 ; hastls: ignore insecure-only -- x\n",
      "_imap._tcp.{} HASTLS 143 993 1\n",
      "_http._tcp.{} RRSIG TYPE65443 13 5 60 20270101000000 20260101000000 1 @ AAAA\n"};
  static constexpr std::array<std::string_view, 4> kDomains{"", ".sub", ".example.com", ".a.b"};
  std::string out = "$ORIGIN example.com.\n$TTL 60\n";
  if (numbers.below(8) != 0) out += "@ SOA a b 1 2 3 4 5\n@ NS ns\n";
  const std::size_t hosts = 6 + numbers.below(40);
  const std::size_t kinds = 1 + numbers.below(kKinds.size());
  const std::string_view domain =
      numbers.below(4) == 0 ? kDomains.at(numbers.below(kDomains.size())) : kDomains.front();
  const auto add = [&](std::string_view lines, std::size_t host) {
    out += of_host(lines, ("h" + std::to_string(host)).append(domain));
  };
  const std::size_t rare = 1 + numbers.below(40);
  for (std::size_t i = 0; i < hosts; ++i) {
    if (numbers.below(rare) == 0)
      add(kFacts.at(numbers.below(kFacts.size())), numbers.below(hosts));
    add(kKinds.at(numbers.below(kinds)), numbers.below(50) == 0 ? numbers.below(hosts) : i);
    if (numbers.below(20) == 0) out += "; aside\n";
  }
  return out;
}

}  // namespace hastls::zone
