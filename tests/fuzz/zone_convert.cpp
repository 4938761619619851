// SPDX-License-Identifier: BSD-2-Clause
// Zone text: convert changes how HASTLS records are written, and neither what they say nor a single
// octet of anything else.
#include "hastls/zone/convert.hpp"
#include "hastls/zone/dump.hpp"

#include "fuzz/zone_input.hpp"

namespace hastls::fuzz {
namespace {

struct Conversion {
  std::string text;
  zone::Converted result;
};

Conversion converted(const std::string& text, zone::Form form) {
  Conversion out;
  io::Input input = zone_input(text);
  auto result = zone::convert(input, RrType{}, form, [&out](std::string_view piece) -> Status {
    out.text += piece;
    return Done{};
  });
  hold(result.has_value(), "a text can be read");
  out.result = *std::move(result);
  return out;
}

std::string dumped(const std::string& text) {
  std::string out;
  io::Input input = zone_input(text);
  zone::ReadOptions options = zone_options();
  options.origin = zone_origin();
  const auto findings = zone::dump(input, options, [&out](std::string_view line) {
    out += line;
    out += '\n';
  });
  hold(findings.has_value(), "a text can be read");
  return out;
}

void convert(const std::string& text) {
  const std::string before = dumped(text);
  const Conversion generic = converted(text, zone::Form::Rfc3597);
  same(before, dumped(generic.text), "generic form says the same");
  const Conversion mnemonic = converted(text, zone::Form::Mnemonic);
  same(before, dumped(mnemonic.text), "the mnemonic form says the same");
  if (generic.result.records == 0) {
    same(text, generic.text, "without HASTLS records nothing changes");
    same(text, converted(text, zone::Form::Hex).text, "without HASTLS records nothing changes");
  }
  same(generic.text, converted(generic.text, zone::Form::Rfc3597).text, "once is enough");
  same(generic.text, converted(mnemonic.text, zone::Form::Rfc3597).text, "there and back");
}

}  // namespace
}  // namespace hastls::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = hastls::fuzz::text_of(data, size);
  if (!hastls::fuzz::is_costly(text)) hastls::fuzz::convert(text);
  return 0;
}
