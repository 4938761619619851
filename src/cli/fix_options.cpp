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
  if (arguments.has("zone"))
    return Error{ErrorCode::Usage,
                 "--fix goes without --zone: no rule that mends asks for the rest of the zone",
                 {}};
  if (out.diff && arguments.has("write-baseline"))
    return Error{ErrorCode::Usage, "--diff writes nothing, so --write-baseline cannot", {}};
  return out;
}

}  // namespace hastls::cli
