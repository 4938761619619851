// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "hastls/lint/rule.hpp"

#include "lint/owner_parts.hpp"

namespace hastls::lint::rules {
namespace {

constexpr std::uint16_t kOneSwapped = 0x0100;

std::string help_for(const Context& context, const zone::HastlsRecord& record) {
  if (record.rdata.pol_pref != kOneSwapped || !record.rdata.posture())
    return "write 1 if no client is to fall back to the insecure form, else 0";
  record::Hastls meant = record.rdata;
  meant.pol_pref = 1;
  return fmt::format("its octets are swapped; the first is the high one: {}",
                     corrected_line(context, record, meant));
}

void check(const Context& context, const zone::HastlsRecord& record, Findings& findings) {
  if (record.faulty || record.rdata.pol_pref <= 1) return;
  findings.at(
      record, context.zone.layout(record).span_of_field(2),
      {.message = fmt::format("pol-pref is {}: it has two values, 0 and 1", record.rdata.pol_pref),
       .help = help_for(context, record),
       .related = {}});
}

}  // namespace

extern const Rule bad_preference{
    .id = "bad-preference",
    .normative = true,
    .by_shape = true,
    .summary = "The policy preference is 0 or 1.",
    .why =
        "0 says that the administrator has no preference, 1 that no client is to fall back to "
        "the insecure form. Other values mean nothing: a client ignores the record, and with it "
        "the protection that it was to give.",
    .clause = "draft-hoffman-server-has-tls-04 section 3 (R6)",
    .wrong =
        "www             IN A 192.0.2.25\n"
        "_smtp._tcp.www  IN TYPE65443 \\# 6 001900190002\n",
    .right =
        "www             IN A 192.0.2.25\n"
        "_smtp._tcp.www  IN TYPE65443 \\# 6 001900190001\n",
    .check_record = check,
};

}  // namespace hastls::lint::rules
