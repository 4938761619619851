// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>

#include <fmt/format.h>

#include "hastls/lint/rule.hpp"

#include "lint/related.hpp"

namespace hastls::lint::rules {
namespace {

void check(const Context& context, const RecordSet& set, Findings& findings) {
  const auto differs = [&](const zone::HastlsRecord* record) {
    return record->rdata.pol_pref != set.records.front()->rdata.pol_pref;
  };
  if (std::ranges::none_of(set.records, differs)) return;
  const auto says = [](const zone::HastlsRecord& record) {
    return fmt::format("pol-pref is {} here", record.rdata.pol_pref);
  };
  findings.at_owner(*set.records.back(),
                    {.message = "the records of one RRset differ in pol-pref: the 1 holds for all",
                     .help = "give all of them the same; clients act as if it were 1",
                     .related = others_of(context, set.records.list(), says)});
}

}  // namespace

extern const Rule mixed_preference{
    .id = "mixed-preference",
    .severity = diag::Severity::Warning,
    .by_shape = true,
    .summary = "The records of one RRset have one policy preference.",
    .why =
        "A client that meets pol-pref 1 in any record of a host and application acts by it for "
        "all of them. A 0 beside it has no effect, whatever its author meant.",
    .clause = "draft-hoffman-server-has-tls-04 section 4 (C1)",
    .wrong =
        "www             IN A 192.0.2.80\n"
        "_http._tcp.www  IN TYPE65443 \\# 6 005001bb0001\n"
        "_http._tcp.www  IN TYPE65443 \\# 6 1f9020fb0000\n",
    .right =
        "www             IN A 192.0.2.80\n"
        "_http._tcp.www  IN TYPE65443 \\# 6 005001bb0001\n"
        "_http._tcp.www  IN TYPE65443 \\# 6 1f9020fb0001\n",
    .check_set = check,
};

}  // namespace hastls::lint::rules
