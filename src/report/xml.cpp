// SPDX-License-Identifier: BSD-2-Clause
#include "report/xml.hpp"

#include "hastls/core/printable.hpp"

namespace hastls::report {
namespace {

// Of the characters that printable() leaves as they are, XML 1.0 has all but these two.
std::string without_noncharacters(std::string text) {
  for (const auto& [character, escaped] :
       {std::pair{"\ufffe", "\\u{fffe}"}, std::pair{"\uffff", "\\u{ffff}"}}) {
    for (std::size_t at = 0; (at = text.find(character, at)) != std::string::npos;)
      text.replace(at, std::string_view(character).size(), escaped);
  }
  return text;
}

std::string_view entity(char c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&apos;";
    default: return {};
  }
}

}  // namespace

std::string xml(std::string_view text) {
  std::string out;
  for (const char c : without_noncharacters(printable(text))) {
    if (const std::string_view name = entity(c); !name.empty()) {
      out += name;
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace hastls::report
