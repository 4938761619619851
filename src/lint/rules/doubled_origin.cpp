// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "hastls/lint/rule.hpp"

#include "lint/owner_parts.hpp"
#include "lint/related.hpp"
#include "lint/wildcards.hpp"

namespace hastls::lint::rules {
namespace {

void check(const Context& context, const RecordSet& set, Findings& findings) {
  if (!is_doubled(context, host_of(context, set))) return;
  const std::string owner = context.zone.names().name(set.owner).to_string();
  const std::string zone = context.zone.apex()->to_string();
  const std::string meant = owner.substr(0, owner.size() - zone.size());
  findings.at_owner(
      *set.records.back(),
      {.message = fmt::format("the owner is {}: it holds the zone's name twice", owner),
       .help = fmt::format("a final dot was forgotten: write {}", meant),
       .related =
           others_of(context, set.records.list(), [](const auto&) { return "and this record"; })});
}

}  // namespace

extern const Rule doubled_origin{
    .id = "doubled-origin",
    .severity = diag::Severity::Warning,
    .by_standing = true,
    .summary = "An owner does not hold the zone's name twice.",
    .why =
        "A name without a final dot is completed with the origin, also where it was meant to be "
        "complete. The record is served at a name that nobody asks for.",
    .clause = "RFC 1035 section 5.1",
    .wrong =
        "www                         IN A 192.0.2.80\n"
        "_http._tcp.www.example.com  IN TYPE65443 \\# 6 005001bb0001\n",
    .right =
        "www                         IN A 192.0.2.80\n"
        "_http._tcp.www.example.com. IN TYPE65443 \\# 6 005001bb0001\n",
    .check_set = check,
};

}  // namespace hastls::lint::rules
