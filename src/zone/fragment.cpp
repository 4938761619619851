// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/zone/fragment.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

namespace hastls::zone {
namespace {

constexpr std::string_view kHeaderStart = "; hastls fragment 1 zone ";
constexpr std::string_view kHeaderType = " rrtype ";

void append_number(std::string& out, std::uint32_t number) {
  std::array<char, 10> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  out.append(digits.data(), end.ptr);
}

constexpr std::size_t kStride = 32;

// So many octets at a time that there is little to decide: up to kStride - 1 more are read and
// written than `size`. The result is behind what was copied.
char* copy_in_strides(const char* from, std::size_t size, char* to) noexcept {
  for (std::size_t at = 0; at < size; at += kStride) {
    std::array<char, kStride> octets;
    std::memcpy(octets.data(), from + at, kStride);
    std::memcpy(to + at, octets.data(), kStride);
  }
  return to + size;
}

}  // namespace

std::string FragmentHeader::to_string() const {
  constexpr std::size_t kMostDigits = 5;
  const std::string name = zone.to_string();
  std::string out;
  out.reserve(kHeaderStart.size() + name.size() + kHeaderType.size() + kMostDigits);
  out.append(kHeaderStart).append(name).append(kHeaderType);
  append_number(out, type.code());
  return out;
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
  text_.append(FragmentHeader{zone, type_}.to_string());
  text_.push_back('\n');
}

void FragmentWriter::add(std::string_view owner, std::uint32_t ttl, const record::Hastls& record,
                         std::string_view remark) {
  const std::string& rest = tail(ttl, record, remark);
  endings_.push_back(text_.size() + owner.size() - std::min(owner.size(), host_.ending_size));
  text_.append(owner);
  text_.append(rest);
}

void FragmentWriter::begin_host(std::size_t ending_size) {
  host_.from = text_.size();
  host_.first = endings_.size();
  host_.ending_size = ending_size;
}

FragmentWriter::HostLines FragmentWriter::end_host() const {
  HostLines lines = host_;
  lines.to = text_.size();
  lines.records = endings_.size() - host_.first;
  return lines;
}

void FragmentWriter::repeat(const HostLines& like, std::string_view ending) {
  const std::size_t size =
      like.to - like.from + like.records * ending.size() - like.records * like.ending_size;
  ending_.assign(ending).append(kStride, '\0');
  char* to = text_.extend(size, kStride);
  std::size_t from = like.from;
  for (std::size_t i = 0; i < like.records; ++i) {
    const std::size_t place = endings_[like.first + i];
    to = copy_in_strides(text_.data() + from, place - from, to);
    to = copy_in_strides(ending_.data(), ending.size(), to);
    from = place + like.ending_size;
  }
  copy_in_strides(text_.data() + from, like.to - from, to);
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
  made.ttl = ttl;
  made.record = record;
  made.remark = remark;
  write_tail(made);
  return made.text;
}

// In the room of the text that stood there.
void FragmentWriter::write_tail(Tail& tail) const {
  std::string& out = tail.text;
  out = ' ';
  append_number(out, tail.ttl);
  out += " IN ";
  if (style_ == FragmentStyle::Rfc3597) {
    out += type_text_;
    out += ' ';
    record::append_generic(out, tail.record);
    out += " ; ";
  }
  out += "HASTLS ";
  record::append_text(out, tail.record);
  if (!tail.remark.empty()) out.append(" ; ").append(tail.remark);
  out += '\n';
}

}  // namespace hastls::zone
