// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cctype>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "zone/damage.hpp"

namespace hastls::zone {

/// Lines of a host, whose name is `{}`.
inline const std::vector<std::string>& kind_of_host(std::size_t kind) {
  static const std::array<std::vector<std::string>, 9> kKinds{{
      {"{} 60 A 192.0.2.1", "{} 60 AAAA 2001:db8::1", "{} 60 MX 10 {}",
       "_http._tcp.{} 60 TYPE65443 \\# 6 005001bb0001 ; x",
       "_smtp._tcp.{} 60 TYPE65443 \\# 6 001900190001"},
      {"{} A 192.0.2.1", "_smtp._tcp.{} TYPE65443 \\# 6 001900000000"},
      {"_http._tcp.{} TYPE65443 \\# 6 005001bb0001", "_smtp._tcp.{} TYPE65443 \\# 6 001900190001",
       "{} MX 10 {}", "{} A 192.0.2.1"},
      {"{} MX 5 {}", "{} MX 10 other", "_smtp._tcp.{} TYPE65443 \\# 6 001900190001"},
      {"{} MX 5 {}", "_http._tcp.{} TYPE65443 \\# 6 005001bb0001"},
      {"{} A 192.0.2.1", "{} TXT \"t\"", "_https.{} TYPE65443 \\# 6 000001bb0001",
       "_http._tcp.{} 5 TYPE65443 \\# 6 005001bb0001", " 7 TYPE65443 \\# 6 005001bb0000"},
      {"{} 60 A 192.0.2.1", "_http._tcp.{} 60 TYPE65443 \\# 6 005001bb0001 ; x", "{} AAAA ::1",
       "_443._tcp.{} TLSA 3 1 1 ab"},
      {"_http._tcp.{} 60 IN TYPE65443 \\# 6 005001bb0001",
       "_imap._tcp.{} 60 IN TYPE65443 \\# 6 000003e10001"},
      {"{} 60 IN MX 10 {}", "{} IN A 192.0.2.1", "_mta-sts._tcp.{} TYPE65443 \\# 6 005001bb0001",
       "_smtp._tcp.{} 9 IN TYPE65443 \\# 6 001900190001"},
  }};
  return kKinds.at(kind % kKinds.size());
}

inline std::string upper_case(std::string text) {
  for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return text;
}

/// A record of that line's owner, of which there is nothing to say, or nearly so.
inline std::string aside(const std::string& line, Numbers& numbers) {
  static constexpr std::array<std::string_view, 18> kRdata{
      "TXT \"v=x;\" \"(y)\" ; by hand",
      "TXT v",
      "txt \"v\"",
      "CAA 0 issue \"example.net\"",
      "SSHFP 1 1 ab",
      "TXT \"a\"\"b\"c",
      "TXT",
      "TXT ; x",
      "TXT \"not closed",
      "TXT \"a\\\"b\"",
      "TXT \\# 2 0161",
      "TXT ( v )",
      "TXT \"v=STSv1; id=1\"",
      "TXT \"v\" ; hastls: ignore insecure-only -- x",
      "TXT \"v\" ; \r",
      "SPF \"v\"\t",
      "NS ns",
      "RRSIG TXT 13 5 60 20270101000000 20260101000000 1 @ AAAA"};
  const std::size_t owner = line.find(' ');
  const std::size_t type = line.find_first_of("ATM", owner);
  const bool is_alike = numbers.below(6) != 0;
  return line.substr(0, owner) + (is_alike ? line.substr(owner, type - owner) : " 7 ") +
         std::string(kRdata.at(numbers.below(kRdata.size())));
}

/// `line` as people write it now and then: in upper case, over several lines, with a comment, blank
/// lines or a text.
inline std::string in_other_dress(const std::string& line, Numbers& numbers) {
  std::string record = line.substr(0, line.find(" ;"));
  const std::size_t owner = line.find(' ');
  const std::size_t rdata = record.rfind(' ');
  if (owner == 0) return line;
  switch (numbers.below(40)) {
    case 0: return upper_case(line.substr(0, owner)) + line.substr(owner);
    case 1: return record.substr(0, rdata) + " (" + record.substr(rdata) + "\n )";
    case 2: return line + '\n' + line.substr(0, owner) + " TXT ( v\n w )";
    case 3: return record + "  \t; by hand";
    case 4: return record + " ;";
    case 5: return record;
    case 6: return "; by hand\n\n;\n" + line;
    case 7: return "\n" + upper_case(record.substr(0, owner)) + record.substr(owner) + "; x";
    case 8: return record.substr(0, rdata) + upper_case(record.substr(rdata));
    case 9: return record + " ; with a CR \r";
    case 10: return record.substr(0, rdata) + " ( ; by hand\n\n" + record.substr(rdata) + " )";
    case 11: return record.substr(0, owner) + "\t (" + record.substr(owner) + ") ; (x";
    case 12: return record.substr(0, rdata) + " ((" + record.substr(rdata) + "))";
    case 13: return record.substr(0, rdata) + " (" + record.substr(rdata) + " ; \r\n )";
    case 14:
    case 15:
    case 16:
    case 17:
    case 18: return line + '\n' + aside(line, numbers);
    case 19: return line + "\n; x\n" + aside(line, numbers) + "\n\n" + aside(line, numbers);
    default: return line;
  }
}

/// Hosts of a few kinds, one behind the other, in every layout: what is learned of one must be true
/// of the next.
inline std::string hosts_of_kinds(Numbers& numbers) {
  static constexpr std::array<std::string_view, 8> kNames{"a", "bb",  "c.d", "B",
                                                          "e", "a.a", "*.a", "ff"};
  std::string out = "$ORIGIN example.com.\n$TTL 3600\n@ SOA a b 1 2 3 4 5\n";
  const std::size_t hosts = 4 + numbers.below(40);
  const std::size_t kinds = 1 + numbers.below(9);
  for (std::size_t i = 0; i < hosts; ++i) {
    std::string name(kNames.at(numbers.below(kNames.size())));
    if (numbers.below(3) != 0) name += std::to_string(i);
    const auto now_and_then = [&](const std::string& text) {
      if (numbers.below(60) == 0) out += text;
    };
    for (const std::string& lines : kind_of_host(numbers.below(kinds))) {
      const std::string line = of_host(lines, name);
      now_and_then("$ORIGIN " + name + ".example.com.\n");
      now_and_then("$TTL " + std::to_string(i) + '\n');
      now_and_then("; between\n");
      if (numbers.below(60) == 0) continue;
      out += in_other_dress(line, numbers);
      now_and_then(" ; hastls: ignore strippable-upgrade -- y");
      out += '\n';
    }
  }
  return out;
}

}  // namespace hastls::zone
