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

FragmentWriter::FragmentWriter(RrType type, FragmentStyle style)
    : type_(type), type_text_(type.to_string()), style_(style) {}

void FragmentWriter::begin(const DomainName& zone) {
  text_ += FragmentHeader{zone, type_}.to_string();
  text_ += '\n';
}

void FragmentWriter::add(std::string_view owner, std::uint32_t ttl, const record::Hastls& record,
                         std::string_view remark) {
  const std::string& rest = tail(ttl, record, remark);
  text_.append(owner).append(rest);
}

const std::string& FragmentWriter::tail(std::uint32_t ttl, const record::Hastls& record,
                                        std::string_view remark) {
  const auto is_it = [&](const Tail& known) {
    return !known.text.empty() && known.ttl == ttl && known.record == record &&
           known.remark == remark;
  };
  constexpr std::uint64_t kSpread = 0x9e3779b97f4a7c15;
  const std::uint64_t all = ttl ^ std::uint64_t{record.ins_port} << 32 ^
                            std::uint64_t{record.sec_port} << 48 ^
                            std::uint64_t{record.pol_pref} << 31;
  const std::size_t place = (all * kSpread >> 32) % kTails;
  // Each has two places, so that two that meet do not drive each other out.
  Tail& first = tails_[place];
  if (is_it(first)) return first.text;
  Tail& second = tails_[place ^ 1];
  if (is_it(second)) return second.text;
  Tail& made = first.text.empty() ? first : second;
  made = {ttl, record, std::string(remark), make_tail(ttl, record, remark)};
  return made.text;
}

std::string FragmentWriter::make_tail(std::uint32_t ttl, const record::Hastls& record,
                                      std::string_view remark) const {
  std::string out = " ";
  append_number(out, ttl);
  out += " IN ";
  if (style_ == FragmentStyle::Rfc3597) {
    out += type_text_;
    out += ' ';
    record::append_generic(out, record);
    out += " ; ";
  }
  out += "HASTLS ";
  record::append_text(out, record);
  if (!remark.empty()) out.append(" ; ").append(remark);
  return out += '\n';
}

}  // namespace hastls::zone
