// SPDX-License-Identifier: BSD-2-Clause
#include "zone/generate.hpp"

#include <charconv>
#include <cstddef>
#include <limits>
#include <optional>

#include <fmt/format.h>

namespace hastls::zone {
namespace {

constexpr std::uint32_t kMostWidth = 255;
constexpr std::int64_t kMostNumber = std::numeric_limits<std::int32_t>::max();

Error syntax(std::string message) {
  return {ErrorCode::Syntax, std::move(message), {}};
}

// Takes a number off the front of `text`.
template <class T>
std::optional<T> take(std::string_view& text) {
  T value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{}) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return value;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

// What stands between `${` and `}`.
struct Format {
  std::int32_t offset = 0;
  std::uint32_t width = 0;
  char base = 'd';
};

std::optional<Format> parse_format(std::string_view text) {
  Format format;
  const auto offset = take<std::int32_t>(text);
  if (!offset) return std::nullopt;
  format.offset = *offset;
  if (take(text, ',')) {
    const auto width = take<std::uint32_t>(text);
    if (!width || *width > kMostWidth) return std::nullopt;
    format.width = *width;
    if (take(text, ',')) {
      if (text.empty() || std::string_view("doxXnN").find(text.front()) == std::string_view::npos)
        return std::nullopt;
      format.base = text.front();
      text.remove_prefix(1);
    }
  }
  if (!text.empty()) return std::nullopt;
  return format;
}

// `width` counts the dots between the nibbles too.
std::string nibbles(std::uint32_t number, std::uint32_t width, bool upper) {
  const std::string_view digits = upper ? "0123456789ABCDEF" : "0123456789abcdef";
  std::string out;
  do {
    if (!out.empty()) out += '.';
    out += digits[number & 0xf];
    number >>= 4;
  } while (number != 0 || out.size() + 1 < width);
  if (out.size() < width) out += '.';
  return out;
}

std::string formatted(std::uint32_t number, const Format& format) {
  switch (format.base) {
    case 'o': return fmt::format("{:0{}o}", number, format.width);
    case 'x': return fmt::format("{:0{}x}", number, format.width);
    case 'X': return fmt::format("{:0{}X}", number, format.width);
    case 'n': return nibbles(number, format.width, false);
    case 'N': return nibbles(number, format.width, true);
    default: return fmt::format("{:0{}d}", number, format.width);
  }
}

// The dollar at `at` and what belongs to it; moves behind it.
Result<std::string> substitute(std::string_view text, std::size_t& at, std::uint32_t step) {
  ++at;
  if (at < text.size() && text[at] == '$') {
    ++at;
    return std::string("$");
  }
  Format format;
  if (at < text.size() && text[at] == '{') {
    const std::size_t end = text.find('}', at);
    const auto parsed = end == std::string_view::npos
                            ? std::nullopt
                            : parse_format(text.substr(at + 1, end - at - 1));
    if (!parsed) return syntax("'${' is not followed by offset, width and base, as in ${0,3,d}");
    format = *parsed;
    at = end + 1;
  }
  const std::int64_t number = std::int64_t{step} + format.offset;
  if (number < 0 || number > kMostNumber)
    return Error{ErrorCode::Range,
                 fmt::format("step {} with offset {} is not within 0 to {}", step, format.offset,
                             kMostNumber),
                 {}};
  return formatted(static_cast<std::uint32_t>(number), format);
}

}  // namespace

Result<GenerateRange> GenerateRange::parse(std::string_view text) {
  const std::string shown(text.substr(0, 40));
  GenerateRange range;
  const auto start = take<std::uint32_t>(text);
  const bool dash = start && take(text, '-');
  const auto stop = dash ? take<std::uint32_t>(text) : std::nullopt;
  if (!stop) return syntax(fmt::format("'{}' is no range: start-stop or start-stop/step", shown));
  range.start = *start;
  range.stop = *stop;
  if (take(text, '/')) range.step = take<std::uint32_t>(text).value_or(0);
  if (!text.empty() || range.step == 0 || range.start > range.stop || range.stop > kMostNumber)
    return syntax(fmt::format(
        "'{}' is no range: start-stop or start-stop/step, start not above stop", shown));
  if (range.steps() > kMostSteps)
    return Error{
        ErrorCode::Range, fmt::format("{} steps; {} is the most", range.steps(), kMostSteps), {}};
  return range;
}

Result<std::string> generate_step(std::string_view text, std::uint32_t step) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '\\' && at + 1 < text.size()) {
      if (text[at + 1] != '$') out += '\\';
      out += text[at + 1];
      at += 2;
    } else if (text[at] == '$') {
      auto number = substitute(text, at, step);
      if (!number) return number;
      out += *number;
    } else {
      out += text[at++];
    }
  }
  return out;
}

}  // namespace hastls::zone
