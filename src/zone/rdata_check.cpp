// SPDX-License-Identifier: BSD-2-Clause
#include "zone/rdata_check.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "hastls/core/ascii.hpp"
#include "hastls/core/decimal.hpp"
#include "hastls/dns/rdata.hpp"
#include "hastls/zone/type_code.hpp"

#include "zone/rdata_shape.hpp"
#include "zone/rdata_text.hpp"
#include "zone/rdata_wire.hpp"

namespace hastls::zone {
namespace {

constexpr std::size_t kMostRdata = 65535;
constexpr const char* kGenericHelp = "write \\#, the length in octets, and as many octets in hex";

std::optional<TextFault> fields_fault(std::uint16_t type, std::span<const Token> rdata,
                                      const Token& type_field, const DomainName* origin) {
  const std::string_view shape = rdata_shape(type);
  std::size_t at = 0;
  std::size_t octets = 0;
  for (const char letter : shape) {
    const auto field = static_cast<FieldShape>(letter);
    if (field == FieldShape::Rest) return std::nullopt;
    const auto rest = rdata.subspan(at);
    if (rest.empty() && !may_be_absent(field)) {
      const Token& last = rdata.empty() ? type_field : rdata.back();
      return TextFault{
          fmt::format("RDATA of {} ends where {} is missing", type_name(type), field_name(field)),
          fmt::format("write the {} fields of {}", shape.size(), type_name(type)),
          {last.span.line, last.span.end_column, last.span.end_column}};
    }
    const std::size_t taken = takes_rest(field) ? rest.size() : 1;
    if (auto fault = field_fault(field, rest.first(taken), origin)) return fault;
    if (field == FieldShape::Strings)
      for (const Token& token : rest) octets += 1 + text_octets(token.text);
    at += taken;
  }
  if (octets > kMostRdata)
    return TextFault{fmt::format("RDATA of {} octets; {} is the most", octets, kMostRdata),
                     "split it over several records", rdata.front().span};
  if (at == rdata.size()) return std::nullopt;
  return TextFault{fmt::format("'{}' follows the last field of {}", rdata[at].text.substr(0, 40),
                               type_name(type)),
                   "remove it", rdata[at].span};
}

}  // namespace

bool is_generic(std::span<const Token> rdata) noexcept {
  return !rdata.empty() && !rdata[0].quoted && rdata[0].text == "\\#";
}

std::string generic_octets(std::span<const Token> rdata) {
  std::string out;
  int high = -1;
  for (const Token& word : rdata.subspan(2)) {
    for (const char c : word.text) {
      const int digit = ascii::hex_value(c);
      if (high >= 0) out += static_cast<char>(high * 16 + digit);
      high = high >= 0 ? -1 : digit;
    }
  }
  return out;
}

std::string joined(std::span<const Token> rdata) {
  std::string out;
  for (const Token& token : rdata) {
    if (!out.empty()) out += ' ';
    out += token.quoted ? fmt::format("\"{}\"", token.text) : std::string(token.text);
  }
  return out;
}

std::optional<TextFault> generic_fault(std::span<const Token> rdata) {
  if (rdata.size() < 2)
    return TextFault{"the RDATA length is missing behind \\#", kGenericHelp, rdata[0].span};
  const Decimal length = Decimal::parse(rdata[1].text, kMostRdata);
  if (length.fault || rdata[1].quoted)
    return TextFault{fmt::format("'{}' is no RDATA length: 0 to {}, in decimal",
                                 rdata[1].text.substr(0, 40), kMostRdata),
                     kGenericHelp, rdata[1].span};
  std::size_t digits = 0;
  for (const Token& word : rdata.subspan(2)) {
    const auto bad =
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
  if (is_generic(rdata)) {
    if (is_rdata_of(type, generic_octets(rdata))) return std::nullopt;
    return TextFault{fmt::format("these octets are no RDATA of {}", type_name(type)),
                     fmt::format("write them as {} has them", type_name(type)), rdata[1].span};
  }
  if (auto fault = fields_fault(type, rdata, type_field, origin)) return fault;
  const auto reason =
      dns::rdata_fault(type, joined(rdata), origin == nullptr ? DomainName{} : *origin);
  if (!reason) return std::nullopt;
  return TextFault{fmt::format("this is no RDATA of {}: {}", type_name(type), *reason),
                   "check each field", rdata.empty() ? type_field.span : rdata.front().span};
}

}  // namespace hastls::zone
