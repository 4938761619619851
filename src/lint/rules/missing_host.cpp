// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>
#include <cstdint>
#include <map>
#include <vector>

#include <fmt/format.h>

#include "hastls/lint/rule.hpp"
#include "hastls/zone/type_code.hpp"

#include "lint/owner_parts.hpp"
#include "lint/related.hpp"
#include "lint/wildcards.hpp"

namespace hastls::lint::rules {
namespace {

// Of a host without an address of its own.
bool is_missing(const Context& context, zone::NameId host) {
  const zone::NameTree& names = context.zone.names();
  return !names.has(host, zone::types::kCname) && wildcard_for(context, host) == nullptr &&
         !is_doubled(context, host);
}

void check(const Context& context, const RecordSets& sets, Findings& findings) {
  std::map<zone::NameId, std::vector<const zone::HastlsRecord*>> missing;
  for (const std::uint32_t at : sets.unusual()) {
    if (sets.is_out(at)) continue;
    const RecordSet set = sets[at];
    const zone::NameId host = host_of(context, set);
    if (context.zone.names().has_address(host) || !is_missing(context, host)) continue;
    auto& records = missing[host];
    records.insert(records.end(), set.records.begin(), set.records.end());
  }
  for (auto& [host, records] : missing) {
    std::ranges::sort(records, {}, [](const auto* record) { return record->place; });
    const std::string name = context.zone.names().name(host).to_string();
    findings.at_owner(
        *records.back(),
        {.message = fmt::format("the host {} has no address and no alias in this zone", name),
         .help = fmt::format("give {} an A or AAAA record, or publish the record at the host that "
                             "was meant",
                             name),
         .related = others_of(context, records, [](const auto&) { return "and this record"; })});
  }
}

}  // namespace

extern const Rule missing_host{
    .id = "missing-host",
    .severity = diag::Severity::Warning,
    .whole_zone = true,
    .summary = "The host of a HASTLS record has an address.",
    .why =
        "A client asks for the record of the host that it is about to connect to. A host without "
        "an address is one that nobody connects to: mostly a name mistyped, or a host that is "
        "gone.",
    .clause = "draft-hoffman-server-has-tls-04 section 3 (R1, D7)",
    .wrong =
        "mail             IN A 192.0.2.25\n"
        "_imap._tcp.mial  IN TYPE65443 \\# 6 000003e10001\n",
    .right =
        "mail             IN A 192.0.2.25\n"
        "_imap._tcp.mail  IN TYPE65443 \\# 6 000003e10001\n",
    .check_zone = check,
};

}  // namespace hastls::lint::rules
