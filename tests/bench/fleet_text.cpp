// SPDX-License-Identifier: BSD-2-Clause
#include "fleet_text.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include <fmt/format.h>

namespace hastls::bench {
namespace {

constexpr std::array<std::pair<std::string_view, FleetShape>, 7> kNames{{
    {"servers", FleetShape::Servers},
    {"documents", FleetShape::Documents},
    {"hosts", FleetShape::Hosts},
    {"varied", FleetShape::Varied},
    {"other", FleetShape::Other},
    {"other-varied", FleetShape::OtherVaried},
    {"sorted", FleetShape::Sorted},
}};

void head(std::string& out, std::string_view zone) {
  fmt::format_to(std::back_inserter(out), R"(version: 1
zone: {}
defaults: {{ttl: 1h, prefer-secure: false}}    # ttl: seconds or 1h30m / 2d
profiles:                                    # named sets of applications, reusable
  mailhost:
    smtp: {{posture: SSB, prefer-secure: true}}    # in-band by the application table: 25 25 1
    imap: SSO                                    # well-known ports by the table: 0 993 0
servers:
)",
                 zone);
}

void web(std::string& out, std::size_t n) {
  fmt::format_to(std::back_inserter(out), R"(  - host: www{}
    applications:
      http:                                  # several pairs: a list
        - SSB                                # 80 443
        - {{posture: SSB, insecure-port: 8080, secure-port: 8443}}
)",
                 n);
}

void mail(std::string& out, std::size_t n) {
  fmt::format_to(
      std::back_inserter(out),
      R"(  - hosts: [mx1-{0}, mx2-{0}, 'relay{{1..4}}-{0}']         # the same posture for several
    profile: mailhost
    applications:
      pop3: SSO                              # added to the profile; the same key replaces it
      sip/tcp: {{posture: SSB, insecure-port: 5060, secure-port: 5061, ttl: 300}}
)",
      n);
}

void plain_web(std::string& out, std::size_t n) {
  fmt::format_to(std::back_inserter(out), R"(  - host: www{}
    applications:
      http:
        - SSB
        - {{posture: SSB, insecure-port: 8080, secure-port: 8443}}
)",
                 n);
}

void plain_mail(std::string& out, std::size_t n) {
  fmt::format_to(std::back_inserter(out), R"(  - hosts: [mx{0}a, mx{0}b]
    profile: mailhost
    applications:
      pop3: SSO
      sip/tcp: {{posture: SSB, insecure-port: 5060, secure-port: 5061, ttl: 300}}
)",
                 n);
}

void varied(std::string& out, std::size_t n) {
  fmt::format_to(std::back_inserter(out), R"(  - host: s{0}
    applications:
      http: {{posture: SSB, insecure-port: {1}, secure-port: {2}, ttl: {3}}}
      imap: {{posture: SSO, secure-port: {4}}}
)",
                 n, 1024 + n % 30011, 32000 + n % 29989, 60 + n % 86399, 2000 + n % 40009);
}

void other(std::string& out, std::size_t n, std::size_t port) {
  fmt::format_to(std::back_inserter(out), R"(  - host: "www\x{1:02x}-{0}"
    applications:
      http: [SSB,
        {{posture: SSB, insecure-port: {2}, secure-port: 8443}}]
)",
                 n, 0x61 + n % 26, port);
}

void sorted(std::string& out, std::size_t n) {
  fmt::format_to(std::back_inserter(out), R"(  - host: s{:08}
    applications: {{http: SSB, imap: SSO}}
)",
                 n);
}

}  // namespace

std::optional<FleetShape> fleet_shape(std::string_view name) {
  const auto it = std::ranges::find(kNames, name, &std::pair<std::string_view, FleetShape>::first);
  return it == kNames.end() ? std::nullopt : std::optional(it->second);
}

std::string_view fleet_shapes() {
  return "servers|documents|hosts|varied|other|other-varied|sorted";
}

std::string fleet_text(FleetShape shape, std::size_t servers) {
  std::string out;
  if (shape != FleetShape::Documents) head(out, "example.com");
  for (std::size_t n = 0; n < servers; ++n) {
    switch (shape) {
      case FleetShape::Documents:
        if (n % 2 == 0) {
          if (n != 0) out += "---\n";
          head(out, fmt::format("example{}.com", n / 2));
        }
        [[fallthrough]];
      case FleetShape::Servers: n % 2 == 0 ? web(out, n / 2) : mail(out, n / 2); break;
      case FleetShape::Hosts: n % 2 == 0 ? plain_web(out, n) : plain_mail(out, n); break;
      case FleetShape::Varied: varied(out, n); break;
      case FleetShape::Other: other(out, n, 8080); break;
      case FleetShape::OtherVaried: other(out, n, 10000 + n % 30011); break;
      case FleetShape::Sorted: sorted(out, n); break;
    }
  }
  return out;
}

}  // namespace hastls::bench
