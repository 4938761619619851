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
  static const std::array<std::vector<std::string>, 7> kKinds{{
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
  }};
  return kKinds.at(kind % kKinds.size());
}

inline std::string upper_case(std::string text) {
  for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return text;
}

/// `line` as people write it now and then: in upper case, over several lines, with a comment, blank
/// lines or a text.
inline std::string in_other_dress(const std::string& line, Numbers& numbers) {
  std::string record = line.substr(0, line.find(" ;"));
  const std::size_t owner = line.find(' ');
  const std::size_t rdata = record.rfind(' ');
  if (owner == 0) return line;
  switch (numbers.below(30)) {
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
  const std::size_t kinds = 1 + numbers.below(7);
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
