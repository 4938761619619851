// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/lint/rule.hpp"

namespace hastls::lint::rules {
namespace {

void check(const IgnoreComment& comment, Findings& findings) {
  if (!comment.reason.empty()) return;
  findings.at_owner(comment.record, {.message = "the comment that silences a rule gives no reason",
                                     .help = "write -- and the reason behind the rules",
                                     .related = {}});
}

}  // namespace

extern const Rule unexplained_ignore{
    .id = "unexplained-ignore",
    .severity = diag::Severity::Info,
    .summary = "A comment that silences a rule says why.",
    .why = "Whoever reads the zone next must be able to tell a decision from an oversight.",
    .clause = "docs/rules.md",
    .wrong =
        "mail             IN A 192.0.2.25\n"
        "_smtp._tcp.mail  IN TYPE65443 \\# 6 001900190000 ; hastls: ignore strippable-upgrade\n",
    .right =
        "mail             IN A 192.0.2.25\n"
        "_smtp._tcp.mail  IN TYPE65443 \\# 6 001900190000 ; hastls: ignore strippable-upgrade "
        "-- a public MX (RFC 3207)\n",
    .check_ignore = check,
};

}  // namespace hastls::lint::rules
