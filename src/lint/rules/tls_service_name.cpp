// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "hastls/lint/rule.hpp"
#include "hastls/registry/service_name.hpp"

#include "lint/owner_parts.hpp"
#include "lint/related.hpp"

namespace hastls::lint::rules {
namespace {

// The application whose name with TLS `name` is.
const registry::Application* cleartext_of(const Context& context, std::string_view name) {
  if (context.applications.find(name) != nullptr) return nullptr;
  return context.applications.find(registry::cleartext_name(name));
}

void check(const Context& context, const RecordSet& set, Findings& findings) {
  const OwnerParts parts = owner_parts(context, set);
  const registry::Application* const application = cleartext_of(context, app_name(parts));
  if (application == nullptr) return;
  findings.at_owner(
      *set.records.back(),
      {.message = fmt::format("{} is {} with TLS: the record is a pair, and stands at _{}",
                              app_name(parts), application->name, application->name),
       .help =
           fmt::format("write both ports in a record at _{}.{}", application->name, parts.proto),
       .related =
           others_of(context, set.records.list(), [](const auto&) { return "and this record"; })});
}

}  // namespace

extern const Rule tls_service_name{
    .id = "tls-service-name",
    .severity = diag::Severity::Info,
    .by_shape = true,
    .summary = "The application is named by its cleartext name.",
    .why =
        "One record tells of both forms of an application, and a client asks for it by one name. "
        "That is the name of the form without TLS: imap, not imaps.",
    .clause = "draft-hoffman-server-has-tls-04 section 3 (D7)",
    .wrong =
        "mail              IN A 192.0.2.25\n"
        "_imaps._tcp.mail  IN TYPE65443 \\# 6 000003e10001\n",
    .right =
        "mail              IN A 192.0.2.25\n"
        "_imap._tcp.mail   IN TYPE65443 \\# 6 000003e10001\n",
    .check_set = check,
};

}  // namespace hastls::lint::rules
