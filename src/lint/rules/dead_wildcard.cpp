// SPDX-License-Identifier: BSD-2-Clause
#include <optional>

#include "hastls/lint/rule.hpp"

#include "lint/owner_parts.hpp"
#include "lint/related.hpp"

namespace hastls::lint::rules {
namespace {

// Of the name or of one above it.
bool has_wildcard_label(const zone::NameTree& names, zone::NameId name) noexcept {
  for (auto at = std::optional(name); at; at = names.parent(*at)) {
    if (names.label(*at) == "\1*") return true;
  }
  return false;
}

void check(const Context& context, const RecordSet& set, Findings& findings) {
  if (!has_wildcard_label(context.zone.names(), host_of(context, set))) return;
  findings.at_owner(
      *set.records.back(),
      {.message = "a * below other labels is no wildcard: this record matches no name but itself",
       .help = "publish a record for each host",
       .related =
           others_of(context, set.records.list(), [](const auto&) { return "and this record"; })});
}

}  // namespace

extern const Rule dead_wildcard{
    .id = "dead-wildcard",
    .severity = diag::Severity::Warning,
    .by_standing = true,
    .summary = "No HASTLS record is meant for every host of a wildcard.",
    .why =
        "Only a * that is the first label of a name is a wildcard, and it stands for every label "
        "in front. There is no way to write a record for _imap._tcp of every host: this one "
        "answers for the very name with the asterisk, which nobody asks for.",
    .clause = "RFC 4592 section 2.1.1",
    .wrong =
        "*                  IN A 192.0.2.7\n"
        "_imap._tcp.*       IN TYPE65443 \\# 6 000003e10001\n",
    .right =
        "mail               IN A 192.0.2.7\n"
        "_imap._tcp.mail    IN TYPE65443 \\# 6 000003e10001\n",
    .check_set = check,
};

}  // namespace hastls::lint::rules
