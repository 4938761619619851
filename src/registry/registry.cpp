// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/registry/registry.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "hastls/core/ascii.hpp"

namespace hastls::registry {
namespace {

using enum InBand;

constexpr bool kOnRequest = true;

// One row is one application; nothing else in the tree lists them.
// clang-format off
constexpr std::array kApplications{
    //          name           clear TLS   in-band   upgrade       source
    Application{"http",           80,  443, Obsolete, "",           "RFC 9110, 2817"},
    Application{"smtp",           25,    0, Yes,      "",           "RFC 5321, 3207"},
    Application{"submission",    587,  465, Yes,      "",           "RFC 6409, 8314"},
    Application{"imap",          143,  993, Yes,      "",           "RFC 9051, 8314"},
    Application{"pop3",          110,  995, Yes,      "STLS",       "RFC 1939, 2595, 8314"},
    Application{"sip",          5060, 5061, No,       "",           "RFC 3261, 5630"},
    Application{"ftp",            21,  990, Yes,      "AUTH TLS",   "RFC 959, 4217", kOnRequest},
    Application{"ldap",          389,  636, Yes,      "StartTLS",   "RFC 4511, 4513"},
    Application{"xmpp-client",  5222, 5223, Yes,      "",           "RFC 6120, 7590, XEP-0368", kOnRequest},
    Application{"xmpp-server",  5269, 5270, Yes,      "",           "RFC 6120, 7590, XEP-0368", kOnRequest},
    Application{"nntp",          119,  563, Yes,      "",           "RFC 3977, 4642, 8143"},
    Application{"sieve",        4190,    0, Yes,      "",           "RFC 5804"},
    Application{"lmtp",            0,    0, Yes,      "",           "RFC 2033, 3207"},
    Application{"acap",          674,    0, Yes,      "",           "RFC 2244, 2595"},
    Application{"postgresql",   5432,    0, Yes,      "SSLRequest", "PostgreSQL protocol"},
    Application{"mysql",        3306,    0, Yes,      "SSLRequest", "MySQL protocol"},
    Application{"irc",          6667, 6697, Obsolete, "",           "RFC 2812, 7194"},
    Application{"telnet",         23,  992, Obsolete, "",           "IANA"},
    Application{"rtsp",          554,  322, No,       "",           "RFC 7826"},
    Application{"mqtt",         1883, 8883, No,       "",           "OASIS MQTT"},
    Application{"amqp",         5672, 5671, Obsolete, "",           "OASIS AMQP"},
    Application{"domain",         53,  853, No,       "",           "RFC 7858"},
    Application{"syslog-conn",   601,    0, Obsolete, "",           "RFC 3195"},
    Application{"syslog-tls",      0, 6514, No,       "",           "RFC 5425"},
    Application{"stun",         3478, 5349, No,       "",           "RFC 8489"},
    Application{"turn",         3478, 5349, No,       "",           "RFC 8656"},
    Application{"coap",         5683, 5684, No,       "",           "RFC 8323"},
    Application{"diameter",     3868, 5868, Obsolete, "",           "RFC 6733"},
    Application{"nfs",          2049,    0, Yes,      "",           "RFC 9289"},
    Application{"epp",             0,  700, No,       "",           "RFC 5734"},
    Application{"netconf-tls",     0, 6513, No,       "",           "RFC 7589"},
    Application{"radsec",          0, 2083, No,       "",           "RFC 6614"},
    Application{"caldav",         80,  443, Obsolete, "",           "RFC 6764"},
    Application{"carddav",        80,  443, Obsolete, "",           "RFC 6764"},
};
// clang-format on

constexpr bool is_service_name(std::string_view name) {
  return !name.empty() && name.size() <= 15 && name.front() != '-' && name.back() != '-' &&
         std::ranges::all_of(
             name, [](char c) { return (c >= 'a' && c <= 'z') || ascii::is_digit(c) || c == '-'; });
}
constexpr bool names_are_unique() {
  return std::ranges::all_of(kApplications, [](const Application& row) {
    return std::ranges::count(kApplications, row.name, &Application::name) == 1;
  });
}
static_assert(std::ranges::all_of(kApplications, is_service_name, &Application::name),
              "a service name (RFC 6335 §5.1) in lower case");
static_assert(names_are_unique(), "one row per application");
static_assert(std::ranges::none_of(kApplications,
                                   [](const Application& row) {
                                     return row.cleartext != 0 && row.cleartext == row.tls_only;
                                   }),
              "the two ports differ; one port for both is in-band");
static_assert(std::ranges::all_of(kApplications,
                                  [](const Application& row) {
                                    return row.in_band == Yes || row.cleartext != 0 ||
                                           row.tls_only != 0;
                                  }),
              "a row gives a port or a way to upgrade");
static_assert(std::ranges::none_of(kApplications,
                                   [](const Application& row) {
                                     return row.tls_only_on_request &&
                                            (row.tls_only == 0 || row.in_band != Yes);
                                   }),
              "a TLS-only port on request stands beside an in-band upgrade");
static_assert(std::ranges::none_of(kApplications,
                                   [](const Application& row) { return row.source.empty(); }),
              "every row names its source");

Error refuse(const Application& row, std::string_view what, std::string help) {
  return {ErrorCode::Usage,
          fmt::format("the application '{}' is {}", row.name, what),
          {std::move(help)}};
}

}  // namespace

std::string_view to_string(InBand in_band) noexcept {
  switch (in_band) {
    case No: return "no";
    case Yes: return "yes";
    case Obsolete: return "obsolete";
  }
  return "";
}

std::span<const Application> built_in() noexcept {
  return kApplications;
}

Status Registry::add(const Application& row) {
  const std::string name = ascii::lower(row.name);
  if (!is_service_name(name))
    return refuse(row, "no service name",
                  "1 to 15 letters, digits and hyphens, no underscore (RFC 6335 §5.1)");
  if (find(name) != nullptr)
    return refuse(row, "in the table already", "give it a name of its own");
  if (row.in_band != Yes && row.cleartext == 0 && row.tls_only == 0)
    return refuse(row, "without a port and without a way to upgrade",
                  "give cleartext or tls-only, or in-band");
  if (row.cleartext != 0 && row.cleartext == row.tls_only)
    return refuse(row, "one port for both", "leave tls-only out, and say in-band: \"yes\"");
  const auto keep = [this](std::string_view text) -> std::string_view {
    return texts_.emplace_back(text);
  };
  Application kept = row;
  kept.name = keep(name);
  kept.upgrade = keep(row.upgrade);
  kept.source = keep(row.source);
  own_.push_back(kept);
  return Done{};
}

const Application* Registry::find(std::string_view name) const noexcept {
  const auto is_named = [name](const Application& row) {
    return ascii::equal_ignoring_case(row.name, name);
  };
  if (const auto* it = std::ranges::find_if(kApplications, is_named); it != kApplications.end())
    return &*it;
  const auto own = std::ranges::find_if(own_, is_named);
  return own == own_.end() ? nullptr : &*own;
}

std::vector<const Application*> Registry::rows() const {
  std::vector<const Application*> out;
  out.reserve(kApplications.size() + own_.size());
  for (const Application& row : kApplications) out.push_back(&row);
  for (const Application& row : own_) out.push_back(&row);
  return out;
}

}  // namespace hastls::registry
