// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>

#include "hastls/lint/rule.hpp"

namespace hastls::lint::rules {
namespace {

struct Page {
  std::string_view message;
  std::string_view help;
};

Page page_of(zone::Quirk quirk) {
  switch (quirk) {
    case zone::Quirk::Crlf:
      return {"Knot refuses lines that end in CR LF", "end lines with LF alone"};
    case zone::Quirk::Generate:
      return {"Knot refuses $GENERATE, which is BIND's own", "write the records out"};
    case zone::Quirk::RelativeOrigin:
      return {"Knot refuses a relative $ORIGIN, and ldns takes it for an absolute one",
              "write the whole name with its final dot"};
    case zone::Quirk::ClassNumber: return {"Knot and validns refuse CLASS1", "write IN"};
    case zone::Quirk::SplitHex:
      return {"PowerDNS refuses generic RDATA whose hex stands in several words",
              "write the hex in one word"};
    case zone::Quirk::OddHex:
      return {"hex in words that end within an octet is refused by PowerDNS and others",
              "write the hex in one word"};
    case zone::Quirk::ClassBeforeTtl:
      return {"ldns refuses a class in front of the TTL", "write the TTL first"};
    case zone::Quirk::HugeTtl:
      return {"a TTL from 2147483648 on counts as 0 (RFC 2181 section 8)",
              "write a TTL up to 2147483647"};
  }
  return {};
}

// The first word of the line, as for every rule that is not about one field.
zone::Place first_word(const zone::QuirkAt& at) {
  constexpr std::string_view kBlanks = " \t\r";
  const std::size_t from = at.line.find_first_not_of(kBlanks);
  if (from == std::string::npos) return at.place;
  const std::size_t end = std::min(at.line.find_first_of(kBlanks, from), at.line.size());
  zone::Place place = at.place;
  place.span.column = static_cast<std::uint32_t>(from + 1);
  place.span.end_column = static_cast<std::uint32_t>(end + 1);
  return place;
}

void check(const Context& context, const RecordSets&, Findings& findings) {
  for (const zone::QuirkAt& at : context.zone.quirks()) {
    const Page page = page_of(at.quirk);
    findings.at_place(
        first_word(at), at.line,
        {.message = std::string(page.message), .help = std::string(page.help), .related = {}});
  }
}

}  // namespace

extern const Rule portability{
    .id = "portability",
    .severity = diag::Severity::Info,
    .summary = "The zone is written so that every server loads it.",
    .why =
        "What one server reads, another refuses: Knot wants no CR LF, no $GENERATE, no relative "
        "$ORIGIN and no CLASS1, PowerDNS no hex in several words, ldns no class in front of the "
        "TTL. Said once for each kind and file.",
    .clause = "RFC 1035 section 5; RFC 2308 section 4; RFC 3597 section 5",
    .wrong =
        "www                  IN A 192.0.2.80\n"
        "_http._tcp.www       IN TYPE65443 \\# 6 0050 01bb 0001\n",
    .right =
        "www                  IN A 192.0.2.80\n"
        "_http._tcp.www       IN TYPE65443 \\# 6 005001bb0001\n",
    .check_zone = check,
};

}  // namespace hastls::lint::rules
