// SPDX-License-Identifier: BSD-2-Clause
#include <optional>

#include <fmt/format.h>

#include "hastls/lint/rule.hpp"
#include "hastls/zone/type_code.hpp"

#include "lint/related.hpp"

namespace hastls::lint::rules {
namespace {

// What hides the set's owner, and where that stands.
struct Cover {
  std::string message;
  std::string help;
  std::optional<diag::Related> by;
};

Cover outside(const Context& context, const Findings& findings) {
  Cover out{
      .message = fmt::format("the owner is outside the zone {}", context.zone.apex()->to_string()),
      .help = "publish the record in the zone that holds the host",
      .by = {}};
  if (const auto& soa = context.zone.soa()) out.by = findings.other(soa->place, "the zone's SOA");
  return out;
}

Cover below(const Context& context, zone::NameId name, const zone::Fact& fact,
            const Findings& findings) {
  const std::string at = context.zone.names().name(name).to_string();
  if (fact.type == zone::types::kDname)
    return {.message = fmt::format("the owner is below the DNAME at {}: it is never served", at),
            .help = "publish the record at the name that the DNAME leads to",
            .by = findings.other(fact.place, "the DNAME")};
  return {.message = fmt::format("the owner is below the zone cut at {}: it is never served here, "
                                 "and never signed",
                                 at),
          .help = fmt::format("publish the record in the zone {}", at),
          .by = findings.other(fact.place, "the delegation")};
}

// Walks from the owner up to the apex; the cover closest to the apex is what a server meets first.
std::optional<Cover> cover_of(const Context& context, const RecordSet& set,
                              const Findings& findings) {
  const zone::NameTree& names = context.zone.names();
  const auto& apex = context.zone.apex();
  const auto apex_id = context.zone.apex_name();
  std::optional<Cover> found;
  for (std::optional<zone::NameId> at = set.owner; at; at = names.parent(*at)) {
    const bool is_apex = apex_id && *at == *apex_id;
    const zone::Fact* const dname = names.fact(*at, zone::types::kDname);
    if (dname != nullptr && *at != set.owner) found = below(context, *at, *dname, findings);
    if (is_apex) return found;
    const zone::Fact* const cut = names.fact(*at, zone::types::kNs);
    if (cut != nullptr && apex) found = below(context, *at, *cut, findings);
  }
  // Above every name, and no apex on the way.
  return apex ? outside(context, findings) : found;
}

void check(const Context& context, const RecordSet& set, Findings& findings) {
  auto cover = cover_of(context, set, findings);
  if (!cover) return;
  Finding finding{.message = std::move(cover->message),
                  .help = std::move(cover->help),
                  .related = others_of(context, set.records.list(),
                                       [](const auto&) { return "and this record"; })};
  if (cover->by) finding.related.insert(finding.related.begin(), *std::move(cover->by));
  findings.at_owner(*set.records.back(), std::move(finding));
}

}  // namespace

extern const Rule occluded{
    .id = "occluded",
    .normative = true,
    .by_standing = true,
    .summary =
        "HASTLS records stand where their zone serves them: not below a zone cut or a DNAME, "
        "nor outside the zone.",
    .why =
        "A server never answers from below a delegation or a DNAME, and no signer signs what is "
        "there; what is outside the zone is dropped or refused on loading. The record is in the "
        "file, and no client will ever see it.",
    .clause = "RFC 1034 section 4.2.1; RFC 6672 section 2.4; RFC 4035 section 2.2",
    .wrong =
        "sub                  IN NS ns1\n"
        "www.sub              IN A 192.0.2.80\n"
        "_http._tcp.www.sub   IN TYPE65443 \\# 6 005001bb0001\n",
    .right =
        "www.sub              IN A 192.0.2.80\n"
        "_http._tcp.www.sub   IN TYPE65443 \\# 6 005001bb0001\n",
    .check_set = check,
};

}  // namespace hastls::lint::rules
