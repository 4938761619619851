// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "hastls/lint/rule.hpp"

#include "lint/owner_parts.hpp"

namespace hastls::lint::rules {
namespace {

void check(const Context& context, const zone::HastlsRecord& record, Findings& findings) {
  if (!record.spelling.mnemonic) return;
  findings.at(record, context.zone.layout(record).type,
              {.message = "no server knows the mnemonic HASTLS: each refuses the whole zone for it",
               .help = fmt::format("write {}", corrected_line(context, record, record.rdata)),
               .related = {},
               .fix = {zone::Change::respell(record)}});
}

}  // namespace

extern const Rule mnemonic{
    .id = "mnemonic",
    .fixing = Fixing::Always,
    .by_shape = true,
    .summary = "HASTLS records are written as TYPE65443 with generic RDATA.",
    .why =
        "The type was never assigned a code, so no server has its mnemonic. BIND, NSD, Knot and "
        "PowerDNS answer SERVFAIL for a whole zone that holds one such line. The generic form of "
        "RFC 3597 loads everywhere; the readable one goes into a comment. hastls convert does "
        "it.",
    .clause = "RFC 3597 section 5 (D2, D3)",
    .wrong =
        "www             IN A 192.0.2.25\n"
        "_smtp._tcp.www  IN HASTLS 25 25 1\n",
    .right =
        "www             IN A 192.0.2.25\n"
        "_smtp._tcp.www  IN TYPE65443 \\# 6 001900190001 ; HASTLS 25 25 1\n",
    .check_record = check,
};

}  // namespace hastls::lint::rules
