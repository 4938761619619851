// SPDX-License-Identifier: BSD-2-Clause
#include "zone/plain_exchange.hpp"

#include <cstddef>

#include "hastls/core/ascii.hpp"
#include "hastls/core/decimal.hpp"

namespace hastls::zone {
namespace {

bool is_blank(char c) noexcept {
  return c == ' ' || c == '\t';
}

// The line without its end and its comment; nothing where it needs the tokeniser.
std::optional<std::string_view> plain_part(std::string_view text) noexcept {
  for (std::size_t at = 0; at < text.size(); ++at) {
    switch (text[at]) {
      case '\n':
      case ';': return text.substr(0, at);
      case '"':
      case '(':
      case ')':
      case '\\':
      case '\r':
      case '\0': return std::nullopt;
      default: break;
    }
  }
  return std::nullopt;
}

// Cuts the last word off; empty where there is none.
std::string_view take_last(std::string_view& line) noexcept {
  while (!line.empty() && is_blank(line.back())) line.remove_suffix(1);
  std::size_t from = line.size();
  while (from > 0 && !is_blank(line[from - 1])) --from;
  const std::string_view word = line.substr(from);
  line = line.substr(0, from);
  return word;
}

// What Owner::set_plain() asks for, `@` and `.` apart.
bool is_plain_name(std::string_view text, std::size_t origin_size) noexcept {
  if (text.empty() || text.size() + 1 + origin_size > DomainName::kMaxWire) return false;
  std::size_t label = 0;
  for (const char c : text) {
    if (c != '.') {
      if (++label > DomainName::kMaxLabel) return false;
    } else {
      if (label == 0) return false;
      label = 0;
    }
  }
  return true;
}

}  // namespace

std::optional<std::string_view> PlainExchange::read(const TypedRecord& record) {
  if (!record.generated.empty()) return std::nullopt;
  auto line = plain_part(record.text);
  if (!line) return std::nullopt;
  const std::string_view name = take_last(*line);
  const std::string_view preference = take_last(*line);
  // The record is one of MX: what stands in front of two words is the type, or they are not all.
  if (!ascii::equal_ignoring_case(take_last(*line), "MX")) return std::nullopt;
  if (Decimal::parse(preference, 65535).fault) return std::nullopt;
  if (name != "@" && name != "." && !is_plain_name(name, record.origin.wire().size()))
    return std::nullopt;
  if (origin_ != record.origin) {
    origin_ = record.origin;
    name_ = Owner{};
  }
  name_.set_plain(name);
  return name_.wire(origin_);
}

}  // namespace hastls::zone
