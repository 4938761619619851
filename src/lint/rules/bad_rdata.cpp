// SPDX-License-Identifier: BSD-2-Clause
#include <string>
#include <vector>

#include <fmt/format.h>

#include "hastls/lint/rule.hpp"

#include "lint/owner_parts.hpp"

namespace hastls::lint::rules {
namespace {

// The record that was certainly meant, for the two mistakes that leave no doubt: pol-pref as one
// octet, and the readable form behind TYPEnnn.
std::optional<record::Hastls> meant(const record::Fault& fault, const zone::Layout& layout) {
  std::vector<std::string_view> words;
  for (const zone::Word& word : layout.rdata) words.push_back(word.text);
  std::string hex;
  if (fault.kind == record::FaultKind::FiveOctets) {
    for (std::size_t i = 2; i < words.size(); ++i) hex += words[i];
    constexpr std::size_t kFiveOctets = 10;  // digits; a $GENERATE may not show what it makes
    if (hex.size() != kFiveOctets) return std::nullopt;
    hex.insert(hex.size() - 2, "00");
    words = {"\\#", "6", hex};
  } else if (fault.kind != record::FaultKind::NeedsGeneric) {
    return std::nullopt;
  }
  const auto rdata = record::from_words(words, fault.kind == record::FaultKind::NeedsGeneric);
  if (!rdata || !rdata->is_valid()) return std::nullopt;
  return *rdata;
}

void check(const Context& context, const zone::HastlsRecord& record, Findings& findings) {
  if (!record.faulty) return;
  const record::Fault& fault = *context.zone.fault(record);
  const zone::Layout layout = context.zone.layout(record);
  std::string help = fault.help;
  if (const auto rdata = meant(fault, layout))
    help = fmt::format("{}: {}", help, corrected_line(context, record, *rdata));
  findings.at(record, layout.span_of(fault),
              {.message = fault.message, .help = std::move(help), .related = {}});
}

}  // namespace

extern const Rule bad_rdata{
    .id = "bad-rdata",
    .normative = true,
    .by_shape = true,
    .summary = "HASTLS RDATA is three 16-bit numbers, six octets on the wire.",
    .why =
        "No server checks the RDATA of a type it does not know: what is too short, too long or "
        "shifted is signed and served, and every client reads other ports out of it, or nothing "
        "at all. The draft calls pol-pref an octet once, but its definition says two octets, as "
        "for the ports.",
    .clause = "draft-hoffman-server-has-tls-04 section 3; RFC 3597 section 5 (D1, D3, D4)",
    .wrong =
        "www             IN A 192.0.2.25\n"
        "_smtp._tcp.www  IN TYPE65443 \\# 5 0019001901\n",
    .right =
        "www             IN A 192.0.2.25\n"
        "_smtp._tcp.www  IN TYPE65443 \\# 6 001900190001\n",
    .check_record = check,
};

}  // namespace hastls::lint::rules
