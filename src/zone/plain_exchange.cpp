// SPDX-License-Identifier: BSD-2-Clause
#include "zone/plain_exchange.hpp"

#include <cstddef>

#include "hastls/core/ascii.hpp"
#include "hastls/core/decimal.hpp"

namespace hastls::zone {
namespace {

// Cuts the first word off, and the blanks behind it.
std::string_view take_word(std::string_view& rdata) noexcept {
  std::size_t end = 0;
  while (end < rdata.size() && !ascii::is_blank(rdata[end])) ++end;
  const std::string_view word = rdata.substr(0, end);
  while (end < rdata.size() && ascii::is_blank(rdata[end])) ++end;
  rdata.remove_prefix(end);
  return word;
}

// Whether `name` is how the owner's only label below the origin is written, in lower case.
bool is_owner(std::string_view name, const TypedRecord& record) noexcept {
  const std::string_view owner = record.owner;
  const std::size_t size = name.size();
  return size == static_cast<unsigned char>(owner[0]) && owner.substr(1, size) == name &&
         owner.substr(1 + size) == record.origin.wire() &&
         name.find('.') == std::string_view::npos && name != "@";
}

}  // namespace

std::optional<std::string_view> PlainExchange::read(const TypedRecord& record) {
  std::string_view rest = record.plain_rdata;
  const std::string_view preference = take_word(rest);
  const std::string_view name = take_word(rest);
  if (name.empty() || !rest.empty() || Decimal::parse(preference, 65535).fault) return std::nullopt;
  if (is_owner(name, record)) return record.owner;
  if (name != "." && !Owner::is_plain(name, record.origin)) return std::nullopt;
  if (origin_ != record.origin) {
    origin_ = record.origin;
    name_ = Owner{};
  }
  name_.set_plain(name);
  return name_.wire(origin_);
}

}  // namespace hastls::zone
