// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/lint/rule.hpp"
#include "hastls/zone/type_code.hpp"

#include "lint/related.hpp"

namespace hastls::lint::rules {
namespace {

void check(const Context& context, const RecordSet& set, Findings& findings) {
  const zone::Fact* const cname = context.zone.names().fact(set.owner, zone::types::kCname);
  if (cname == nullptr) return;
  Finding finding{
      .message = "the owner has a CNAME, beside which no other record may stand",
      .help = "remove the CNAME, or publish the record at the name that the CNAME leads to",
      .related =
          others_of(context, set.records.list(), [](const auto&) { return "and this record"; })};
  finding.related.insert(finding.related.begin(), findings.other(cname->place, "the CNAME"));
  findings.at_owner(*set.records.back(), std::move(finding));
}

}  // namespace

extern const Rule cname_conflict{
    .id = "cname-conflict",
    .normative = true,
    .by_standing = true,
    .summary = "No HASTLS record stands at a name that has a CNAME.",
    .why =
        "An alias has no other data. A server that meets both refuses the zone, or answers with "
        "one of the two.",
    .clause = "RFC 1034 section 3.6.2; RFC 2181 section 10.1",
    .wrong =
        "www             IN A 192.0.2.80\n"
        "_http._tcp.www  IN CNAME _http._tcp.example.net.\n"
        "_http._tcp.www  IN TYPE65443 \\# 6 005001bb0001\n",
    .right =
        "www             IN A 192.0.2.80\n"
        "_http._tcp.www  IN TYPE65443 \\# 6 005001bb0001\n",
    .check_set = check,
};

}  // namespace hastls::lint::rules
