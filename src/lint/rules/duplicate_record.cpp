// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "hastls/lint/rule.hpp"

namespace hastls::lint::rules {
namespace {

void check(const Context&, const RecordSet& set, Findings& findings) {
  if (set.records.size() < 2) return;
  std::vector<const zone::HastlsRecord*> sorted(set.records.begin(), set.records.end());
  const auto by_rdata = [](const zone::HastlsRecord* record) { return record->rdata; };
  std::ranges::stable_sort(sorted, {}, by_rdata);
  const zone::HastlsRecord* first = sorted.front();
  for (const zone::HastlsRecord* record : std::span(sorted).subspan(1)) {
    if (record->rdata != first->rdata) {
      first = record;
      continue;
    }
    findings.at_owner(*record, {.message = fmt::format("the same record once more: {}",
                                                       record::to_text(record->rdata)),
                                .help = "remove one of them",
                                .related = {findings.other(*first, "first said here")},
                                .fix = {zone::Change::remove(*record)}});
  }
}

}  // namespace

extern const Rule duplicate_record{
    .id = "duplicate-record",
    .severity = diag::Severity::Warning,
    .fixing = Fixing::Always,
    .by_shape = true,
    .summary = "No HASTLS record is written twice.",
    .why =
        "Servers drop the copy, some of them aloud. Where one of the two is changed later and "
        "the other forgotten, the RRset says both.",
    .clause = "RFC 2181 section 5",
    .wrong =
        "www             IN A 192.0.2.80\n"
        "_http._tcp.www  IN TYPE65443 \\# 6 005001bb0001\n"
        "_http._tcp.www  IN TYPE65443 \\# 6 005001bb0001\n",
    .right =
        "www             IN A 192.0.2.80\n"
        "_http._tcp.www  IN TYPE65443 \\# 6 005001bb0001\n",
    .check_set = check,
};

}  // namespace hastls::lint::rules
