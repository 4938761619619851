// SPDX-License-Identifier: BSD-2-Clause
#include <array>
#include <ostream>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/rule_pages.hpp"
#include "hastls/lint/settings.hpp"

namespace hastls::cli::commands {
namespace {

Result<ExitCode> run(const Arguments& arguments, Env& env) {
  constexpr std::size_t kMost = 1000;
  if (auto checked = arguments.expect_operands(1, kMost, "RULE"); !checked) return checked.error();
  std::vector<const lint::Rule*> rules;
  for (const std::string& id : arguments.operands()) {
    rules.push_back(lint::find_rule(id));
    if (rules.back() == nullptr) return lint::no_such_rule(id);
  }
  for (const lint::Rule* rule : rules) {
    if (rule != rules.front()) env.out << '\n';
    env.out << rule_page(*rule);
  }
  return ExitCode::Fine;
}

constexpr std::array kExamples{
    Example{"hastls explain zero-ports", "what the rule asks for, why, and how to write it"},
};

}  // namespace

extern const Command explain{
    .name = "explain",
    .usage = "RULE...",
    .summary = "Explain a rule of lint.",
    .description =
        "Prints the rule's page: what it asks for, why, the clause it comes from, and a "
        "wrong and a right example.",
    .options = {},
    .examples = kExamples,
    .run = run,
    .operands = rule_ids,
};

}  // namespace hastls::cli::commands
