// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace hastls::zone {

/// A small zone that holds something of everything.
inline constexpr std::string_view kZone =
    "$ORIGIN example.com.\n$TTL 3600\n@ SOA a b 1 2 3 4 5\n\tNS ns1\n"
    "www 60 IN A 192.0.2.1\n  AAAA 2001:db8::1\n_http._tcp.www IN TYPE65443 \\# 6 0050 01bb0001\n"
    "_imap._tcp.www 60 TYPE65443 \\# 6 008f03e10001 ; HASTLS 143 993 1\n"
    "_pop3._tcp.www 60 IN HASTLS 110 995 1\n*.w TXT \"a b;c\" ( x\n y ) ; z\n"
    "host.example.net. 3600 IN CNAME .\n@ MX 10 www\n\n ; nothing\na.b.c.d 1h IN CAA 0 issue "
    "\"x\"\n"
    "_443._tcp.www 60 IN TLSA 3 1 1 0011\nwww HTTPS 1 .\n_https._tcp SRV 0 0 443 www\n"
    "_smtp._tcp.www TYPE65443 \\# 6 001900000000\n@ MX 20 mx\n_mta-sts TXT \"v=STSv1; id=1\"\n"
    "_imap._tcp.www NSEC www TYPE65443 NSEC\n"
    "_imap._tcp.www RRSIG TYPE65443 13 5 60 20270101000000 20260101000000 1 @ AAAA\n"
    "@ DNSKEY 257 3 13 AAAA\n$GENERATE 1-2 d$ MX 10 mx$.other\n";

/// What damage is made of.
inline constexpr std::array<std::string_view, 26> kPieces{
    " ",      "\n", ".",          "..", "\\",           ";",   "(",
    ")",      "\"", "@",          "IN", "60",           "A",   "TYPE65443",
    "\\# 6 ", "\t", "$TTL 5\n",   "\r", "\r\n",         "CH ", "\\010",
    "_tcp.",  "0",  "4294967296", "x",  "$ORIGIN sub\n"};

/// The same numbers each time.
class Numbers {
 public:
  explicit Numbers(std::uint64_t seed = 42) : state_(seed) {}

  std::size_t below(std::size_t limit) {
    state_ = state_ * 6364136223846793005 + 1442695040888963407;
    return static_cast<std::size_t>(state_ >> 33) % limit;
  }

 private:
  std::uint64_t state_;
};

/// `lines` of the host `name`, which stands there as `{}`.
inline std::string of_host(std::string_view lines, std::string_view name) {
  std::string out(lines);
  for (std::size_t at = out.find("{}"); at != std::string::npos; at = out.find("{}", at))
    out.replace(at, 2, name);
  return out;
}

/// A zone after somebody's cat has walked over it.
inline std::string walked_over(std::string text, Numbers& numbers) {
  for (std::size_t i = 1 + numbers.below(6); i > 0; --i) {
    const std::size_t at = numbers.below(text.size());
    switch (numbers.below(4)) {
      case 0: text.erase(at, 1 + numbers.below(5)); break;
      case 1: text[at] = static_cast<char>(numbers.below(256)); break;
      case 2: text.insert(at, std::string(60 + numbers.below(10), 'y')); break;
      default: text.insert(at, kPieces.at(numbers.below(kPieces.size()))); break;
    }
  }
  return text;
}
inline std::string walked_over(Numbers& numbers) {
  return walked_over(std::string(kZone), numbers);
}

}  // namespace hastls::zone
