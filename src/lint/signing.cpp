// SPDX-License-Identifier: BSD-2-Clause
#include "lint/signing.hpp"

#include <fmt/format.h>

#include "hastls/zone/signature.hpp"

namespace hastls::lint {
namespace {

using zone::DenialFact;
using zone::SignatureFact;
using zone::SigningFacts;

// One clause about an RRSIG, and what to do about it.
struct Reason {
  std::string why;
  std::string help;
};

// What is wrong with its times. At 2^31 seconds' distance nobody can tell what is before what:
// that is outside too.
std::optional<Reason> time_reason(const SignatureFact& rrsig, Timestamp now) {
  const auto is_at_most = [](std::uint32_t a, std::uint32_t b) {
    return a == b || serial_before(a, b);
  };
  if (!is_at_most(rrsig.inception, rrsig.expiration))
    return Reason{"it ends before it begins", "sign the zone again"};
  if (!is_at_most(rrsig.inception, now.serial()))
    return Reason{fmt::format("it begins on {} only", now.nearest(rrsig.inception).to_string()),
                  "sign the zone again with an earlier inception, or serve it later"};
  if (!is_at_most(now.serial(), rrsig.expiration))
    return Reason{fmt::format("it expired on {}", now.nearest(rrsig.expiration).to_string()),
                  "sign the zone again"};
  return std::nullopt;
}

std::optional<Reason> reason_against(const Context& context, const RecordSet& set,
                                     const SignatureFact& rrsig) {
  if (auto reason = time_reason(rrsig, context.signing.now)) return reason;
  if (!context.signing.verify) return std::nullopt;
  auto fault = zone::signature_fault(context.zone, *set.records.front(), rrsig);
  if (!fault) return std::nullopt;
  return Reason{*std::move(fault),
                "sign the zone again; nothing may change a signed record, nor its keys"};
}

}  // namespace

std::optional<Finding> signature_finding(const Context& context, const RecordSet& set,
                                         const Findings& findings) {
  const std::string type = context.type.to_string();
  const SigningFacts& facts = context.zone.typed().signing;
  const auto signatures = facts.signatures_of(set.owner);
  if (signatures.empty())
    return Finding{.message = fmt::format("no RRSIG covers {} here, and the zone is signed", type),
                   .help = "sign the zone again: the record came after its signatures",
                   .related = {findings.other(*facts.first_rrsig, "the first RRSIG of the zone")}};
  std::vector<Reason> reasons;
  for (const SignatureFact& rrsig : signatures) {
    auto reason = reason_against(context, set, rrsig);
    if (!reason) return std::nullopt;
    reasons.push_back(*std::move(reason));
  }
  Finding out{.message = fmt::format("the RRSIG over {} is not valid: {}", type, reasons[0].why),
              .help = reasons[0].help,
              .related = {findings.other(signatures[0].place, "the RRSIG")}};
  if (signatures.size() == 1) return out;
  out.message = fmt::format("none of the {} RRSIGs over {} is valid", signatures.size(), type);
  for (std::size_t i = 0; i < signatures.size(); ++i) {
    auto other = findings.other(signatures[i].place, "this one: " + reasons[i].why);
    if (i == 0)
      out.related[0] = std::move(other);
    else
      out.related.push_back(std::move(other));
  }
  return out;
}

namespace {

constexpr std::string_view kSignAgain = "sign the zone again: the record came after its signatures";

Finding does_not_list(const Context& context, const DenialFact& denial, std::string_view record,
                      const Findings& findings) {
  return {.message = fmt::format("the {} of the owner does not list {}: it proves that the record "
                                 "is not there",
                                 record, context.type.to_string()),
          .help = std::string(kSignAgain),
          .related = {findings.other(denial.place, fmt::format("the {}", record))}};
}

std::optional<Finding> nsec3_finding(const Context& context, const RecordSet& set,
                                     std::size_t chain, const Findings& findings) {
  const SigningFacts& facts = context.zone.typed().signing;
  const DenialFact* const nsec3 = facts.nsec3_of(set.owner, chain);
  if (nsec3 != nullptr && nsec3->lists_hastls) return std::nullopt;
  if (nsec3 != nullptr) return does_not_list(context, *nsec3, "NSEC3", findings);
  const zone::Nsec3Chain& of = facts.chains[chain];
  return Finding{.message = fmt::format(
                     "no NSEC3 matches the owner, whose hash is {}: the name does not exist",
                     zone::nsec3_label(context.zone, set.owner, of)),
                 .help = std::string(kSignAgain),
                 .related = {findings.other(of.place, "of this chain of NSEC3 records")}};
}

}  // namespace

std::optional<Finding> denial_finding(const Context& context, const RecordSet& set,
                                      const Findings& findings) {
  const SigningFacts& facts = context.zone.typed().signing;
  const DenialFact* const nsec = facts.nsec_of(set.owner);
  if (nsec != nullptr && !nsec->lists_hastls)
    return does_not_list(context, *nsec, "NSEC", findings);
  for (std::size_t i = 0; i < facts.chains.size(); ++i) {
    if (!facts.chains[i].checked || !facts.is_in_use(facts.chains[i])) continue;
    if (auto finding = nsec3_finding(context, set, i, findings)) return finding;
  }
  if (nsec != nullptr || !facts.first_nsec || !facts.chains.empty()) return std::nullopt;
  return Finding{.message =
                     "the owner has no NSEC, and other names of the zone have: it does not "
                     "exist",
                 .help = std::string(kSignAgain),
                 .related = {findings.other(*facts.first_nsec, "the first NSEC of the zone")}};
}

}  // namespace hastls::lint
