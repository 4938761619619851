// SPDX-License-Identifier: BSD-2-Clause
// A baseline: what is read is written as it is read once more, and holds back as many findings as
// it says, and no more.
#include "hastls/lint/baseline.hpp"

#include <algorithm>

#include "fuzz/target.hpp"

namespace hastls::fuzz {
namespace {

constexpr std::uint64_t kMostTried = 100;

diag::Diagnostic finding_of(const lint::BaselineKey& key) {
  diag::Diagnostic out;
  out.rule = key.rule;
  out.severity = diag::Severity::Warning;
  out.message = "m";
  out.owner = key.owner.to_string();
  out.rdata = key.rdata;
  return out;
}

void expect_held_back(lint::Baseline baseline, const std::string& text) {
  const auto everywhere = std::vector<DomainName>{DomainName{}};
  for (const lint::Baseline::Entry& entry : baseline.used_up(everywhere)) {
    const diag::Diagnostic finding = finding_of(entry.key);
    if (entry.count > kMostTried || !lint::Baseline::can_hold(finding, std::nullopt)) continue;
    for (std::uint64_t i = 0; i < entry.count; ++i)
      hold(baseline.hold_back(finding, std::nullopt), "a known finding is held back", text);
    hold(!baseline.hold_back(finding, std::nullopt), "a new finding is not", text);
  }
}

void parse(const std::string& text) {
  const auto baseline = lint::Baseline::parse(text);
  if (!baseline) {
    const auto lines = static_cast<std::uint32_t>(std::ranges::count(text, '\n')) + 1;
    const lint::BaselineFault& fault = baseline.error();
    hold(!fault.message.empty() && fault.line >= 1 && fault.line <= lines && fault.column >= 1,
         "a fault has its place", text);
    return;
  }
  const std::string written = baseline->to_text();
  const auto again = lint::Baseline::parse(written);
  hold(again.has_value(), "what is written can be read", written);
  hold(again->size() == baseline->size(), "nothing is lost", written);
  same(written, again->to_text(), "what is written stays as it is");
  expect_held_back(*baseline, text);
}

}  // namespace
}  // namespace hastls::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  hastls::fuzz::parse(hastls::fuzz::text_of(data, size));
  return 0;
}
