// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "hastls/lint/rule.hpp"
#include "hastls/registry/service.hpp"

#include "lint/owner_parts.hpp"

namespace hastls::lint::rules {
namespace {

bool is_service_label(std::string_view label) {
  return label.starts_with('_') && registry::is_service_name(label.substr(1));
}

bool has_underscore_label(std::string_view wire) noexcept {
  for (std::size_t at = 0; wire[at] != '\0'; at += static_cast<unsigned char>(wire[at]) + 1U) {
    if (wire[at + 1] == '_') return true;
  }
  return false;
}

std::string label_message(std::string_view which, std::string_view label) {
  if (!label.starts_with('_'))
    return fmt::format("the {} label of the owner does not begin with an underscore", which);
  return fmt::format(
      "the {} label of the owner is not a service name of RFC 6335 behind its "
      "underscore",
      which);
}

// Why the owner is bad; empty where it is not.
std::string fault_of(const OwnerParts& parts) {
  if (!is_service_label(parts.app)) return label_message("first", parts.app);
  if (!is_service_label(parts.proto)) return label_message("second", parts.proto);
  if (parts.host == std::string_view("\0", 1)) return "there is no host below the two labels";
  if (has_underscore_label(parts.host))
    return "the host below the two labels has an underscore label";
  return {};
}

void check(const Context& context, const zone::HastlsRecord& record, Findings& findings) {
  zone::WireRoom room;
  const OwnerParts parts = owner_parts(context.zone.names().wire(record.owner, room));
  std::string fault = fault_of(parts);
  if (fault.empty()) return;
  findings.at_owner(record,
                    {.message = std::move(fault),
                     .help = "the owner is _app._proto.host, as _imap._tcp.mail.example.com.",
                     .related = {}});
}

}  // namespace

extern const Rule bad_owner{
    .id = "bad-owner",
    .normative = true,
    .by_standing = true,
    .summary = "The owner is _app._proto.host.",
    .why =
        "A client asks for exactly one name: the application and the protocol as in SRV, each "
        "behind an underscore, then the host that it is about to connect to. A record anywhere "
        "else is never asked for. Service names are those of RFC 6335 section 5.1.",
    .clause = "draft-hoffman-server-has-tls-04 section 3; RFC 2782; RFC 6335 section 5.1 (R1)",
    .wrong =
        "mail            IN A 192.0.2.25\n"
        "_smtp.mail      IN TYPE65443 \\# 6 001900190001\n",
    .right =
        "mail            IN A 192.0.2.25\n"
        "_smtp._tcp.mail IN TYPE65443 \\# 6 001900190001\n",
    .check_record = check,
};

}  // namespace hastls::lint::rules
