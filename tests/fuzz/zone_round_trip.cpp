// SPDX-License-Identifier: BSD-2-Clause
// Zone text: what dump prints of it reads as the same records, all of them, and is printed again as
// it stands.
#include "hastls/zone/dump.hpp"

#include "fuzz/zone_input.hpp"

namespace hastls::fuzz {
namespace {

struct Dumped {
  std::string text;
  std::vector<diag::Diagnostic> findings;
};

Dumped dumped(const std::string& text, const zone::ReadOptions& options) {
  Dumped out;
  io::Input input = zone_input(text);
  auto findings = zone::dump(input, options, [&out](std::string_view line) {
    out.text += line;
    out.text += '\n';
  });
  hold(findings.has_value(), "a text can be read");
  out.findings = *std::move(findings);
  return out;
}

void round_trip(const std::string& text) {
  zone::ReadOptions options = zone_options();
  options.origin = zone_origin();
  options.check_every_rdata = true;
  options.exact = text.size() % 2 == 0;
  const std::string once = dumped(text, options).text;
  options.exact = !options.exact;
  same(once, dumped(text, options).text, "both ways print the same");
  options.origin.reset();
  const Dumped twice = dumped(once, options);
  same(once, twice.text, "what is printed reads as it was meant");
  if (!twice.findings.empty()) fail(twice.findings.front().message, once);
}

}  // namespace
}  // namespace hastls::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = hastls::fuzz::text_of(data, size);
  if (!hastls::fuzz::is_costly(text)) hastls::fuzz::round_trip(text);
  return 0;
}
