// SPDX-License-Identifier: BSD-2-Clause
#include <utility>

#include "hastls/lint/rule.hpp"

#include "lint/related.hpp"
#include "lint/signing.hpp"

namespace hastls::lint::rules {
namespace {

Finding unsigned_zone(const zone::SigningFacts& facts) {
  if (facts.dnskeys.empty())
    return {.message = "the zone is not signed: no client may use this record",
            .help = "sign the zone",
            .related = {}};
  return {.message = "the zone has a DNSKEY and no RRSIG: it is not signed yet",
          .help = "sign the zone, or check what the signer wrote",
          .related = {}};
}

std::optional<Finding> find(const Context& context, const RecordSet& set,
                            const Findings& findings) {
  const zone::SigningFacts& facts = context.zone.typed().signing;
  if (!facts.first_rrsig) return unsigned_zone(facts);
  auto signature = signature_finding(context, set, findings);
  auto denial = denial_finding(context, set, findings);
  if (!signature || !denial) return signature ? std::move(signature) : std::move(denial);
  signature->related.push_back(std::move(denial->related.front()));
  return signature;
}

bool is_idle(const Context& context) {
  return !context.signing.required && !context.zone.typed().signing.first_rrsig;
}

void check(const Context& context, const RecordSet& set, Findings& findings) {
  auto finding = find(context, set, findings);
  if (!finding) return;
  auto others =
      others_of(context, set.records.list(), [](const auto&) { return "and this record"; });
  finding->related.insert(finding->related.end(), std::move_iterator(others.begin()),
                          std::move_iterator(others.end()));
  findings.at_owner(*set.records.back(), *std::move(finding));
}

}  // namespace

// The file is named after the rule, and its object after the file; the word alone is a keyword.
// NOLINTNEXTLINE(readability-identifier-naming)
extern const Rule unsigned_{
    .id = "unsigned",
    .severity = diag::Severity::Warning,
    .whole_zone = true,
    .summary = "In a signed zone HASTLS records are signed, and their names known to exist.",
    .why =
        "A client uses the record only where DNSSEC proves it. In a signed zone a record that was "
        "added after signing, or whose signature has expired, is bogus, and a client that cannot "
        "tell it from an attack does not connect; where the NSEC or NSEC3 does not list the type, "
        "resolvers may even prove that there is none. A zone without any RRSIG is left alone, but "
        "for --require-signed; --verify checks the signatures themselves. --now is the time to "
        "judge by.",
    .clause =
        "draft-hoffman-server-has-tls-04 section 6 (R9); RFC 4035 section 2; RFC 5155 "
        "section 7.1",
    .wrong =
        "www             IN A 192.0.2.80\n"
        "www             IN RRSIG A 13 3 3600 20900101000000 20260101000000 2143 @ c2lnbmVk\n"
        "_http._tcp.www  IN TYPE65443 \\# 6 005001bb0001\n",
    .right =
        "www             IN A 192.0.2.80\n"
        "www             IN RRSIG A 13 3 3600 20900101000000 20260101000000 2143 @ c2lnbmVk\n"
        "_http._tcp.www  IN TYPE65443 \\# 6 005001bb0001\n"
        "_http._tcp.www  IN RRSIG TYPE65443 13 5 3600 20900101000000 20260101000000 2143 @ "
        "c2lnbmVk\n",
    .check_set = check,
    .is_idle = is_idle,
};

}  // namespace hastls::lint::rules
