// SPDX-License-Identifier: BSD-2-Clause
#include "zone/rdata_check.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "hastls/core/ascii.hpp"
#include "hastls/core/decimal.hpp"
#include "hastls/dns/rdata.hpp"
#include "hastls/zone/type_code.hpp"

namespace hastls::zone {
namespace {

constexpr std::size_t kMostRdata = 65535;
constexpr const char* kGenericHelp = "write \\#, the length in octets, and as many octets in hex";

// alpn="h2" is two tokens here, and one word to whoever reads it.
bool touches(const Token& before, const Token& token) noexcept {
  return before.span.line == token.span.line && before.span.end_column == token.span.column;
}

// The token that the DNS library's word number `word` begins with; none where that is missing.
const Token* token_of(std::span<const Token> rdata, std::size_t word) noexcept {
  for (std::size_t i = 0; i < rdata.size(); ++i) {
    const bool goes_on = i > 0 && rdata[i].quoted && touches(rdata[i - 1], rdata[i]) &&
                         rdata[i - 1].text.ends_with('=');
    if (goes_on) continue;
    if (word-- == 0) return &rdata[i];
  }
  return nullptr;
}

diag::Span behind(const Token& token) noexcept {
  return {token.span.line, token.span.end_column, token.span.end_column};
}

}  // namespace

bool is_generic(std::span<const Token> rdata) noexcept {
  return !rdata.empty() && !rdata[0].quoted && rdata[0].text == "\\#";
}

std::string joined(std::span<const Token> rdata) {
  std::string out;
  for (std::size_t i = 0; i < rdata.size(); ++i) {
    const Token& token = rdata[i];
    if (i > 0 && !touches(rdata[i - 1], token)) out += ' ';
    if (token.quoted) out += '"';
    out += token.text;
    if (token.quoted) out += '"';
  }
  return out;
}

std::optional<TextFault> generic_fault(std::span<const Token> rdata) {
  if (rdata.size() < 2)
    return TextFault{"the RDATA length is missing behind \\#", kGenericHelp, behind(rdata[0])};
  const Decimal length = Decimal::parse(rdata[1].text, kMostRdata);
  if (length.fault || rdata[1].quoted)
    return TextFault{fmt::format("'{}' is no RDATA length: 0 to {}, in decimal",
                                 rdata[1].text.substr(0, 40), kMostRdata),
                     kGenericHelp, rdata[1].span};
  std::size_t digits = 0;
  for (const Token& word : rdata.subspan(2)) {
    const auto* const bad =
        std::ranges::find_if(word.text, [](char c) { return ascii::hex_value(c) < 0; });
    if (bad != word.text.end() || word.quoted) {
      diag::Span span = word.span;
      if (!word.quoted) span.column += static_cast<std::uint32_t>(bad - word.text.begin());
      return TextFault{"what is no hexadecimal digit stands in the RDATA", kGenericHelp, span};
    }
    digits += word.text.size();
  }
  if (digits % 2 != 0)
    return TextFault{"the hex has an odd number of digits: half an octet is left over",
                     kGenericHelp, rdata.back().span};
  if (digits / 2 != length.value)
    return TextFault{
        fmt::format("the length says {} octets and {} follow", length.value, digits / 2),
        kGenericHelp, rdata[1].span};
  return std::nullopt;
}

std::optional<TextFault> rdata_fault(std::uint16_t type, std::span<const Token> rdata,
                                     const Token& type_field, const DomainName* origin) {
  const auto fault =
      dns::locate_rdata_fault(type, joined(rdata), origin == nullptr ? DomainName{} : *origin);
  if (!fault) return std::nullopt;
  const Token* const token = token_of(rdata, fault->word);
  return TextFault{
      fmt::format("this is no RDATA of {}: {}", type_name(type), fault->message),
      fmt::format("write what {} asks for, or quote and escape what is text", type_name(type)),
      token != nullptr ? token->span : behind(rdata.empty() ? type_field : rdata.back())};
}

}  // namespace hastls::zone
