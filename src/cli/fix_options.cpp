// SPDX-License-Identifier: BSD-2-Clause
#include "cli/fix_options.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "hastls/lint/rule.hpp"
#include "hastls/lint/settings.hpp"

namespace hastls::cli {
namespace {

Status check_rule(const std::string& id) {
  const lint::Rule* rule = lint::find_rule(id);
  if (rule == nullptr) return lint::no_such_rule(id);
  if (rule->fixing != lint::Fixing::Never) return Done{};
  return Error{ErrorCode::Usage,
               fmt::format("--fix-also: what {} finds cannot be mended without knowing more", id),
               {}};
}

}  // namespace

Words rules_fixed_on_request() {
  Words out;
  for (const lint::Rule* rule : lint::all_rules()) {
    if (rule->fixing == lint::Fixing::OnRequest) out.emplace_back(rule->id);
  }
  return out;
}

bool FixOptions::mends(std::string_view rule) const {
  const lint::Fixing fixing = lint::find_rule(rule)->fixing;
  return fixing == lint::Fixing::Always ||
         (fixing == lint::Fixing::OnRequest && std::ranges::find(also, rule) != also.end());
}

Result<FixOptions> read_fix_options(const Arguments& arguments) {
  FixOptions out{.fix = arguments.has("fix") || arguments.has("fix-also") || arguments.has("diff"),
                 .diff = arguments.has("diff"),
                 .also = arguments.values("fix-also")};
  for (const std::string& rule : out.also) {
    if (auto checked = check_rule(rule); !checked) return std::move(checked).error();
  }
  if (!out.fix) return out;
  if (std::ranges::find(arguments.operands(), "-") != arguments.operands().end())
    return Error{ErrorCode::Usage, "standard input cannot be mended: name a file", {}};
  if (std::ranges::any_of(arguments.operands(), [](const std::string& operand) {
        return operand.starts_with("axfr://");
      }))
    return Error{ErrorCode::Usage, "a zone by transfer cannot be mended: name its file", {}};
  if (arguments.has("zone"))
    return Error{ErrorCode::Usage,
                 "--fix goes without --zone: no rule that mends asks for the rest of the zone",
                 {}};
  if (out.diff && arguments.has("write-baseline"))
    return Error{ErrorCode::Usage, "--diff writes nothing, so --write-baseline cannot", {}};
  return out;
}

}  // namespace hastls::cli
