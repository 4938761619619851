// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "hastls/lint/rule.hpp"

#include "lint/related.hpp"

namespace hastls::lint::rules {
namespace {

std::vector<zone::Change> to_lowest(const RecordSet& set, std::uint32_t lowest) {
  std::vector<zone::Change> out;
  for (const zone::HastlsRecord* record : set.records) {
    if (record->ttl != lowest) out.push_back(zone::Change::set_ttl(*record, lowest));
  }
  return out;
}

void check(const Context& context, const RecordSet& set, Findings& findings) {
  const auto differs = [&](const zone::HastlsRecord* record) {
    return record->ttl != set.records.front()->ttl;
  };
  if (std::ranges::none_of(set.records, differs)) return;
  const auto by_ttl = [](const zone::HastlsRecord* record) { return record->ttl; };
  const std::uint32_t lowest = (*std::ranges::min_element(set.records, {}, by_ttl))->ttl;
  const zone::HastlsRecord& last = *set.records.back();
  const auto says = [](const zone::HastlsRecord& record) {
    return fmt::format("this record's TTL is {}", record.ttl);
  };
  findings.at_owner(last,
                    {.message = "the records of one RRset have different TTLs: " + says(last),
                     .help = fmt::format("give all of them one TTL; {} is the lowest", lowest),
                     .related = others_of(context, set.records.list(), says),
                     .fix = to_lowest(set, lowest)});
}

}  // namespace

extern const Rule ttl_mismatch{
    .id = "ttl-mismatch",
    .normative = true,
    .fixing = Fixing::Always,
    .by_shape = true,
    .summary = "The records of one HASTLS RRset have one TTL.",
    .why =
        "An RRset is cached and signed as a whole, with one TTL. Servers that meet several "
        "take one of them without a word, each its own way, or refuse the zone.",
    .clause = "RFC 2181 section 5.2",
    .wrong =
        "www                  IN A 192.0.2.80\n"
        "_http._tcp.www  3600 IN TYPE65443 \\# 6 005001bb0000\n"
        "                 300 IN TYPE65443 \\# 6 1f9020fb0000\n",
    .right =
        "www                  IN A 192.0.2.80\n"
        "_http._tcp.www  3600 IN TYPE65443 \\# 6 005001bb0000\n"
        "                3600 IN TYPE65443 \\# 6 1f9020fb0000\n",
    .check_set = check,
};

}  // namespace hastls::lint::rules
