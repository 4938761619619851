// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>
#include <string_view>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "hastls/zone/read.hpp"

namespace hastls::zone {

/// Reads text as if it stood in the file `name`.
inline Zone read_text(std::string_view text, const ReadOptions& options = {},
                      const std::string& name = "test.zone") {
  io::Input input = io::Input::from_text(std::string(text), name);
  auto zone = read(input, options);
  EXPECT_TRUE(zone.has_value());
  return zone ? *std::move(zone) : Zone{};
}

inline std::string describe(const diag::Location& at) {
  return fmt::format("{}:{}:{}-{}", at.file, at.span.line, at.span.column, at.span.end_column);
}

/// Everything that a Zone says, for comparing two of them.
inline std::string describe(const Zone& zone) {
  std::string out;
  auto to = std::back_inserter(out);
  if (zone.apex()) fmt::format_to(to, "apex {}\n", zone.apex()->to_string());
  if (zone.soa())
    fmt::format_to(to, "soa {} {}\n", describe(zone.location(zone.soa()->place)),
                   zone.soa()->minimum);
  for (const HastlsRecord& record : zone.records()) {
    const record::Fault* fault = zone.fault(record);
    const Spelling& s = record.spelling;
    fmt::format_to(to, "record {} {} ttl {} class {} {} ", describe(zone.location(record.place)),
                   zone.owner(record).to_string(), record.ttl, record.rr_class,
                   fault == nullptr ? record::to_text(record.rdata) : fault->message);
    fmt::format_to(to, "{:d}{:d}{:d}{:d}{:d}{:d}{:d}{:d}{:d}{:d}{:d}{:d}{:d} '{}'\n",
                   bool{s.owner_written}, bool{s.ttl_written}, bool{s.class_written},
                   bool{s.class_before_ttl}, bool{s.class_number}, bool{s.mnemonic},
                   bool{s.generic}, bool{s.split_hex}, bool{s.odd_hex}, bool{s.upper_hex},
                   bool{s.parentheses}, bool{s.commented}, bool{s.generated}, zone.text(record));
  }
  for (std::size_t i = 0; i < zone.names().size(); ++i) {
    const NameId id{static_cast<std::uint32_t>(i)};
    fmt::format_to(to, "name {} {:d}{:d}{:d}", zone.names().name(id).to_string(),
                   zone.names().has_records(id), zone.names().has_descendants(id),
                   zone.names().has_plain_descendants(id));
    for (const Fact& fact : zone.names().facts(id))
      fmt::format_to(to, " {}@{}", fact.type, describe(zone.location(fact.place)));
    out += '\n';
  }
  for (const diag::Diagnostic& d : zone.diagnostics()) {
    fmt::format_to(to, "{} {} {} | {} | {}\n", describe(d.where), d.rule, d.message, d.help,
                   d.source);
    for (const diag::Location& from : d.included_from)
      fmt::format_to(to, "  from {}\n", describe(from));
  }
  for (const QuirkAt& quirk : zone.quirks())
    fmt::format_to(to, "quirk {} {}\n", static_cast<int>(quirk.quirk),
                   describe(zone.location(quirk.place)));
  return out;
}

}  // namespace hastls::zone
