// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>

#include <fmt/format.h>

#include "hastls/lint/rule.hpp"
#include "hastls/lint/settings.hpp"

namespace hastls::lint::rules {
namespace {

Finding finding_for(std::string_view id) {
  const Rule* const rule = find_rule(id);
  if (rule == nullptr)
    return {
        .message = no_such_rule(id).message, .help = "correct or remove the name", .related = {}};
  if (rule->normative)
    return {.message = fmt::format("{} is normative: nothing silences it", id),
            .help = "do not name it here",
            .related = {}};
  return {.message = fmt::format("{} has found nothing here that is to be silenced", id),
          .help = "do not name it here any more",
          .related = {}};
}

void check(const IgnoreComment& comment, Findings& findings) {
  for (const std::string_view id : comment.rules) {
    const Rule* const rule = find_rule(id);
    if (rule == nullptr || rule->normative ||
        std::ranges::find(comment.idle, id) != comment.idle.end())
      findings.at_owner(comment.record, finding_for(id));
  }
}

}  // namespace

extern const Rule unused_ignore{
    .id = "unused-ignore",
    .severity = diag::Severity::Info,
    .summary = "A comment that silences a rule has something to silence.",
    .why =
        "A comment that has outlived its reason hides the next finding at the same place. One "
        "that names a rule that does not exist, or one that nothing silences, says what is not "
        "so.",
    .clause = "docs/rules.md",
    .wrong =
        "www             IN A 192.0.2.80\n"
        "_http._tcp.www  IN TYPE65443 \\# 6 005001bb0001 ; hastls: ignore mnemonic -- old\n",
    .right =
        "www             IN A 192.0.2.80\n"
        "_http._tcp.www  IN TYPE65443 \\# 6 005001bb0001\n",
    .check_ignore = check,
};

}  // namespace hastls::lint::rules
