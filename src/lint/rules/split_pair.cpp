// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "hastls/lint/rule.hpp"

#include "lint/owner_parts.hpp"
#include "lint/related.hpp"

namespace hastls::lint::rules {
namespace {

using Records = std::vector<const zone::HastlsRecord*>;

// The records that have one port and this preference.
Records halves(const RecordSet& set, std::uint16_t preference) {
  Records out;
  std::ranges::copy_if(set.records, std::back_inserter(out), [&](const auto* record) {
    return record->rdata.pol_pref == preference && record->rdata.posture() != Posture::Both;
  });
  return out;
}

// Precondition: there are two halves.
record::Hastls joined(const Records& parts) {
  record::Hastls pair = parts[0]->rdata;
  pair.ins_port = std::max(pair.ins_port, parts[1]->rdata.ins_port);
  pair.sec_port = std::max(pair.sec_port, parts[1]->rdata.sec_port);
  return pair;
}

std::string help_for(const Context& context, const Records& parts) {
  if (parts.size() > 2) return "write the two ports of each pair in one record";
  const record::Hastls pair = joined(parts);
  return fmt::format("write both ports in one record: {}",
                     corrected_line(context, *parts[1], pair));
}

std::vector<zone::Change> fix_for(const Records& parts) {
  if (parts.size() > 2) return {};
  return {zone::Change::set_rdata(*parts[0], joined(parts)), zone::Change::remove(*parts[1])};
}

void check(const Context& context, const RecordSet& set, Findings& findings) {
  if (set.records.size() < 2) return;
  for (const auto preference : {std::uint16_t{0}, std::uint16_t{1}}) {
    const Records parts = halves(set, preference);
    const auto is_insecure = [](const auto* record) {
      return record->rdata.posture() == Posture::InsecureOnly;
    };
    const auto insecure = std::ranges::count_if(parts, is_insecure);
    if (insecure == 0 || insecure == std::ssize(parts)) continue;
    const auto says = [](const zone::HastlsRecord& record) {
      return fmt::format("the other half: {}", record::to_text(record.rdata));
    };
    findings.at_owner(*parts.back(),
                      {.message = fmt::format("half a pair, {}: the other port stands in a record "
                                              "of its own",
                                              record::to_text(parts.back()->rdata)),
                       .help = help_for(context, parts),
                       .related = others_of(context, parts, says),
                       .fix = fix_for(parts)});
  }
}

}  // namespace

extern const Rule split_pair{
    .id = "split-pair",
    .severity = diag::Severity::Warning,
    .fixing = Fixing::OnRequest,
    .by_shape = true,
    .summary = "The insecure port and the secure port of one service stand in one record.",
    .why =
        "A record is a pair of ports. Written as two records, each with a 0, it says that there "
        "is one service without TLS and another without an insecure form: a client that wants "
        "to fall back cannot know that the two belong together.",
    .clause = "draft-hoffman-server-has-tls-04 section 3 (R4)",
    .wrong =
        "www             IN A 192.0.2.80\n"
        "_http._tcp.www  IN TYPE65443 \\# 6 005000000000\n"
        "_http._tcp.www  IN TYPE65443 \\# 6 000001bb0000\n",
    .right =
        "www             IN A 192.0.2.80\n"
        "_http._tcp.www  IN TYPE65443 \\# 6 005001bb0000\n",
    .check_set = check,
};

}  // namespace hastls::lint::rules
