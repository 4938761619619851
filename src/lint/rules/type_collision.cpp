// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>

#include <fmt/format.h>

#include "hastls/lint/rule.hpp"

namespace hastls::lint::rules {
namespace {

void check(const Context& context, const RecordSets&, Findings& findings) {
  const std::string_view programs = context.type.used_by();
  const auto records = context.zone.records();
  if (programs.empty() || records.empty()) return;
  const auto first = std::ranges::min_element(records, {}, &zone::HastlsRecord::place);
  findings.at_owner(
      *first,
      {.message = fmt::format("{} uses {} for itself", programs, context.type.to_string()),
       .help = fmt::format("choose another code of 65280 to 65534, as {}", RrType{}.to_string()),
       .related = {}});
}

}  // namespace

extern const Rule type_collision{
    .id = "type-collision",
    .severity = diag::Severity::Warning,
    .summary = "The chosen type code is not one that a server uses for itself.",
    .why =
        "HASTLS was never assigned a code, so that each site chooses one from the range for "
        "private use. Some servers have taken codes of that range for themselves: they read the "
        "record as something else, or refuse it. (The example is read with --rrtype 65401.)",
    .clause = "RFC 6895 section 3.1 (D2)",
    .wrong =
        "www             IN A 192.0.2.80\n"
        "_http._tcp.www  IN TYPE65401 \\# 6 005001bb0001\n",
    .right =
        "www             IN A 192.0.2.80\n"
        "_http._tcp.www  IN TYPE65443 \\# 6 005001bb0001\n",
    .check_zone = check,
};

}  // namespace hastls::lint::rules
