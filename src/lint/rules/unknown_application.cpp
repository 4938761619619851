// SPDX-License-Identifier: BSD-2-Clause
#include <vector>

#include <fmt/format.h>

#include "hastls/core/suggest.hpp"
#include "hastls/lint/rule.hpp"

#include "lint/owner_parts.hpp"
#include "lint/related.hpp"

namespace hastls::lint::rules {
namespace {

std::string help_for(const Context& context, std::string_view name) {
  std::vector<std::string_view> names;
  for (const registry::Application* row : context.applications.rows()) names.push_back(row->name);
  if (const auto meant = closest(name, names)) return fmt::format("did you mean {}?", *meant);
  return "'hastls apps' lists the applications that are known";
}

void check(const Context& context, const RecordSet& set, Findings& findings) {
  if (set.application() != nullptr) return;
  const std::string_view name = app_name(owner_parts(context, set));
  findings.at_owner(*set.records.back(),
                    {.message = fmt::format("the application {} is not in the table", name),
                     .help = help_for(context, name),
                     .related = others_of(context, set.records.list(),
                                          [](const auto&) { return "and this record"; })});
}

}  // namespace

extern const Rule unknown_application{
    .id = "unknown-application",
    .severity = diag::Severity::Warning,
    .on_request = true,
    .by_shape = true,
    .summary = "The application is one of the table.",
    .why =
        "A client asks with the service name that it knows the application by. Names that are "
        "not in the table may be right, and may be mistyped.",
    .clause = "RFC 6335 section 5.1; RFC 2782",
    .wrong =
        "mail             IN A 192.0.2.25\n"
        "_imao._tcp.mail  IN TYPE65443 \\# 6 000003e10001\n",
    .right =
        "mail             IN A 192.0.2.25\n"
        "_imap._tcp.mail  IN TYPE65443 \\# 6 000003e10001\n",
    .check_set = check,
};

}  // namespace hastls::lint::rules
