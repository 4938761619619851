// SPDX-License-Identifier: BSD-2-Clause
// Zone text: convert changes how HASTLS records are written, and neither what they say nor a single
// octet of anything else.
#include <algorithm>
#include <string_view>

#include "hastls/core/ascii.hpp"
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

// Form::Hex is no zone syntax: a record in it is none until it is converted.
bool may_hold_bare_hex(std::string_view text) {
  constexpr std::string_view kBetweenWords = " \t\r\n()\";";
  constexpr std::size_t kSize = 12;
  std::string_view before;
  while (true) {
    text.remove_prefix(std::min(text.size(), text.find_first_not_of(kBetweenWords)));
    if (text.empty()) return false;
    const std::string_view word = text.substr(0, text.find_first_of(kBetweenWords));
    const auto is_hex = [](char c) { return ascii::hex_value(c) >= 0; };
    if (word.size() == kSize && before != "6" && std::ranges::all_of(word, is_hex)) return true;
    before = word;
    text.remove_prefix(word.size());
  }
}

std::string_view take_line(std::string_view& text) {
  const std::string_view line = text.substr(0, text.find('\n') + 1);
  text.remove_prefix(line.size());
  return line;
}

// Whether the lines of one text stand in the other, in their order.
bool holds_all(std::string_view of, std::string_view in) {
  std::string_view wanted = take_line(of);
  while (!wanted.empty() && !in.empty()) {
    if (take_line(in) == wanted) wanted = take_line(of);
  }
  return wanted.empty();
}

// A comment that says what a record means, behind another one that does: one is enough, and the way
// back writes one.
bool has_repeated_note(std::string_view text) {
  constexpr std::string_view kNote = "; HASTLS ";
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    if (line.find(kNote) != line.rfind(kNote)) return true;
    text.remove_prefix(std::min(text.size(), line.size() + 1));
  }
  return false;
}

void convert(const std::string& text) {
  const std::string before = dumped(text);
  const Conversion generic = converted(text, zone::Form::Rfc3597);
  const std::string after = dumped(generic.text);
  const Conversion mnemonic = converted(text, zone::Form::Mnemonic);
  if (may_hold_bare_hex(text))
    hold(holds_all(before, after), "no record is lost", before);
  else
    same(before, after, "generic form says the same");
  same(after, dumped(mnemonic.text), "the mnemonic form says the same");
  if (generic.result.records == 0) {
    same(text, generic.text, "without HASTLS records nothing changes");
    same(text, converted(text, zone::Form::Hex).text, "without HASTLS records nothing changes");
  }
  same(generic.text, converted(generic.text, zone::Form::Rfc3597).text, "once is enough");
  if (!has_repeated_note(generic.text))
    same(generic.text, converted(mnemonic.text, zone::Form::Rfc3597).text, "there and back");
}

}  // namespace
}  // namespace hastls::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = hastls::fuzz::text_of(data, size);
  if (!hastls::fuzz::is_costly(text)) hastls::fuzz::convert(text);
  return 0;
}
