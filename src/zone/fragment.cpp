// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/zone/fragment.hpp"

#include <array>
#include <charconv>

#include <fmt/format.h>

namespace hastls::zone {
namespace {

constexpr std::string_view kHeaderStart = "; hastls fragment 1 zone ";
constexpr std::string_view kHeaderType = " rrtype ";

void append_number(std::string& out, std::uint32_t number) {
  std::array<char, 10> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  out.append(digits.data(), end.ptr);
}

}  // namespace

std::string FragmentHeader::to_string() const {
  return fmt::format("{}{}{}{}", kHeaderStart, zone.to_string(), kHeaderType, type.code());
}

std::optional<FragmentHeader> FragmentHeader::parse(std::string_view line) {
  if (!line.starts_with(kHeaderStart)) return std::nullopt;
  line.remove_prefix(kHeaderStart.size());
  const std::size_t middle = line.rfind(kHeaderType);
  if (middle == std::string_view::npos) return std::nullopt;
  auto zone = DomainName::parse_absolute(line.substr(0, middle));
  const auto type = RrType::parse(line.substr(middle + kHeaderType.size()));
  if (!zone || !type) return std::nullopt;
  return FragmentHeader{*std::move(zone), *type};
}

FragmentWriter::FragmentWriter(const FragmentHeader& header, FragmentStyle style)
    : type_(header.type.to_string()), style_(style), text_(header.to_string()) {
  text_ += '\n';
}

void FragmentWriter::add(std::string_view owner, std::uint32_t ttl, const record::Hastls& record,
                         std::string_view remark) {
  text_ += owner;
  text_ += ' ';
  append_number(text_, ttl);
  text_ += " IN ";
  if (style_ == FragmentStyle::Rfc3597) {
    text_ += type_;
    text_ += ' ';
    record::append_generic(text_, record);
    text_ += " ; ";
  }
  text_ += "HASTLS ";
  record::append_text(text_, record);
  if (!remark.empty()) text_.append(" ; ").append(remark);
  text_ += '\n';
}

}  // namespace hastls::zone
