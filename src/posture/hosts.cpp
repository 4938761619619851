// SPDX-License-Identifier: BSD-2-Clause
#include "posture/hosts.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "hastls/core/ascii.hpp"
#include "hastls/core/decimal.hpp"

#include "posture/fields.hpp"

namespace hastls::posture {
namespace {

Error bad_range(std::string_view text) {
  return {ErrorCode::Syntax,
          fmt::format("'{}' is no range", shown(text)),
          {"write it once in a name, first to last, as web{1..40} or db{01..12}"}};
}

bool is_padded(std::string_view digits) {
  return digits.size() > 1 && digits.front() == '0';
}

std::optional<std::uint32_t> number(std::string_view digits) {
  if (digits.empty() || digits.size() > 9 || !std::ranges::all_of(digits, ascii::is_digit))
    return std::nullopt;
  std::uint32_t value = 0;
  for (const char c : digits) value = value * 10 + static_cast<std::uint32_t>(c - '0');
  return value;
}

}  // namespace

std::string HostRange::name(std::uint32_t number) const {
  std::array<char, 10> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  const auto size = static_cast<std::size_t>(end.ptr - digits.data());
  std::string out = before;
  if (size < width) out.append(width - size, '0');
  out.append(digits.data(), size);
  out += after;
  return out;
}

RangeNames::RangeNames(const HostRange& range, std::string_view behind)
    : text_(range.name(range.first)),
      digits_(range.before.size()),
      digits_end_(text_.size() - range.after.size()),
      left_(range.last - range.first) {
  text_ += behind;
}

bool RangeNames::go_on() {
  if (left_ == 0) return false;
  --left_;
  std::size_t at = digits_end_;
  while (at > digits_ && text_[at - 1] == '9') text_[--at] = '0';
  if (at > digits_) {
    ++text_[at - 1];
  } else {
    text_.insert(digits_, 1, '1');
    ++digits_end_;
  }
  return true;
}

Result<std::optional<HostRange>> parse_range(std::string_view text) {
  const auto brace = std::ranges::find_if(text, [](char c) { return c == '{' || c == '}'; });
  if (brace == text.end()) return std::optional<HostRange>{};
  const auto open = static_cast<std::size_t>(brace - text.begin());
  const std::size_t close = text.find('}', open);
  if (text[open] != '{' || close == std::string_view::npos) return bad_range(text);
  const std::string_view inside = text.substr(open + 1, close - open - 1);
  const std::string_view after = text.substr(close + 1);
  const std::size_t dots = inside.find("..");
  if (dots == std::string_view::npos || after.find_first_of("{}") != std::string_view::npos)
    return bad_range(text);
  const std::string_view first = inside.substr(0, dots);
  const std::string_view last = inside.substr(dots + 2);
  const auto from = number(first);
  const auto to = number(last);
  if (!from || !to) return bad_range(text);
  const bool padded = is_padded(first) || is_padded(last);
  if (padded && first.size() != last.size())
    return Error{ErrorCode::Syntax,
                 fmt::format("the ends of '{}' differ in width", shown(text)),
                 {"with a leading zero both ends have as many digits, as {01..12}"}};
  if (*from > *to)
    return Error{ErrorCode::Range,
                 fmt::format("'{}' ends before it begins", shown(text)),
                 {"write the smaller number first"}};
  if (*to - *from >= HostRange::kMost)
    return Error{ErrorCode::Range,
                 fmt::format("'{}' makes {} names; {} is the most", shown(text),
                             std::uint64_t{*to} - *from + 1, HostRange::kMost),
                 {"write several ranges"}};
  return std::optional(HostRange{std::string(text.substr(0, open)), std::string(after), *from, *to,
                                 padded ? first.size() : 0});
}

}  // namespace hastls::posture
