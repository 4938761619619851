// SPDX-License-Identifier: BSD-2-Clause
// A site's .hastls.yaml: it is read or refused with positions, and what is read holds for the rules
// and the application table.
#include "hastls/posture/site.hpp"

#include <algorithm>

#include "hastls/lint/rule.hpp"
#include "hastls/lint/settings.hpp"

#include "fuzz/target.hpp"

namespace hastls::fuzz {
namespace {

std::vector<posture::KnownRule> known_rules() {
  std::vector<posture::KnownRule> out;
  for (const lint::Rule* rule : lint::all_rules())
    out.push_back({rule->id, rule->severity == diag::Severity::Error, rule->normative});
  return out;
}

void load(const std::string& text) {
  static const auto kRules = known_rules();
  auto input = io::Input::over(text, ".hastls.yaml");
  const auto loaded = posture::load_site(input, kRules);
  hold(loaded.has_value(), "a text can be read");
  const auto lines = static_cast<std::uint32_t>(std::ranges::count(text, '\n')) + 1;
  bool refused = false;
  for (const diag::Diagnostic& finding : loaded->diagnostics) {
    refused = refused || finding.severity == diag::Severity::Error;
    hold(!finding.message.empty() && finding.where.span.line >= 1 &&
             finding.where.span.line <= lines + 1,
         "a finding has its place", text);
  }
  if (refused) return;
  lint::Settings settings;
  for (const auto& [rule, severity] : loaded->site.rules)
    hold(settings.set(rule, severity).has_value(), "what is accepted can be set", text);
  for (const registry::Application* row : loaded->site.registry.rows())
    hold(loaded->site.registry.find(row->name) == row, "a row is found by its name", text);
}

}  // namespace
}  // namespace hastls::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  hastls::fuzz::load(hastls::fuzz::text_of(data, size));
  return 0;
}
